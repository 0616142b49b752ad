import Foundation
import Model
import Testing

@Suite("Objects")
struct ObjectTests {
    static let kinds: [any APIObject.Type] = Kinds.all

    @Test("Fields that a type does not know survive the way in and out", arguments: kinds.indices)
    func unknownFields(index: Int) throws {
        let type = Self.kinds[index]
        let manifest: JSON = [
            "apiVersion": .string(type.kind.apiVersion), "kind": .string(type.kind.name),
            "metadata": ["name": "x", "future": ["deep": [1, 2]], "uid": "u"], "brandNew": ["a": 1],
        ]
        let object = try type.init(manifest: manifest)
        let written = object.manifest
        #expect(written["metadata"]?["future"] == ["deep": [1, 2]])
        #expect(written["brandNew"] == ["a": 1])
        #expect(written["kind"]?.string == type.kind.name)
        #expect(written["apiVersion"]?.string == type.kind.apiVersion)
        #expect(object.key == ObjectKey(namespace: "", name: "x"))
        #expect(object.kind == type.kind)
        #expect(try type.init(manifest: written).manifest == written)
    }

    @Test("A whole object survives any encoder")
    func coding() throws {
        let set = try Samples.statefulSet.decoded(as: StatefulSet.self)
        let data = try JSONEncoder().encode(set)
        #expect(try JSONDecoder().decode(StatefulSet.self, from: data) == set)
        #expect(set.hashValue == set.hashValue)
    }

    @Test("A value of another shape is an error with its path")
    func shape() throws {
        let damaged: [(JSON, String)] = [
            (["spec": ["replicas": "3"]], #"spec.replicas: expected a whole number, found string "3""#),
            (
                ["spec": ["template": ["spec": ["containers": [["name": 5]]]]]],
                "spec.template.spec.containers[0].name: expected a string, found number 5"
            ),
            (
                ["spec": ["template": ["metadata": ["labels": ["a": []]]]]],
                "spec.template.metadata.labels.a: expected a string, found array"
            ),
            (["spec": 5], "spec: expected an object, found number 5"),
            (["metadata": ["finalizers": [:]]], "metadata.finalizers: expected an array, found object"),
            (["metadata": ["labels": []]], "metadata.labels: expected an object, found array"),
            (
                ["spec": ["replicas": 3_000_000_000]],
                "spec.replicas: expected a whole number from -2147483648 to 2147483647, found number 3000000000"
            ),
            (
                ["metadata": ["creationTimestamp": "x"]],
                #"metadata.creationTimestamp: expected an RFC 3339 time such as 2026-01-01T00:00:05Z, found string "x""#
            ),
        ]
        for (json, message) in damaged {
            let error = #expect(throws: FieldError.self) { try StatefulSet(json: json) }
            #expect(error?.description == message)
        }
        #expect(throws: FieldError.self) { try Service(json: ["status": 1]) }
        #expect(throws: FieldError.self) { try StatefulSet(json: 1) }
        #expect(FieldError(expected: "x", found: true).description == "expected x, found boolean true")
        #expect(try StatefulSet(json: .null) == StatefulSet())
        #expect(try [String](json: .null).isEmpty)
        #expect(try [String: String](json: .null).isEmpty)
        #expect(try JSONObject(json: .null).isEmpty)
    }

    @Test("A copy shares its parts until one of the two changes")
    func sharing() {
        var one = StatefulSet()
        one.metadata.name = "a"
        var two = one
        two.metadata.name = "b"
        #expect(one.metadata.name == "a")
        #expect(one != two)
        two.metadata.name = "a"
        #expect(one == two)
        #expect(Set([one, two]).count == 1)
    }

    @Test("The owner that manages an object is found among its owners")
    func owners() {
        var set = StatefulSet()
        set.metadata.name = "web"
        set.metadata.uid = "1"
        var pod = Pod()
        pod.metadata = ObjectMeta(name: "web-0", namespace: "ns", labels: ["app": "web"])
        #expect(pod.metadata.controller == nil && !pod.metadata.isTerminating)
        pod.metadata.ownerReferences = [OwnerReference(controller: set)]
        #expect(pod.metadata.isControlled(by: "1") && !pod.metadata.isControlled(by: "2"))
        #expect(pod.metadata.controller?.kind == "StatefulSet")
    }
}
