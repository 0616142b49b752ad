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
    /// Where the system puts what it has; made with the first that is read.
    private var part: [UInt8] = []

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

    /// Waits for so many bytes.
    ///
    /// - Returns: whether they are here; otherwise the other end is closed.
    mutating func has(_ count: Int) -> Bool {
        while pending.count - start < count {
            pending.removeSubrange(..<start)
            start = 0
            guard receive() else { return false }
        }
        return true
    }

    /// The next so many bytes; `nil` once the other end is closed.
    mutating func next(_ count: Int) -> [UInt8]? {
        guard has(count) else { return nil }
        defer { start += count }
        return Array(pending[start..<start + count])
    }

    /// The next number, the lowest of its bytes first; `nil` once the other end is closed.
    mutating func nextNumber<Number: FixedWidthInteger & BitwiseCopyable>(_ type: Number.Type) -> Number? {
        guard has(MemoryLayout<Number>.size) else { return nil }
        defer { start += MemoryLayout<Number>.size }
        return pending.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: type)) }
    }

    /// - Returns: whether the other end is still open.
    private mutating func receive() -> Bool {
        if part.isEmpty { part = [UInt8](repeating: 0, count: 1 << 16) }
        while true {
            let count = part.withUnsafeMutableBytes { read(input, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count > 0 { pending.append(contentsOf: part[..<count]) }
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
