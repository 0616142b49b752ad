import LabRunner

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The system's calls that ``SubjectHost`` needs.
enum HostSockets {
    #if canImport(Darwin)
        private static let stream = SOCK_STREAM
    #else
        private static let stream = Int32(SOCK_STREAM.rawValue)
    #endif

    /// A socket in the file system that waits for connections.
    static func listen(at path: String) throws(LabError) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw .unwritable(path: path, reason: "the path is too long for a socket")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let listener = socket(AF_UNIX, stream, 0)
        unlink(path)
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(listener, $0, size) }
        }
        guard listener >= 0, bound == 0, systemListen(listener, 4) == 0 else {
            throw .unwritable(path: path, reason: String(cString: strerror(errno)))
        }
        keepFromChildren(listener)
        return listener
    }

    static func accept(_ listener: Int32) -> Int32? {
        let end = systemAccept(listener, nil, nil)
        guard end >= 0 else { return nil }
        keepFromChildren(end)
        return end
    }

    static func pipe() throws(LabError) -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        guard systemPipe(&ends) == 0 else {
            throw .spawnFailed(command: "a pipe", reason: String(cString: strerror(errno)))
        }
        ends.forEach(keepFromChildren)
        return (ends[0], ends[1])
    }

    /// Makes a pipe in the file system, and opens both ends of it for a child, and once more so that nobody has to wait.
    static func namedPipe(at path: String) throws(LabError) -> (read: Int32, write: Int32, keeper: Int32) {
        unlink(path)
        guard mkfifo(path, 0o600) == 0 else { throw .unwritable(path: path, reason: String(cString: strerror(errno))) }
        let keeper = open(path, O_RDWR | O_CLOEXEC)
        return (open(path, O_RDONLY | O_CLOEXEC), open(path, O_WRONLY | O_CLOEXEC), keeper)
    }

    private static func keepFromChildren(_ descriptor: Int32) { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }

    /// What is there; nil at an end.
    static func read(_ descriptor: Int32) -> [UInt8]? {
        var isOpen = true
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
            let count = systemRead(descriptor, buffer.baseAddress, buffer.count)
            isOpen = count > 0 || (count < 0 && errno == EINTR)
            filled = max(0, count)
        }
        return isOpen ? bytes : nil
    }

    static func close(_ descriptor: Int32) { _ = systemClose(descriptor) }
}

// Members of the same names would otherwise hide the calls.
private func systemListen(_ listener: Int32, _ backlog: Int32) -> Int32 { listen(listener, backlog) }
private func systemAccept(
    _ listener: Int32, _ address: UnsafeMutablePointer<sockaddr>?, _ size: UnsafeMutablePointer<socklen_t>?
) -> Int32 { accept(listener, address, size) }
private func systemPipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 { pipe(ends) }
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
