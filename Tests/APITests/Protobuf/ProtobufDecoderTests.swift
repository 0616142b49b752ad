import Cluster
import Model
import Testing

@testable import API

@Suite("Messages of protobuf are the JSON that they mean")
struct ProtobufDecoderTests {
    @Test func `every field that the table of types knows has a number`() {
        var missing: [String] = []
        for (name, schema) in Schema.types.sorted(by: { $0.key < $1.key }) {
            guard let message = ProtobufTable.messages[name] else {
                missing.append(name)
                continue
            }
            let known = Set(Self.names(of: message) + ["apiVersion", "kind"])
            missing += schema.fields.map(\.name).filter { !known.contains($0) }.map { "\(name).\($0)" }
        }
        // Only nodes report it, and no typed client sends it.
        #expect(missing == ["PodStatus.nodeAllocatableResourceClaimStatuses"])
    }

    @Test func `no two fields of a message share a number`() {
        for message in ProtobufTable.messages.values {
            let numbers = message.fields.map(\.number)
            #expect(Set(numbers).count == numbers.count, "\(message.fields.map(\.name))")
        }
    }

    @Test(arguments: ["Pod", "StatefulSet", "PersistentVolume", "Node", "Service", "EndpointSlice", "Event", "Lease"])
    func `an object with every field comes out as it went in`(kind: String) throws {
        let schema = try #require(Schema.type(named: kind))
        let message = try #require(ProtobufTable.messages[kind])
        let object = Self.sample(.object(schema), as: .message(message))
        let decoded = try ProtobufDecoder(depth: 0).object(message, ProtobufWriter.body(message, object)[...])
        #expect(JSON.object(decoded) == object)
    }

    @Test func `empty values are dropped unless the field tells them from none`() throws {
        let empty: JSON = [
            "metadata": ["name": "", "generation": 0], "immutable": false, "data": ["k": ""], "binaryData": [:],
        ]
        #expect(try Self.decoded("ConfigMap", empty) == ["metadata": [:], "immutable": false, "data": ["k": ""]])
        let message = try #require(ProtobufTable.messages["ObjectMeta"])
        let zeroTime = ProtobufWriter.text(8, []) + ProtobufWriter.text(9, [])
        #expect(try ProtobufDecoder(depth: 0).object(message, zeroTime[...]) == [:])
    }

    @Test func `messages that stand twice are one, and the later number wins`() throws {
        let message = try #require(ProtobufTable.messages["ConfigMap"])
        let text =
            ProtobufWriter.text(1, ProtobufWriter.text(1, Array("a".utf8)))
            + ProtobufWriter.text(1, ProtobufWriter.text(3, Array("b".utf8)))
            + ProtobufWriter.number(4, 1) + ProtobufWriter.number(4, 0)
        #expect(
            try ProtobufDecoder(depth: 0).object(message, text[...])
                == ["metadata": ["name": "a", "namespace": "b"], "immutable": false])
    }

    @Test func `numbers may stand in one packed row`() throws {
        let message = try #require(ProtobufTable.messages["PodSecurityContext"])
        let field = try #require(message.fields.first { $0.name == "supplementalGroups" })
        let text = ProtobufWriter.text(field.number, ProtobufWriter.varint(7) + ProtobufWriter.varint(300))
        #expect(try ProtobufDecoder(depth: 0).object(message, text[...]) == ["supplementalGroups": [7, 300]])
    }

    @Test func `fields that nobody knows are passed over, whatever their form`() throws {
        let message = try #require(ProtobufTable.messages["ConfigMap"])
        let text: [UInt8] =
            ProtobufWriter.number(99, -1) + ProtobufWriter.text(98, [1, 2])
            + ProtobufWriter.varint(97 << 3 | 1) + [0, 0, 0, 0, 0, 0, 0, 0] + ProtobufWriter.varint(96 << 3 | 5)
            + [0, 0, 0, 0]
            + ProtobufWriter.varint(95 << 3 | 3) + ProtobufWriter.number(1, 1) + ProtobufWriter.varint(95 << 3 | 4)
            + ProtobufWriter.number(4, 1)
        #expect(try ProtobufDecoder(depth: 0).object(message, text[...]) == ["immutable": true])
    }

    @Test(
        arguments: [
            ([0x08], ProtobufError.unexpectedEnd), ([0x0A, 0x05, 0x00], .unexpectedEnd),
            ([0x00, 0x00], .illegalNumber(0)), ([0x0F], .illegalForm(7)),
            ([0x08, 0x01], .wrongForm(0, field: "metadata")),
            ([0x08] + [UInt8](repeating: 0xFF, count: 10), .overflow), ([0x0B, 0x08], .unexpectedEnd),
            ([0x20, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x80], .overflow),
        ] as [([UInt8], ProtobufError)])
    func `damage is named`(text: [UInt8], error: ProtobufError) throws {
        let message = try #require(ProtobufTable.messages["ConfigMap"])
        #expect(throws: error) { try ProtobufDecoder(depth: 0).object(message, text[...]) }
    }

    @Test func `envelopes stand in one another only so deep`() throws {
        var raw: [UInt8] = Array("{}".utf8)
        for _ in 0..<5 {
            let revision = ProtobufWriter.text(2, ProtobufWriter.text(1, raw))
            let type = ProtobufWriter.text(2, Array("ControllerRevision".utf8))
            raw = ProtobufEnvelope.prefix + ProtobufWriter.text(1, type) + ProtobufWriter.text(2, revision)
        }
        let envelope = try ProtobufEnvelope(raw[...])
        #expect(throws: ProtobufError.tooDeep(limit: 4)) { try envelope.json(expected: ("", "")) }
    }

    private static func decoded(_ kind: String, _ object: JSON) throws -> JSON {
        let message = try #require(ProtobufTable.messages[kind])
        return .object(try ProtobufDecoder(depth: 0).object(message, ProtobufWriter.body(message, object)[...]))
    }

    private static func names(of message: MessageSchema) -> [String] {
        message.fields.flatMap { field -> [String] in
            if field.isInlined, case .message(let inner) = field.type { return names(of: inner) }
            return [field.name]
        }
    }

    /// A value in which every field that has a number holds something.
    private static func sample(_ type: FieldType, as wire: ProtobufType) -> JSON {
        switch (type, wire) {
        case (.bytes, _): "//4A"
        case (.bool, _): true
        case (.int32, _): -7
        case (.int64, _): 7_000_000_000
        case (.intOrString, _): "25%"
        case (.quantity, _): "1Gi"
        case (.time, _): "2026-01-01T00:00:05Z"
        case (.microTime, _): "2026-01-01T00:00:05.000250Z"
        case (.json, _): ["f:metadata": [:]]
        case (.list(let element), .list(let inner)): [sample(element, as: inner)]
        case (.map(let element), .map(let inner)): ["k": sample(element, as: inner)]
        case (.object(let schema), .message(let message)): .object(sample(schema, as: message))
        default: "text"
        }
    }

    private static func sample(_ schema: ObjectSchema, as message: MessageSchema) -> JSONObject {
        var object: JSONObject = [:]
        for field in message.fields {
            if field.isInlined, case .message(let inner) = field.type {
                for member in sample(schema, as: inner) { object[member.key] = member.value }
            } else if let known = schema[field.name] {
                object[field.name] = sample(known.type, as: field.type)
            }
        }
        return object
    }
}
