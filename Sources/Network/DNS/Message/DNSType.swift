/// What a question asks for, or a resource says: `A`, `SRV` and so on, by its number.
public struct DNSType: RawRepresentable, Hashable, Sendable {
    /// The number.
    public let rawValue: UInt16

    /// The type of a number.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// An IPv4 address.
    public static let a = DNSType(rawValue: 1)
    /// Who answers for a zone.
    public static let ns = DNSType(rawValue: 2)
    /// Another name for the same thing.
    public static let cname = DNSType(rawValue: 5)
    /// Where a zone begins, and how long it may be said that something is not there.
    public static let soa = DNSType(rawValue: 6)
    /// The name of an address.
    public static let ptr = DNSType(rawValue: 12)
    /// What a host is; today, the answer to those who ask for everything.
    public static let hinfo = DNSType(rawValue: 13)
    /// Text.
    public static let txt = DNSType(rawValue: 16)
    /// An IPv6 address.
    public static let aaaa = DNSType(rawValue: 28)
    /// Where a service is reached.
    public static let srv = DNSType(rawValue: 33)
    /// Not a resource, but what the sender can do.
    public static let opt = DNSType(rawValue: 41)
    /// The changes of a zone, which are not handed out.
    public static let ixfr = DNSType(rawValue: 251)
    /// A whole zone, which is not handed out.
    public static let axfr = DNSType(rawValue: 252)
    /// Everything.
    public static let any = DNSType(rawValue: 255)
}

extension DNSType: CustomStringConvertible {
    private static let names: [DNSType: String] = [
        .a: "A", .ns: "NS", .cname: "CNAME", .soa: "SOA", .ptr: "PTR", .hinfo: "HINFO", .txt: "TXT", .aaaa: "AAAA",
        .srv: "SRV", .opt: "OPT", .ixfr: "IXFR", .axfr: "AXFR", .any: "ANY",
    ]

    /// The type's name in zone files, such as `AAAA`.
    public var description: String { Self.names[self] ?? "TYPE\(rawValue)" }
}

/// How a request ended.
public struct DNSCode: RawRepresentable, Hashable, Sendable {
    /// The number; those above 15 need EDNS.
    public let rawValue: UInt16

    /// The code of a number.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// The name exists, whether or not it has what was asked for.
    public static let noError = DNSCode(rawValue: 0)
    /// The message cannot be read.
    public static let formatError = DNSCode(rawValue: 1)
    /// The server cannot answer.
    public static let serverFailure = DNSCode(rawValue: 2)
    /// There is no such name.
    public static let nameError = DNSCode(rawValue: 3)
    /// The server does not do what was asked of it.
    public static let notImplemented = DNSCode(rawValue: 4)
    /// The server does not answer for the name.
    public static let refused = DNSCode(rawValue: 5)
    /// The server does not know the version of EDNS.
    public static let badVersion = DNSCode(rawValue: 16)
}
