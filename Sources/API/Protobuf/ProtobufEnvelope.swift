import Model

/// The message that Kubernetes puts around each object: what it is of, and its text.
struct ProtobufEnvelope {
    /// What every envelope begins with: `k8s` and a zero.
    static let prefix: [UInt8] = [0x6B, 0x38, 0x73, 0x00]
    /// How many envelopes may stand in one another.
    static let maximumDepth = 4

    /// The group version that it names; empty if none.
    private(set) var apiVersion = ""
    /// The kind that it names; empty if none.
    private(set) var kind = ""
    /// The object's text.
    private var raw: ArraySlice<UInt8> = []

    /// Opens an envelope.
    ///
    /// - Throws: ``ProtobufError``.
    init(_ text: ArraySlice<UInt8>) throws {
        guard text.starts(with: Self.prefix) else { throw ProtobufError.noEnvelope }
        if text.count == Self.prefix.count { throw ProtobufError.emptyEnvelope }
        var reader = ProtobufReader(text.dropFirst(Self.prefix.count))
        while !reader.isAtEnd {
            guard let field = try reader.next() else { continue }
            switch field.number {
            case 1: try readType(Self.text(field, name: "TypeMeta"))
            case 2: raw = try Self.text(field, name: "Raw")
            default: break
            }
        }
    }

    private mutating func readType(_ text: ArraySlice<UInt8>) throws {
        var reader = ProtobufReader(text)
        while !reader.isAtEnd {
            guard let field = try reader.next() else { continue }
            switch field.number {
            case 1: apiVersion = String(decoding: try Self.text(field, name: "APIVersion"), as: UTF8.self)
            case 2: kind = String(decoding: try Self.text(field, name: "Kind"), as: UTF8.self)
            default: break
            }
        }
    }

    private static func text(_ field: ProtobufReader.Field, name: String) throws -> ArraySlice<UInt8> {
        guard case .text(let text) = field.value else {
            throw ProtobufError.wrongForm(field.value.form, field: name)
        }
        return text
    }

    /// The object as JSON; of a kind that nobody reads only what the envelope says.
    ///
    /// - Parameter expected: what the object is where the envelope does not say.
    /// - Parameter depth: how many envelopes stand around this one.
    /// - Throws: ``ProtobufError``.
    func json(expected: (apiVersion: String, kind: String), depth: Int = 0) throws -> JSON {
        guard depth < Self.maximumDepth else { throw ProtobufError.tooDeep(limit: Self.maximumDepth) }
        let isNamed = !kind.isEmpty
        let message = ProtobufTable.message(
            apiVersion: isNamed ? apiVersion : expected.apiVersion, kind: isNamed ? kind : expected.kind)
        var object = try message.map { try ProtobufDecoder(depth: depth).object($0, raw) } ?? [:]
        if !apiVersion.isEmpty { object["apiVersion"] = .string(apiVersion) }
        if !kind.isEmpty { object["kind"] = .string(kind) }
        return .object(object)
    }
}
