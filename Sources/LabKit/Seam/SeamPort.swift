#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The descriptors on which a child of the runner is asked and answers.
struct SeamPort {
    private let input: Int32
    private let output: Int32
    /// A question must be answered within so many seconds even if the runner is gone and can no longer end this process.
    private static let patience: UInt32 = 60

    private var pending: [UInt8] = []
    private var start = 0

    /// A port on what the runner has opened for its child: the first number after those of input, output and errors.
    init(input: Int32 = 3, output: Int32 = 3) {
        self.input = input
        self.output = output
    }

    /// The next line without its end; `nil` once the runner has closed its end.
    mutating func nextLine() -> [UInt8]? {
        alarm(0)
        while true {
            if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(pending[..<end])
                pending.removeSubrange(...end)
                alarm(Self.patience)
                return line
            }
            guard receive() else { return nil }
        }
    }

    /// The next so many bytes; `nil` once the other end is closed.
    mutating func next(_ count: Int) -> ArraySlice<UInt8>? {
        while pending.count - start < count {
            pending.removeSubrange(..<start)
            start = 0
            guard receive() else { return nil }
        }
        defer { start += count }
        return pending[start..<start + count]
    }

    /// - Returns: whether the other end is still open.
    private mutating func receive() -> Bool {
        while true {
            let count = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
                let count = read(input, buffer.baseAddress, buffer.count)
                if count > 0 { pending.append(contentsOf: buffer.prefix(count)) }
                return count
            }
            if count < 0, errno == EINTR { continue }
            return count > 0
        }
    }

    /// - Returns: whether everything was written.
    func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(output, $0) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

// The member of the same name would otherwise hide the call.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
