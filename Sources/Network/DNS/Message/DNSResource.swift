/// One thing that a message says of a name.
public struct DNSResource: Hashable, Sendable {
    /// What is said.
    public enum Content: Hashable, Sendable {
        /// An address of four bytes (`A`) or sixteen (`AAAA`).
        case address([UInt8])
        /// Another name (`CNAME`, `PTR`, `NS`).
        case name(DNSName)
        /// A host and a port (`SRV`).
        case location(priority: UInt16, weight: UInt16, port: UInt16, target: DNSName)
        /// Strings of at most 255 bytes each (`TXT`, `HINFO`).
        case texts([[UInt8]])
        /// How a zone is kept (`SOA`).
        case authority(DNSAuthority)
        /// The bytes of any other type.
        case other([UInt8])
    }

    /// The name.
    public var name: DNSName
    /// What kind of thing is said.
    public var type: DNSType
    /// The class; 1 for the Internet, which is the only one in use.
    public var `class`: UInt16
    /// For how many seconds it may be kept.
    public var timeToLive: UInt32
    /// What is said.
    public var content: Content

    /// A resource of these parts.
    public init(
        _ name: DNSName, _ type: DNSType, class: UInt16 = DNSQuestion.internet, timeToLive: UInt32, _ content: Content
    ) {
        self.name = name
        self.type = type
        self.class = `class`
        self.timeToLive = timeToLive
        self.content = content
    }
}

/// How a zone is kept, and for how long it may be remembered that a name is not in it.
public struct DNSAuthority: Hashable, Sendable {
    /// The server that knows first.
    public var server: DNSName
    /// Who looks after the zone: a mail address with a dot in the place of its sign.
    public var mailbox: DNSName
    /// Grows with each change.
    public var serial: UInt32
    /// Seconds after which copies of the zone are compared, tried again, and given up.
    public var refresh: UInt32 = 7200
    /// Seconds until a failed comparison is tried again.
    public var retry: UInt32 = 1800
    /// Seconds after which a copy that cannot be compared is given up.
    public var expire: UInt32 = 86400
    /// For how many seconds it may be remembered that something is not there.
    public var minimum: UInt32

    /// An authority of these parts.
    public init(server: DNSName, mailbox: DNSName, serial: UInt32, minimum: UInt32) {
        self.server = server
        self.mailbox = mailbox
        self.serial = serial
        self.minimum = minimum
    }
}

/// What a message asks.
public struct DNSQuestion: Hashable, Sendable {
    /// The class of the Internet.
    public static let internet: UInt16 = 1
    /// The class of a question to which any class will do.
    static let anyClass: UInt16 = 255

    /// Of which name.
    public var name: DNSName
    /// What.
    public var type: DNSType
    /// In which class.
    public var `class`: UInt16

    /// A question about a name of the Internet, unless another class is given.
    public init(_ name: DNSName, _ type: DNSType, class: UInt16 = DNSQuestion.internet) {
        self.name = name
        self.type = type
        self.class = `class`
    }
}
