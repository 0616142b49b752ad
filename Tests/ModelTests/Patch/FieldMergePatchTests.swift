import Model
import Testing

@Suite("Merge patches of typed values") struct FieldMergePatchTests {
    private static let set: JSON = [
        "metadata": ["name": "web", "labels": ["app": "web", "tier": "front"], "unknown": 1],
        "spec": [
            "replicas": 3, "serviceName": "web", "unknown": ["a": 1, "b": 2],
            "template": [
                "metadata": ["labels": ["app": "web"]], "spec": ["containers": [["name": "web", "image": "app:1"]]],
            ],
            "updateStrategy": ["type": "RollingUpdate", "rollingUpdate": ["partition": 2]],
        ],
    ]

    @Test(
        "A patch makes of a value what it makes of the value's JSON",
        arguments: [
            [:],
            ["spec": ["replicas": 5]],
            ["spec": ["replicas": .null, "serviceName": "other"]],
            ["spec": .null],
            ["metadata": ["labels": ["app": .null, "new": "1"], "annotations": ["note": "x", "gone": .null]]],
            ["metadata": ["labels": .null], "unknown": ["kept": 1, "gone": .null]],
            ["spec": ["unknown": ["a": .null, "c": 3], "other": ["d": 4]]],
            ["spec": ["updateStrategy": ["rollingUpdate": ["maxUnavailable": "50%"]]]],
            ["spec": ["updateStrategy": ["rollingUpdate": .null, "type": "OnDelete"]]],
            ["spec": ["persistentVolumeClaimRetentionPolicy": ["whenScaled": "Delete", "whenDeleted": .null]]],
            ["spec": ["template": ["spec": ["containers": [["name": "web", "image": "app:2"]]]]]],
            ["status": ["replicas": 2]],
        ] as [JSON])
    func samePatch(_ patch: JSON) throws {
        let set = try StatefulSet(json: Self.set)
        let expected = try StatefulSet(json: set.json.mergePatched(with: patch))
        let patched = try set.mergePatched(with: patch)
        #expect(patched == expected)
        #expect(patched.json == expected.json)
    }

    @Test(
        "A patch that gives a field another shape is refused in the same words",
        arguments: [
            "text", ["spec": ["replicas": "many"]], ["spec": ["template": ["spec": ["containers": [["name": 1]]]]]],
            ["metadata": ["labels": ["app": ["a": 1]]]], ["spec": ["ordinals": 3, "serviceName": .null]],
        ] as [JSON])
    func sameRefusal(_ patch: JSON) throws {
        let set = try StatefulSet(json: Self.set)
        let refusal = #expect(throws: FieldError.self) {
            try StatefulSet(json: set.json.mergePatched(with: patch))
        }
        #expect(throws: try #require(refusal)) { try set.mergePatched(with: patch) }
    }
}
