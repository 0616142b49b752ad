package import Model

/// What a container has printed: its last lines, each with the moment at which it was complete.
///
/// Guarantees: positions go on rising, so that a reader goes on from where it was; the size is bounded.
package struct ContainerLog: Hashable, Sendable {
    /// One line.
    package struct Line: Hashable, Sendable {
        package var time: Timestamp
        package var stream: LogStream
        /// Without the line's end.
        package var bytes: [UInt8]
        /// Whether the line is complete.
        package var isWhole = true

        package var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    private static let sizeLimit = 2 << 20
    private static let countLimit = 20_000
    private static let lineLimit = 16 << 10

    /// The lines that are kept, the oldest first.
    package private(set) var lines: [Line] = []
    /// The position of the oldest line that is kept.
    package private(set) var start = 0
    private var size = 0
    private var partial: [LogStream: [UInt8]] = [:]

    package init() {}

    /// The position after the newest line.
    package var end: Int { start + lines.count }

    /// The lines from a position on, as far as they are kept.
    package func lines(from position: Int) -> ArraySlice<Line> {
        lines[min(max(0, position - start), lines.count)...]
    }

    mutating func append(_ bytes: [UInt8], to stream: LogStream, at now: Timestamp) {
        var rest = (partial.removeValue(forKey: stream) ?? []) + bytes
        var begin = rest.startIndex
        while let end = rest[begin...].firstIndex(of: 10) {
            add(Line(time: now, stream: stream, bytes: Array(rest[begin..<end])))
            begin = end + 1
        }
        rest.removeFirst(begin)
        while rest.count > Self.lineLimit {
            add(Line(time: now, stream: stream, bytes: Array(rest.prefix(Self.lineLimit)), isWhole: false))
            rest.removeFirst(Self.lineLimit)
        }
        if !rest.isEmpty { partial[stream] = rest }
    }

    /// Adds what was printed without a line's end.
    mutating func finish(at now: Timestamp) {
        for stream in [LogStream.stdout, .stderr] {
            guard let rest = partial.removeValue(forKey: stream) else { continue }
            add(Line(time: now, stream: stream, bytes: rest, isWhole: false))
        }
    }

    private mutating func add(_ line: Line) {
        lines.append(line)
        size += line.bytes.count + 32
        guard size > Self.sizeLimit || lines.count > Self.countLimit else { return }
        // A quarter goes at once, so that adding stays cheap.
        let gone = max(1, lines.count / 4)
        size -= lines.prefix(gone).reduce(0) { $0 + $1.bytes.count + 32 }
        lines.removeFirst(gone)
        start += gone
    }
}
