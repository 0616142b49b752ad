import Foundation
import NIOCore

/// The names and addresses under which clients may find a server, and which its certificate carries.
package struct ServerNames: Hashable, Sendable {
    /// DNS names and addresses as text, each once.
    package let all: [String]

    /// What every server is called: by this machine's own clients, and by Pods.
    private static let standard = [
        "localhost", "127.0.0.1", "::1", "kubernetes", "kubernetes.default", "kubernetes.default.svc",
        "kubernetes.default.svc.cluster.local", "10.96.0.1",
    ]

    /// The names of a server that listens on an address.
    ///
    /// - Parameter others: what its user says that it is called, too.
    /// - Parameter machine: what this machine is called, and its addresses; for a server that listens on all of them.
    package init(listening address: ListenAddress, others: [String], machine: [String] = ServerNames.machine) {
        let own = address.isAnyAddress ? machine : [address.host]
        var seen: Set<String> = []
        all = (Self.standard + own + others).filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    /// This machine's name, and the addresses of its interfaces.
    package static var machine: [String] {
        var name = [CChar](repeating: 0, count: 256)
        let hasName = gethostname(&name, name.count - 1) == 0
        let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let devices = (try? System.enumerateDevices()) ?? []
        return (hasName ? [text] : []) + devices.compactMap { $0.address?.ipAddress }
    }

    /// An address as the bytes of a certificate; `nil` for a name.
    static func addressBytes(_ text: String) -> [UInt8]? {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: four) { Array($0) } }
        var six = in6_addr()
        let unscoped = String(text.prefix { $0 != "%" })
        if inet_pton(AF_INET6, unscoped, &six) == 1 { return withUnsafeBytes(of: six) { Array($0) } }
        return nil
    }

    /// Whether a text is an address, or a name that a certificate can carry.
    package static func isName(_ text: String) -> Bool {
        if addressBytes(text) != nil { return true }
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= 253
            && labels.allSatisfy { label in
                !label.isEmpty && label.utf8.count <= 63
                    && label.utf8.allSatisfy { byte in
                        byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                            || (0x61...0x7A).contains(byte)
                    }
            }
    }
}
