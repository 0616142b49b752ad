extension DNSMessage {
    /// Reads a whole message.
    ///
    /// Guarantees: any bytes lead to a message or to an error, in a time that grows with their number alone.
    ///
    /// - Throws: ``DNSProblem``.
    public init(reading bytes: [UInt8]) throws(DNSProblem) {
        var reader = DNSReader(bytes)
        self.init()
        let counts = try readHead(&reader)
        for _ in 0..<counts.questions { questions.append(try DNSQuestion(&reader)) }
        for _ in 0..<counts.answers { answers.append(try DNSResource(&reader)) }
        for _ in 0..<counts.authorities { authorities.append(try DNSResource(&reader)) }
        for _ in 0..<counts.additionals { try add(try DNSResource(&reader)) }
        guard reader.isAtEnd else { throw .trailingBytes }
    }

    /// How many of each part a message has.
    struct Counts {
        var questions: UInt16
        var answers: UInt16
        var authorities: UInt16
        var additionals: UInt16
    }

    /// Reads what stands before the first question.
    mutating func readHead(_ reader: inout DNSReader) throws(DNSProblem) -> Counts {
        id = try reader.number16()
        let flags = try reader.number16()
        isResponse = flags & Flag.response != 0
        operation = UInt8(flags >> 11 & 0xF)
        isAuthoritative = flags & Flag.authoritative != 0
        isTruncated = flags & Flag.truncated != 0
        wantsRecursion = flags & Flag.recursion != 0
        code = DNSCode(rawValue: flags & 0xF)
        return Counts(
            questions: try reader.number16(), answers: try reader.number16(), authorities: try reader.number16(),
            additionals: try reader.number16())
    }

    /// The bits of a message's head.
    enum Flag {
        static let response: UInt16 = 0x8000
        static let authoritative: UInt16 = 0x0400
        static let truncated: UInt16 = 0x0200
        static let recursion: UInt16 = 0x0100
        /// In the time to live of an OPT.
        static let security: UInt32 = 0x8000
    }

    /// Adds what follows the answer; an OPT says what the sender can do.
    private mutating func add(_ resource: DNSResource) throws(DNSProblem) {
        guard resource.type == .opt else { return additionals.append(resource) }
        guard ext == nil, resource.name == .root else { throw .badExtension }
        var told = Extension(datagramSize: resource.class)
        told.version = UInt8(resource.timeToLive >> 16 & 0xFF)
        told.wantsSecurity = resource.timeToLive & Flag.security != 0
        ext = told
        code = DNSCode(rawValue: code.rawValue | UInt16(resource.timeToLive >> 24) << 4)
    }
}

extension DNSQuestion {
    init(_ reader: inout DNSReader) throws(DNSProblem) {
        self.init(
            try reader.name(), DNSType(rawValue: try reader.number16()), class: try reader.number16())
    }
}

extension DNSResource {
    fileprivate init(_ reader: inout DNSReader) throws(DNSProblem) {
        let name = try reader.name()
        let type = DNSType(rawValue: try reader.number16())
        let (group, timeToLive) = (try reader.number16(), try reader.number32())
        let end = Int(try reader.number16()) + reader.position
        guard end <= reader.bytes.count else { throw .tooShort }
        let content = try Content(type, until: end, &reader)
        guard reader.position == end else { throw .badLength }
        self.init(name, type, class: group, timeToLive: timeToLive, content)
    }
}

extension DNSResource.Content {
    fileprivate init(_ type: DNSType, until end: Int, _ reader: inout DNSReader) throws(DNSProblem) {
        switch type {
        case .a: self = .address(try reader.take(4))
        case .aaaa: self = .address(try reader.take(16))
        case .cname, .ptr, .ns: self = .name(try reader.name())
        case .srv:
            let (priority, weight, port) = (try reader.number16(), try reader.number16(), try reader.number16())
            self = .location(priority: priority, weight: weight, port: port, target: try reader.name())
        case .txt, .hinfo:
            var texts: [[UInt8]] = []
            while reader.position < end { texts.append(try reader.take(Int(try reader.byte()))) }
            self = .texts(texts)
        case .soa:
            let (server, mailbox, serial) = (try reader.name(), try reader.name(), try reader.number32())
            var authority = DNSAuthority(server: server, mailbox: mailbox, serial: serial, minimum: 0)
            authority.refresh = try reader.number32()
            authority.retry = try reader.number32()
            authority.expire = try reader.number32()
            authority.minimum = try reader.number32()
            self = .authority(authority)
        default: self = .other(try reader.take(end - reader.position))
        }
    }
}
