#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What both ends of a graded line share: the form of a message, and the system's calls.
enum Frame {
    /// The question's number, which its answer repeats.
    static let numberLength = 8

    /// A message as it crosses: the length of what follows, the number, the content.
    static func bytes(number: UInt64, content: [UInt8]) -> [UInt8] {
        let head = MemoryLayout<UInt32>.size
        let count = numberLength + content.count
        return [UInt8](unsafeUninitializedCapacity: head + count) { buffer, filled in
            let bytes = UnsafeMutableRawBufferPointer(buffer)
            bytes.storeBytes(of: UInt32(truncatingIfNeeded: count).littleEndian, as: UInt32.self)
            bytes.storeBytes(of: number.littleEndian, toByteOffset: head, as: UInt64.self)
            UnsafeMutableRawBufferPointer(rebasing: bytes[(head + numberLength)...]).copyBytes(from: content)
            filled = head + count
        }
    }

    /// A connection to a socket in the file system; nil where there is none, or the path is too long for one.
    static func connect(to path: String) -> Int32? {
        #if canImport(Darwin)
            let end = socket(AF_UNIX, SOCK_STREAM, 0)
        #else
            let end = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard end >= 0, path.utf8.count < room else { return nil }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { systemConnect(end, $0, size) }
        }
        return result == 0 ? end : nil
    }
}

// The member of the same name would otherwise hide the call.
private func systemConnect(_ end: Int32, _ address: UnsafePointer<sockaddr>, _ size: socklen_t) -> Int32 {
    connect(end, address, size)
}
