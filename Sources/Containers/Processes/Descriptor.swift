/// Where a process reads from or writes to.
package enum Descriptor: Hashable, Sendable {
    /// Nothing comes, and what is written is gone.
    case null
    /// Zeros without end.
    case zeros
    /// The end of a pipe that is read.
    case reading(pipe: Int)
    /// The end of a pipe that is written.
    case writing(pipe: Int)
    /// An open file.
    case file(Int)
    /// What the container prints.
    case log(LogStream)
}

/// One of the two outputs of a container.
package enum LogStream: String, Hashable, Sendable {
    case stdout, stderr
}

/// A file that is open, with the place that is read or written next; those who inherited it share the place.
struct OpenFile: Hashable, Sendable {
    var place: FileSystem.Place
    var offset = 0
    var appends = false
    var holders = 1
}

/// Bytes on their way from one process to another.
struct Pipe: Hashable, Sendable {
    /// How many bytes may wait before writers do.
    static let capacity = 64 << 10

    private var bytes: [UInt8] = []
    private var start = 0
    var readers = 0
    var writers = 0
    /// Whether one who reads finds an end after these bytes, though more may follow: a person has pressed Ctrl-D.
    var hasEnd = false

    var isEmpty: Bool { start == bytes.count }
    var isFull: Bool { bytes.count - start >= Self.capacity }

    mutating func write(_ more: [UInt8]) { bytes += more }

    mutating func read(_ limit: Int) -> [UInt8] {
        let count = min(limit, bytes.count - start)
        if start == 0, count == bytes.count {
            defer { bytes = [] }
            return bytes
        }
        let part = Array(bytes[start..<start + count])
        start += count
        if start > bytes.count / 2 {
            bytes.removeFirst(start)
            start = 0
        }
        return part
    }
}
