/// Why a text is no protobuf message of the form that Kubernetes has.
enum ProtobufError: Error, Hashable {
    /// The text does not begin as Kubernetes' envelope does.
    case noEnvelope
    /// Nothing stands in the envelope.
    case emptyEnvelope
    /// The text ends within a field.
    case unexpectedEnd
    /// A number has more than 64 bits.
    case overflow
    /// A field has a number that none may have.
    case illegalNumber(UInt64)
    /// A field has a form that there is not, or that does not stand where it can.
    case illegalForm(UInt64)
    /// A known field has the form of another.
    case wrongForm(UInt64, field: String)
    /// A field that holds JSON holds something else.
    case invalidJSON(field: String, reason: String)
    /// More envelopes stand in one another than anyone reads.
    case tooDeep(limit: Int)
}

extension ProtobufError: CustomStringConvertible {
    /// What is wrong.
    var description: String {
        switch self {
        case .noEnvelope:
            "provided data does not appear to be a protobuf message, expected prefix \(ProtobufEnvelope.prefix)"
        case .emptyEnvelope: "empty body"
        case .unexpectedEnd: "unexpected EOF"
        case .overflow: "proto: integer overflow"
        case .illegalNumber(let number): "proto: illegal tag \(number)"
        case .illegalForm(let form): "proto: illegal wireType \(form)"
        case .wrongForm(let form, let field): "proto: wrong wireType = \(form) for field \(field)"
        case .invalidJSON(let field, let reason): "field \(field) holds no JSON: \(reason)"
        case .tooDeep(let limit): "more than \(limit) envelopes stand in one another"
        }
    }
}
