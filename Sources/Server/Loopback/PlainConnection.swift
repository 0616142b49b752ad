/// A connection that carries the bytes of one port as they are.
struct PlainConnection: StreamWire {
    private static let lane = Lane(id: 0)
    private let port: Int
    private var output: [[UInt8]] = []
    private(set) var isFinished = false

    init(port: Int) {
        self.port = port
    }

    var opening: [ClientTraffic] { [.connect(Self.lane, port: port)] }

    mutating func receive(_ piece: [UInt8], at now: Duration) -> [ClientTraffic] { [.bytes(Self.lane, piece)] }

    mutating func send(_ traffic: ClusterTraffic) {
        switch traffic {
        case .bytes(_, let bytes): output.append(bytes)
        case .end, .failed: isFinished = true
        case .output, .errorOutput, .ended: break
        }
    }

    mutating func takeOutput() -> [[UInt8]] {
        defer { output = [] }
        return output
    }

    func consume(_ count: Int, on lane: Lane?) {}
    var waitingBytes: Int { 0 }
    var deadline: Duration? { nil }
    func expire(at now: Duration) {}
}
