/// Answers packets: bytes in, bytes out.
///
/// ## Guarantees
///
/// - Any bytes get an answer or none, in a time that grows with their number alone.
/// - What is no question gets no answer, or one of twelve bytes; an answer gets none, so that two servers never talk to
///   each other for ever.
/// - An answer by datagram has at most ``largestDatagram`` bytes, and at most 512 where the asker does not say more.
public enum DNSResponder {
    /// How a question came.
    public enum Transport: Sendable {
        /// In a datagram, whose answer is one too.
        case datagram
        /// Over a connection.
        case stream
    }

    /// The size of datagrams that no network between here and there has to cut.
    public static let largestDatagram = 1232
    /// The size of datagrams that everybody takes.
    private static let smallestDatagram = 512
    /// The largest message that a connection can carry.
    private static let largestMessage = Int(UInt16.max)

    /// The answer to a packet; `nil` where it deserves none.
    public static func response(to packet: [UInt8], by transport: Transport, from zone: ClusterZone) -> [UInt8]? {
        guard packet.count >= DNSMessage.headSize else { return nil }
        var head = DNSMessage()
        var reader = DNSReader(packet)
        guard let counts = try? head.readHead(&reader), !head.isResponse else { return nil }
        guard head.operation == 0 else { return refusal(of: head, .notImplemented) }
        // Questions bring nothing but their question, and what EDNS and signatures add.
        guard counts.questions == 1, counts.answers == 0, counts.authorities == 0, counts.additionals <= 2,
            let query = try? DNSMessage(reading: packet), let question = query.questions.first, question.type != .opt
        else { return refusal(of: head, .formatError) }
        let response = answer(query, question, from: zone)
        return response.bytes(limit: limit(for: query, by: transport))
    }

    private static func limit(for query: DNSMessage, by transport: Transport) -> Int {
        switch transport {
        case .stream: largestMessage
        case .datagram:
            query.ext.map { min(max(Int($0.datagramSize), smallestDatagram), largestDatagram) } ?? smallestDatagram
        }
    }

    /// Says no, without a word of what was asked.
    private static func refusal(of head: DNSMessage, _ code: DNSCode) -> [UInt8] {
        var response = DNSMessage()
        response.id = head.id
        response.isResponse = true
        response.operation = head.operation
        response.wantsRecursion = head.wantsRecursion
        response.code = code
        return response.bytes()
    }

    private static func answer(_ query: DNSMessage, _ question: DNSQuestion, from zone: ClusterZone) -> DNSMessage {
        var response = DNSMessage()
        response.id = query.id
        response.isResponse = true
        response.wantsRecursion = query.wantsRecursion
        response.questions = [question]
        if let ext = query.ext {
            response.ext = DNSMessage.Extension(datagramSize: UInt16(largestDatagram))
            guard ext.version == 0 else {
                response.code = .badVersion
                return response
            }
        }
        let isKnownClass = [DNSQuestion.internet, DNSQuestion.anyClass].contains(question.class)
        guard isKnownClass, question.type != .axfr, question.type != .ixfr else {
            response.code = .refused
            return response
        }
        let answer = zone.answer(question, turn: Int(query.id))
        response.code = answer.code
        response.isAuthoritative = answer.isAuthoritative
        response.answers = answer.answers
        response.authorities = answer.authorities
        response.additionals = answer.additionals
        return response
    }
}
