import Foundation

/// Reads a file line by line without holding more than a line and a block of it.
final class LineReader {
    /// One line, without its end.
    struct Line {
        let number: Int
        let bytes: ArraySlice<UInt8>
    }

    private static let blockSize = 1 << 18

    private let handle: FileHandle
    private let path: String
    private var buffer: [UInt8] = []
    private var start = 0
    private var number = 0
    private var isAtEnd = false

    /// - Parameter path: a file, or `-` for standard input.
    init(path: String) throws {
        self.path = path
        if path == "-" {
            handle = .standardInput
            return
        }
        do {
            handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        } catch {
            throw CommandFailure("cannot read \(path): \(error.reason)")
        }
    }

    /// The next line, or `nil` at the end.
    func next() throws -> Line? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                return take(to: end, skipping: 1)
            }
            searched = buffer.count
            if isAtEnd { return start < buffer.count ? take(to: buffer.count, skipping: 0) : nil }
            searched -= start
            buffer.removeSubrange(..<start)
            start = 0
            try fill()
        }
    }

    private func take(to end: Int, skipping separator: Int) -> Line {
        number += 1
        defer { start = end + separator }
        return Line(number: number, bytes: buffer[start..<end])
    }

    private func fill() throws {
        do {
            guard let block = try handle.read(upToCount: Self.blockSize), !block.isEmpty else {
                isAtEnd = true
                return
            }
            buffer.append(contentsOf: block)
        } catch {
            throw CommandFailure("cannot read \(path): \(error.reason)")
        }
    }
}

extension Error {
    /// What went wrong with a file, in the system's own words.
    var reason: String {
        let error = self as NSError
        if let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError, underlying.domain == NSPOSIXErrorDomain {
            return String(cString: strerror(Int32(underlying.code)))
        }
        return error.localizedDescription
    }
}
