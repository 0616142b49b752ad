extension DNSMessage {
    /// The message's bytes, at most so many.
    ///
    /// What does not fit is left out: additional resources silently, of the others as many as must, and then the message
    /// says that it is truncated.
    public func bytes(limit: Int = Int(UInt16.max)) -> [UInt8] {
        var writer = DNSWriter()
        writer.number16(id)
        writer.number16(flags)
        writer.number16(UInt16(truncatingIfNeeded: questions.count))
        for _ in 0..<3 { writer.number16(0) }
        for question in questions {
            writer.name(question.name)
            writer.number16(question.type.rawValue)
            writer.number16(question.class)
        }
        let room = limit - (ext == nil ? 0 : Self.extensionSize)
        var isComplete = true
        for (resources, place, isVital) in [(answers, 6, true), (authorities, 8, true), (additionals, 10, false)] {
            guard isComplete else { break }
            let written = Self.write(resources, upTo: room, &writer)
            isComplete = written == resources.count
            writer.patch(UInt16(truncatingIfNeeded: written), at: place)
            if !isComplete, isVital { writer.patch(flags | Flag.truncated, at: 2) }
        }
        if let ext { Self.write(ext, code: code, &writer) }
        return writer.bytes
    }

    private var flags: UInt16 {
        var flags = UInt16(operation & 0xF) << 11 | code.rawValue & 0xF
        if isResponse { flags |= Flag.response }
        if isAuthoritative { flags |= Flag.authoritative }
        if isTruncated { flags |= Flag.truncated }
        if wantsRecursion { flags |= Flag.recursion }
        return flags
    }

    /// Writes resources until one does not fit.
    ///
    /// - Returns: how many were written.
    private static func write(_ resources: [DNSResource], upTo limit: Int, _ writer: inout DNSWriter) -> Int {
        for (number, resource) in resources.enumerated() {
            let place = writer.bytes.count
            resource.write(&writer)
            if writer.bytes.count > limit || number == Int(UInt16.max) {
                writer.cut(to: place)
                return number
            }
        }
        return resources.count
    }

    /// The bytes of an OPT without options.
    private static let extensionSize = 11

    private static func write(_ ext: Extension, code: DNSCode, _ writer: inout DNSWriter) {
        writer.name(.root)
        writer.number16(DNSType.opt.rawValue)
        writer.number16(ext.datagramSize)
        let security = ext.wantsSecurity ? Flag.security : 0
        writer.number32(UInt32(code.rawValue >> 4 & 0xFF) << 24 | UInt32(ext.version) << 16 | security)
        writer.number16(0)
        let count = UInt16(writer.bytes[10]) << 8 | UInt16(writer.bytes[11])
        writer.patch(count &+ 1, at: 10)
    }
}

extension DNSResource {
    fileprivate func write(_ writer: inout DNSWriter) {
        writer.name(name)
        writer.number16(type.rawValue)
        writer.number16(`class`)
        writer.number32(timeToLive)
        writer.counted { content.write(&$0) }
    }
}

extension DNSResource.Content {
    fileprivate func write(_ writer: inout DNSWriter) {
        switch self {
        case .address(let bytes), .other(let bytes): writer.add(bytes)
        case .name(let name): writer.name(name)
        case .location(let priority, let weight, let port, let target):
            for number in [priority, weight, port] { writer.number16(number) }
            writer.name(target, isCompressed: false)
        case .texts(let texts):
            for text in texts {
                writer.byte(UInt8(min(text.count, 255)))
                writer.add(Array(text.prefix(255)))
            }
        case .authority(let authority):
            writer.name(authority.server)
            writer.name(authority.mailbox)
            writer.number32(authority.serial)
            for number in [authority.refresh, authority.retry, authority.expire, authority.minimum] {
                writer.number32(number)
            }
        }
    }
}
