import Containers
import Model

/// How far a client has read a container's log.
struct LogCursor: Sendable {
    private let since: Timestamp?
    private let timestamps: Bool
    /// The position of the next line in the log.
    private var position: Int
    /// How many bytes may still be sent.
    private var allowance: Int
    /// Whether the last thing that was sent ended its line.
    private var isAtLineStart = true

    /// A client that has read nothing yet.
    ///
    /// - Parameter log: what is there now; the lines to begin with are counted from its end.
    init(_ options: LogOptions, log: ContainerLog, now: Timestamp) {
        since = options.since?.moment(at: now)
        timestamps = options.timestamps
        allowance = options.limitBytes ?? .max
        position = options.tailLines.map { Self.start(ofLast: $0, in: log) } ?? log.start
    }

    /// Whether the client has got all the bytes that it wants.
    var isDone: Bool { allowance == 0 }

    /// What the log holds that the client has not been sent.
    mutating func read(_ log: ContainerLog) -> [UInt8] {
        var bytes: [UInt8] = []
        for line in log.lines(from: position) where allowance > bytes.count {
            if let since, line.time < since { continue }
            if timestamps, isAtLineStart { bytes += Array("\(line.time.text(fractionDigits: 9)) ".utf8) }
            bytes += line.bytes
            if line.isWhole { bytes.append(UInt8(ascii: "\n")) }
            isAtLineStart = line.isWhole
        }
        position = log.end
        if bytes.count > allowance { bytes.removeLast(bytes.count - allowance) }
        if allowance != .max { allowance -= bytes.count }
        return bytes
    }

    /// Where the last lines begin; what was cut up because it was long is one line.
    private static func start(ofLast count: Int, in log: ContainerLog) -> Int {
        var start = log.end
        var left = count
        for (index, line) in log.lines(from: log.start).enumerated().reversed() {
            let position = log.start + index
            // The newest line counts even where it has no end yet.
            if line.isWhole || position == log.end - 1 {
                if left == 0 { break }
                left -= 1
            }
            start = position
        }
        return count == 0 ? log.end : start
    }
}
