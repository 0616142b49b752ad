import Model
import Testing

/// How lists are merged, whatever stands in them; each case prints its seed.
@Suite("Merged lists by chance")
struct ListMergePropertyTests {
    private func containers(_ random: inout SplitMix64) -> [(name: String, image: String)] {
        ["a", "b", "c", "d", "e"].filter { _ in Bool.random(using: &random) }.shuffled(using: &random)
            .map { ($0, ["1", "2"].randomElement(using: &random) ?? "1") }
    }

    private func spec(_ containers: [(name: String, image: String)]) -> JSON {
        ["containers": .array(containers.map { ["name": .string($0.name), "image": .string($0.image)] })]
    }

    @Test("The difference that kubectl sends makes of the old list exactly the new one", arguments: 0..<300)
    func strategic(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let schema = try #require(Schema.type(named: "PodSpec"))
        let (old, new) = (containers(&random), containers(&random))
        if old.isEmpty || new.isEmpty { return }
        let changed = new.filter { element in !old.contains { $0 == element } }
        let gone = old.filter { element in !new.contains { $0.name == element.name } }
        var elements = changed.map { ["name": .string($0.name), "image": .string($0.image)] as JSON }
        elements += gone.map { ["$patch": "delete", "name": .string($0.name)] }
        var patch: JSONObject = ["$setElementOrder/containers": .array(new.map { ["name": .string($0.name)] })]
        if !elements.isEmpty { patch["containers"] = .array(elements) }
        let result = try StrategicMergePatch.apply(.object(patch), to: spec(old), schema: schema)
        #expect(result == spec(new), "seed \(seed)")
    }

    @Test("Applied elements keep their order, others theirs, and none is lost", arguments: 0..<300)
    func applied(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let schema = try #require(Schema.type(for: Pod.kind))
        let (old, new) = (containers(&random), containers(&random))
        var live: JSON?
        for (manager, list) in [("one", old), ("two", new)] {
            let pod: JSON = ["apiVersion": "v1", "kind": "Pod", "spec": spec(list)]
            live = try ManagedFields.apply(
                patch: pod, manager: manager, force: true, live: live, schema: schema, apiVersion: "v1",
                now: Timestamp(seconds: 1))
        }
        let names = (live?["spec"]?["containers"]?.array ?? []).compactMap { $0["name"]?.string }
        let name: Comment = "seed \(seed)"
        #expect(names.filter { element in new.contains { $0.name == element } } == new.map(\.name), name)
        let others = old.map(\.name).filter { element in !new.contains { $0.name == element } }
        #expect(names.filter { others.contains($0) } == others, name)
        #expect(names.count == new.count + others.count, name)
    }
}
