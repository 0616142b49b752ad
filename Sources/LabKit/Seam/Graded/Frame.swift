#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What both ends of a graded line share: four bytes of length, and the system's calls.
enum Frame {
    static let headLength = 4
    /// The question's number, which its answer repeats.
    static let numberLength = 8

    static func head(count: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) } }

    static func count(_ head: some Collection<UInt8>) -> Int? {
        head.count == headLength ? head.reversed().reduce(0) { $0 << 8 | Int($1) } : nil
    }

    static func bytes(of number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
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
