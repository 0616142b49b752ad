import Model

/// The fields of a protobuf message, and what JSON makes of them.
final class MessageSchema: Sendable {
    /// The fields, sorted by their names in JSON.
    let fields: [Field]
    private let positions: [UInt64: Int]

    /// One field.
    struct Field: Sendable {
        /// The number by which messages name it.
        let number: UInt64
        /// The name in JSON; for an inlined message that of its type.
        let name: String
        /// What it holds.
        let type: ProtobufType
        /// When JSON has it.
        let presence: FieldPresence
        /// Whether JSON has the fields of the message in the place of the message.
        let isInlined: Bool
    }

    init(_ fields: [Field]) {
        self.fields = fields.sorted { $0.name < $1.name }
        positions = Dictionary(
            self.fields.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Where the field of a number stands among the fields.
    func position(of number: UInt64) -> Int? { positions[number] }
}

/// What a field of a protobuf message holds.
indirect enum ProtobufType: Sendable {
    /// Text.
    case string
    /// Bytes, which JSON has as base64 text.
    case bytes
    /// True or false.
    case bool
    /// A whole number of 32 bits.
    case int32
    /// A whole number of 64 bits.
    case int64
    /// A message that says whether it is a number or text.
    case intOrString
    /// A message with an amount's text.
    case quantity
    /// A message with seconds since 1970.
    case time
    /// A message with seconds since 1970 and nanoseconds.
    case microTime
    /// A message with a text of JSON, or with an envelope.
    case json
    /// A message with nothing but texts.
    case texts
    /// A message.
    case message(MessageSchema)
    /// One value each time that the field stands there.
    case list(ProtobufType)
    /// One message of a key and a value each time that the field stands there.
    case map(ProtobufType)
}
