/// Connections to ports that were named beforehand, as messages: each port has a number for its bytes and the next one
/// for its error.
struct PortsOverChannels: StreamWire {
    private var output: [[UInt8]] = []
    private let ports: [Int]
    private var open: Set<Int>

    init(ports: [Int]) {
        // A message's first byte has room for no more.
        self.ports = Array(ports.prefix(127))
        open = Set(self.ports.indices)
        for (index, port) in self.ports.enumerated() {
            // The first message of each names its port, the lower byte first.
            let number = [UInt8(truncatingIfNeeded: port), UInt8(truncatingIfNeeded: port >> 8)]
            output.append([UInt8(2 * index)] + number)
            output.append([UInt8(2 * index + 1)] + number)
        }
    }

    var opening: [ClientTraffic] {
        ports.enumerated().map { .connect(Lane(id: UInt32($0)), port: $1) }
    }

    mutating func receive(_ piece: [UInt8], at now: Duration) -> [ClientTraffic] {
        guard let channel = piece.first, channel % 2 == 0, open.contains(Int(channel) / 2), piece.count > 1
        else { return [] }
        return [.bytes(Lane(id: UInt32(channel) / 2), Array(piece.dropFirst()))]
    }

    mutating func send(_ traffic: ClusterTraffic) {
        switch traffic {
        case .bytes(let lane, let bytes): if isOpen(lane) { output.append([UInt8(2 * lane.id)] + bytes) }
        case .end(let lane): open.remove(Int(lane.id))
        case .failed(let lane, let message):
            if isOpen(lane) { output.append([UInt8(2 * lane.id + 1)] + Array(message.utf8)) }
            open.remove(Int(lane.id))
        case .output, .errorOutput, .ended: break
        }
    }

    private func isOpen(_ lane: Lane) -> Bool { open.contains(Int(lane.id)) }

    mutating func takeOutput() -> [[UInt8]] {
        defer { output = [] }
        return output
    }

    var isFinished: Bool { open.isEmpty }
    func consume(_ count: Int, on lane: Lane?) {}
    var waitingBytes: Int { 0 }
    var deadline: Duration? { nil }
    func expire(at now: Duration) {}
}
