/// A question, or the answer to one, as RFC 1035 and RFC 6891 lay it down.
public struct DNSMessage: Hashable, Sendable {
    /// What EDNS lets one side tell the other.
    public struct Extension: Hashable, Sendable {
        /// The largest datagram that the sender takes.
        public var datagramSize: UInt16
        /// The version of EDNS; 0 is the only one.
        public var version: UInt8 = 0
        /// The sender knows DNSSEC.
        public var wantsSecurity = false

        /// What a sender of this datagram size tells.
        public init(datagramSize: UInt16) {
            self.datagramSize = datagramSize
        }
    }

    /// What the answer is recognized by.
    public var id: UInt16 = 0
    /// It is an answer.
    public var isResponse = false
    /// What is asked of the server; 0 is a question.
    public var operation: UInt8 = 0
    /// The sender answers for the name.
    public var isAuthoritative = false
    /// There is more than the message could hold.
    public var isTruncated = false
    /// The server may ask others.
    public var wantsRecursion = false
    /// How the request ended.
    public var code = DNSCode.noError
    /// What is asked.
    public var questions: [DNSQuestion] = []
    /// What is answered.
    public var answers: [DNSResource] = []
    /// Who knows more, or that nobody does.
    public var authorities: [DNSResource] = []
    /// What the answer will be followed by.
    public var additionals: [DNSResource] = []
    /// What EDNS tells; `nil` where the sender does not speak it.
    public var ext: Extension?

    /// A message that says nothing yet.
    public init() {}

    /// A question.
    public init(asking question: DNSQuestion, id: UInt16, ext: Extension? = nil) {
        self.id = id
        wantsRecursion = true
        questions = [question]
        self.ext = ext
    }

    /// The bytes of a message's head.
    static let headSize = 12
}

/// Why bytes are no message.
public enum DNSProblem: Error, Hashable, Sendable {
    /// They end too early.
    case tooShort
    /// A name points to itself, forward, or outside the message.
    case badPointer
    /// A label is of a kind that does not exist.
    case badLabel
    /// A name has more than 255 bytes.
    case nameTooLong
    /// What is said does not have the length that is told.
    case badLength
    /// More than one OPT, or one that has a name.
    case badExtension
    /// There is something after the last part.
    case trailingBytes
}
