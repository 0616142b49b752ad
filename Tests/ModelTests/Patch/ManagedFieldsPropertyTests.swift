import Model
import Testing

/// What must hold of server-side apply for whatever is written in whatever order; each case prints its seed.
@Suite("Server-side apply by chance")
struct ManagedFieldsPropertyTests {
    private let now = Timestamp(seconds: 1)

    private func apply(
        _ patch: JSON, by manager: String, force: Bool = true, to live: JSON?, _ schema: ObjectSchema
    ) throws -> JSON {
        try ManagedFields.apply(
            patch: patch, manager: manager, force: force, live: live, schema: schema, apiVersion: "v1", now: now)
    }

    @Test("After any history, a write leaves the record sound", arguments: 0..<150)
    func histories(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let schema = try #require(Schema.type(for: Pod.kind))
        let name: Comment = "seed \(seed)"
        var live: JSON?
        for _ in 0..<8 {
            let manager = ["one", "two", "three"].randomElement(using: &random) ?? "one"
            let pod = randomPod(&random)
            if Bool.random(using: &random) {
                let result = try apply(pod, by: manager, to: live, schema)
                // What was applied is there.
                let fields = FieldSet.of(pod, schema: schema)
                #expect(fields.difference(FieldSet.of(result, schema: schema)).isEmpty, name)
                // A second time is no change.
                #expect(try apply(pod, by: manager, force: false, to: result, schema) == result, name)
                // Others may say the same without conflict.
                _ = try apply(pod, by: "witness", force: false, to: result, schema)
                live = result
            } else {
                let new = schema.canonical(pod)
                let result = ManagedFields.recordUpdate(
                    live: live, new: new, manager: manager, schema: schema, apiVersion: "v1", now: now)
                // Writing the same once more records nothing new.
                let again = ManagedFields.recordUpdate(
                    live: result, new: new, manager: "witness", schema: schema, apiVersion: "v1", now: now)
                #expect(again == result, name)
                // And applying it is no conflict.
                _ = try apply(pod, by: manager, force: false, to: result, schema)
                live = result
            }
            try checkRecord(live ?? .null, schema, name)
        }
    }

    @Test("An object that one manager applied alone is empty after it applies nothing", arguments: 0..<100)
    func withdrawal(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let schema = try #require(Schema.type(for: Pod.kind))
        let bare: JSON = ["apiVersion": "v1", "kind": "Pod", "metadata": ["name": "p"]]
        let empty = try apply(bare, by: "one", to: nil, schema)
        let full = try apply(randomPod(&random), by: "one", to: empty, schema)
        #expect(try apply(bare, by: "one", to: full, schema) == empty, "seed \(seed)")
    }

    /// Every field on record exists, and no manager stands twice or without fields.
    private func checkRecord(_ object: JSON, _ schema: ObjectSchema, _ name: Comment) throws {
        let entries = object["metadata"]?["managedFields"]?.array ?? []
        let everything = FieldComparison([:], object, schema: schema).added
        var seen: Set<String> = []
        for entry in entries {
            let fields = try #require(FieldSet(json: entry["fieldsV1"] ?? .null))
            #expect(!fields.isEmpty, name)
            #expect(fields.difference(everything).isEmpty, name)
            let writer = "\(entry["manager"]?.string ?? "") \(entry["operation"]?.string ?? "")"
            let isNew = seen.insert(writer).inserted
            #expect(isNew, name)
        }
    }

    private func randomPod(_ random: inout SplitMix64) -> JSON {
        let word = { (random: inout SplitMix64) in JSON.string(["1", "2"].randomElement(using: &random) ?? "") }
        var labels = JSONObject()
        for key in ["a", "b", "c"] where Bool.random(using: &random) { labels[key] = word(&random) }
        var containers: [JSON] = []
        for key in ["x", "y", "z"].shuffled(using: &random) where Bool.random(using: &random) {
            var container: JSONObject = ["name": .string(key), "image": word(&random)]
            let ports = [80, 81].filter { _ in Bool.random(using: &random) }
            if !ports.isEmpty {
                container["ports"] = .array(
                    ports.map { ["containerPort": .integer(Int64($0)), "protocol": "TCP", "name": word(&random)] })
            }
            containers.append(.object(container))
        }
        var metadata: JSONObject = ["name": "p"]
        if !labels.isEmpty { metadata["labels"] = .object(labels) }
        let finalizers = ["x/a", "x/b"].filter { _ in Bool.random(using: &random) }.shuffled(using: &random)
        if !finalizers.isEmpty { metadata["finalizers"] = .array(finalizers.map { .string($0) }) }
        var spec = JSONObject()
        if !containers.isEmpty { spec["containers"] = .array(containers) }
        if Bool.random(using: &random) { spec["tolerations"] = [["key": word(&random)]] }
        if Bool.random(using: &random) { spec["hostname"] = word(&random) }
        var pod: JSONObject = ["apiVersion": "v1", "kind": "Pod", "metadata": .object(metadata)]
        if !spec.isEmpty { pod["spec"] = .object(spec) }
        return .object(pod)
    }
}
