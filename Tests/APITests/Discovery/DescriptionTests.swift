import Model
import Testing

@testable import API

@Suite("Descriptions")
struct DescriptionTests {
    @Test("Every type and every field of it is described", arguments: Schema.types.keys.sorted())
    func completeness(name: String) throws {
        let type = try #require(Schema.type(named: name))
        #expect(Descriptions.ofType(name) != nil)
        let missing = type.fields.map(\.name).filter { Descriptions.ofField($0, in: name) == nil }
        #expect(missing == [])
    }

    @Test("No description is of a type or a field that is not there")
    func strays() {
        var strays: [String] = []
        for (type, entry) in Descriptions.entries where type != "*" {
            guard let schema = Schema.type(named: type) else {
                strays.append(type)
                continue
            }
            strays += entry.fields.keys.filter { schema[$0] == nil }.map { "\(type).\($0)" }
        }
        #expect(strays.sorted() == [])
    }

    @Test("What is said of a field wherever it stands is the only word on it somewhere")
    func shared() throws {
        let shared = try #require(Descriptions.entries["*"])
        let alone = shared.fields.filter { name, text in
            Schema.types.values.contains { $0[name] != nil && Descriptions.ofField(name, in: $0.name) == text }
        }
        #expect(Set(alone.keys) == Set(shared.fields.keys))
    }

    @Test("Each is one or two sentences, ends with a period and is short enough to read at a glance")
    func form() {
        for (type, entry) in Descriptions.entries {
            let texts = Array(entry.fields.values) + (type == "*" ? [] : [entry.text])
            for text in texts {
                #expect(text.count <= 300 && text.hasSuffix(".") && !text.contains("  "), "\(type): \(text)")
            }
        }
    }

    @Test("A type can take over what another says")
    func inheritance() {
        #expect(
            Descriptions.ofField("image", in: "EphemeralContainer") == Descriptions.ofField("image", in: "Container"))
        #expect(Descriptions.ofField("lifecycle", in: "EphemeralContainer") == "Not allowed here.")
        #expect(Descriptions.ofField("nonsense", in: "Pod") == nil)
    }
}
