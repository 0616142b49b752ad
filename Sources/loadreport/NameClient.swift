import Foundation

/// One socket that asks a DNS server, with several questions under way.
final class NameClient {
    /// What came of the questions.
    struct Count {
        var answered = 0
        var lost = 0
    }

    private let descriptor: Int32

    init(port: UInt16) throws {
        #if canImport(Glibc)
            descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        #else
            descriptor = socket(AF_INET, SOCK_DGRAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw LoadError.system("connect") }
        var patience = timeval(tv_sec: 1, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// Asks one question after the other, in turn.
    ///
    /// - Throws: ``LoadError`` where an answer is not the answer to a question, or is an error other than that the name
    ///   does not exist.
    func ask(_ questions: [NameQuestion], window: Int, until end: ContinuousClock.Instant) throws -> Count {
        var count = Count()
        var next = 0
        var underWay = 0
        var buffer = [UInt8](repeating: 0, count: 4096)
        while ContinuousClock.now < end || underWay > 0 {
            while underWay < window, ContinuousClock.now < end {
                let question = questions[next % questions.count]
                next += 1
                let sent = question.bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
                guard sent == question.bytes.count else { throw LoadError.system("write") }
                underWay += 1
            }
            let received = read(descriptor, &buffer, buffer.count)
            if received < 0, errno == EAGAIN {
                count.lost += underWay
                underWay = 0
                continue
            }
            guard received >= 12 else { throw LoadError.system("read") }
            let id = Int(buffer[0]) << 8 | Int(buffer[1])
            guard id < questions.count, buffer[2] & 0x80 != 0, [0, 3].contains(buffer[3] & 0x0F) else {
                throw LoadError(description: "an answer with the code \(buffer[3] & 0x0F)")
            }
            count.answered += 1
            underWay = max(0, underWay - 1)
        }
        return count
    }
}
