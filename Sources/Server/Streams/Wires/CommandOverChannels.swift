import API

/// A command's streams as messages, each of which begins with the number of its stream.
struct CommandOverChannels: StreamWire {
    private enum Channel {
        static let input: UInt8 = 0
        static let output: UInt8 = 1
        static let errorOutput: UInt8 = 2
        static let error: UInt8 = 3
        /// The next byte is the number of a stream that ends; since version 5.
        static let close: UInt8 = 255
    }

    private let options: CommandOptions
    private let version: Int
    private var output: [[UInt8]]
    private var isInputOpen: Bool
    private(set) var isFinished = false

    init(_ options: CommandOptions, version: Int) {
        self.options = options
        self.version = version
        isInputOpen = options.stdin
        // An empty message tells the client that all is set up, as the kubelet does.
        output = [[options.stdout ? Channel.output : options.stderr ? Channel.errorOutput : Channel.error]]
    }

    mutating func receive(_ piece: [UInt8], at now: Duration) -> [ClientTraffic] {
        guard isInputOpen, let channel = piece.first else { return [] }
        switch channel {
        case Channel.input: return piece.count > 1 ? [.input(Array(piece.dropFirst()))] : []
        case Channel.close where version >= 5 && piece.dropFirst().first == Channel.input:
            isInputOpen = false
            return [.endOfInput]
        default: return []  // A simulated terminal has no size; nothing else is the client's to send.
        }
    }

    mutating func send(_ traffic: ClusterTraffic) {
        switch traffic {
        case .output(let bytes): if options.stdout { output.append([Channel.output] + bytes) }
        case .errorOutput(let bytes): if options.stderr { output.append([Channel.errorOutput] + bytes) }
        case .ended(let ending):
            output.append([Channel.error] + ending.status)
            isFinished = true
        case .bytes, .end, .failed: break
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
