/// One thing that DNS says of a name.
public struct DNSRecord: Hashable, Sendable, Codable {
    /// What is said.
    public enum Content: Hashable, Sendable, Codable {
        /// The name's IPv4 address.
        case a(String)
        /// The name's IPv6 address.
        case aaaa(String)
        /// The name is another name for this one.
        case cname(String)
        /// The name stands for an address that has this name.
        case ptr(String)
        /// Where a service of the name is reached.
        case srv(ServiceLocation)
    }

    /// A host and a port, with what guides a client's choice among several.
    public struct ServiceLocation: Hashable, Sendable, Codable {
        /// The lower it is, the earlier a client should try.
        public var priority: Int
        /// A client's share among the locations of the same priority.
        public var weight: Int
        /// Where the host listens.
        public var port: Int
        /// The host's name.
        public var target: String

        /// A location of these parts.
        public init(priority: Int = 0, weight: Int = 100, port: Int, target: String) {
            self.priority = priority
            self.weight = weight
            self.port = port
            self.target = target
        }
    }

    /// Seconds that an answer may be kept: short, for addresses change while names stay.
    public static let timeToLive = 5

    /// The whole name, in lower case and without the dot at its end.
    public var name: String
    /// What is said of it.
    public var content: Content

    /// A record of a name.
    public init(_ name: String, _ content: Content) {
        self.name = name
        self.content = content
    }
}

extension DNSRecord {
    /// The record's type, such as `A` or `SRV`.
    public var type: String {
        switch content {
        case .a: "A"
        case .aaaa: "AAAA"
        case .cname: "CNAME"
        case .ptr: "PTR"
        case .srv: "SRV"
        }
    }

    /// The address, if the record is about one.
    public var address: String? {
        switch content {
        case .a(let address), .aaaa(let address): address
        case .cname, .ptr, .srv: nil
        }
    }

    /// The record that says an address of a name, in whichever family the address is.
    init(_ name: String, address: String) {
        self.init(name, address.contains(":") ? .aaaa(address) : .a(address))
    }
}

extension DNSRecord: CustomStringConvertible {
    /// The line of a zone file.
    public var description: String { "\(name). \(Self.timeToLive) IN \(type) \(text)" }

    private var text: String {
        switch content {
        case .a(let address), .aaaa(let address): address
        case .cname(let name), .ptr(let name): "\(name)."
        case .srv(let location):
            "\(location.priority) \(location.weight) \(location.port) \(location.target)."
        }
    }
}

extension DNSRecord: Comparable {
    /// The order of names, then of what is said.
    public static func < (left: Self, right: Self) -> Bool {
        (left.name, left.description) < (right.name, right.description)
    }
}
