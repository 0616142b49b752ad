import Model
import Testing

@Suite("Strategic merge patch")
struct StrategicMergePatchTests {
    /// Merges a patch into a Pod's specification, both given as JSON.
    private func patched(_ original: String, _ patch: String, _ type: String = "PodSpec") throws -> JSON {
        let schema = try #require(Schema.type(named: type))
        return try StrategicMergePatch.apply(JSON(parsing: patch), to: JSON(parsing: original), schema: schema)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let original: String
        let patch: String
        let result: String
        var type = "PodSpec"
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(
            name: "null removes, and a null for nothing is no change",
            original: #"{"nodeName":"n","hostname":"h"}"#, patch: #"{"nodeName":null,"subdomain":null}"#,
            result: #"{"hostname":"h"}"#),
        Case(
            name: "nulls inside a new value are dropped",
            original: "{}", patch: #"{"securityContext":{"runAsUser":null,"fsGroup":1}}"#,
            result: #"{"securityContext":{"fsGroup":1}}"#),
        Case(
            name: "a known element is merged in place, a new one comes to the end",
            original: #"{"containers":[{"name":"a","image":"1"},{"name":"b","image":"1"}]}"#,
            patch: #"{"containers":[{"name":"b","image":"2"},{"name":"c","image":"1"}]}"#,
            result: #"{"containers":[{"name":"a","image":"1"},{"name":"b","image":"2"},{"name":"c","image":"1"}]}"#),
        Case(
            name: "an element is deleted by its key",
            original: #"{"containers":[{"name":"a"},{"name":"b"}]}"#,
            patch: #"{"containers":[{"$patch":"delete","name":"a"}]}"#, result: #"{"containers":[{"name":"b"}]}"#),
        Case(
            name: "an element is moved by deleting it and setting the order",
            original: #"{"containers":[{"name":"a"},{"name":"b"},{"name":"c"}]}"#,
            patch: #"{"$setElementOrder/containers":[{"name":"c"},{"name":"b"}],"#
                + #""containers":[{"$patch":"delete","name":"a"}]}"#,
            result: #"{"containers":[{"name":"c"},{"name":"b"}]}"#),
        Case(
            name: "a list is replaced",
            original: #"{"containers":[{"name":"a"},{"name":"b"}]}"#,
            patch: #"{"containers":[{"$patch":"replace"},{"name":"c"}]}"#, result: #"{"containers":[{"name":"c"}]}"#),
        Case(
            name: "an object is replaced", original: #"{"securityContext":{"fsGroup":1,"runAsUser":2}}"#,
            patch: #"{"securityContext":{"$patch":"replace","fsGroup":3}}"#,
            result: #"{"securityContext":{"fsGroup":3}}"#),
        Case(
            name: "an object is emptied", original: #"{"securityContext":{"fsGroup":1}}"#,
            patch: #"{"securityContext":{"$patch":"delete"}}"#, result: #"{"securityContext":{}}"#),
        Case(
            name: "a directive for what is not there is dropped", original: #"{"hostname":"h"}"#,
            patch: #"{"securityContext":{"$patch":"delete"},"containers":[{"$patch":"delete","name":"a"}]}"#,
            result: #"{"hostname":"h","containers":[]}"#),
        Case(
            name: "an order alone rearranges; what it does not name stays between its neighbours",
            original: #"{"containers":[{"name":"a"},{"name":"x"},{"name":"b"},{"name":"y"},{"name":"c"}]}"#,
            patch: #"{"$setElementOrder/containers":[{"name":"c"},{"name":"a"},{"name":"b"}]}"#,
            result: #"{"containers":[{"name":"x"},{"name":"y"},{"name":"c"},{"name":"a"},{"name":"b"}]}"#),
        Case(
            name: "an order for a list that nobody has is ignored", original: "{}",
            patch: #"{"$setElementOrder/containers":[{"name":"a"}]}"#, result: "{}"),
        Case(
            name: "an order places new elements among old ones",
            original: #"{"containers":[{"name":"a"},{"name":"c"},{"name":"server"}]}"#,
            patch: #"{"$setElementOrder/containers":[{"name":"a"},{"name":"b"},{"name":"c"}],"#
                + #""containers":[{"name":"b","image":"1"}]}"#,
            result: #"{"containers":[{"name":"a"},{"name":"b","image":"1"},{"name":"c"},{"name":"server"}]}"#),
        Case(
            name: "a list without a strategy is replaced as a whole",
            original: #"{"tolerations":[{"key":"a"},{"key":"b"}]}"#, patch: #"{"tolerations":[{"key":"c"}]}"#,
            result: #"{"tolerations":[{"key":"c"}]}"#),
        Case(
            name: "only the keys to retain are left of a volume",
            original: #"{"volumes":[{"name":"v","emptyDir":{}}]}"#,
            patch: #"{"volumes":[{"$retainKeys":["name","hostPath"],"name":"v","hostPath":{"path":"/d"}}]}"#,
            result: #"{"volumes":[{"name":"v","hostPath":{"path":"/d"}}]}"#),
        Case(
            name: "a changed strategy drops the old one's parameters",
            original: #"{"strategy":{"type":"RollingUpdate","rollingUpdate":{"maxSurge":1}}}"#,
            patch: #"{"strategy":{"$retainKeys":["type"],"type":"Recreate"}}"#,
            result: #"{"strategy":{"type":"Recreate"}}"#, type: "DeploymentSpec"),
        Case(
            name: "finalizers are joined, each once",
            original: #"{"finalizers":["x/a","x/b"]}"#, patch: #"{"finalizers":["x/c","x/a"]}"#,
            result: #"{"finalizers":["x/c","x/a","x/b"]}"#, type: "ObjectMeta"),
        Case(
            name: "finalizers are removed one by one",
            original: #"{"finalizers":["x/a","x/b"]}"#,
            patch: #"{"$deleteFromPrimitiveList/finalizers":["x/a","x/none"]}"#,
            result: #"{"finalizers":["x/b"]}"#, type: "ObjectMeta"),
        Case(
            name: "removing from a list that is not there does not make one",
            original: #"{"name":"n"}"#, patch: #"{"$deleteFromPrimitiveList/finalizers":["x/a"]}"#,
            result: #"{"name":"n"}"#, type: "ObjectMeta"),
        Case(
            name: "finalizers are ordered",
            original: #"{"finalizers":["x/a","x/b"]}"#,
            patch: #"{"$setElementOrder/finalizers":["x/c","x/a"],"finalizers":["x/c"],"#
                + #""$deleteFromPrimitiveList/finalizers":["x/b"]}"#,
            result: #"{"finalizers":["x/c","x/a"]}"#, type: "ObjectMeta"),
        Case(
            name: "labels are merged member by member",
            original: #"{"labels":{"a":"1","b":"1"}}"#, patch: #"{"labels":{"a":null,"c":"1"}}"#,
            result: #"{"labels":{"b":"1","c":"1"}}"#, type: "ObjectMeta"),
        Case(
            name: "unknown members are kept for the reader to judge", original: "{}", patch: #"{"unknown":[1]}"#,
            result: #"{"unknown":[1]}"#),
        Case(
            name: "ports are found by number, protocol or not",
            original: #"{"ports":[{"containerPort":80,"protocol":"TCP","name":"a"}]}"#,
            patch: #"{"ports":[{"containerPort":80,"name":"b"},{"containerPort":81}]}"#,
            result: #"{"ports":[{"containerPort":80,"protocol":"TCP","name":"b"},{"containerPort":81}]}"#,
            type: "Container"),
    ]

    @Test("Merges as the server does", arguments: cases)
    func merges(example: Case) throws {
        let expected = try JSON(parsing: example.result)
        #expect(try patched(example.original, example.patch, example.type) == expected)
    }

    @Test(
        "Refuses what it cannot merge",
        arguments: [
            (#"[1]"#, 400, "json: cannot unmarshal array into Go value of type map[string]interface {}"),
            (
                #"{"containers":[{"image":"x"}]}"#, 500,
                "map: map[image:x] does not contain declared merge key: name"
            ),
            (
                #"{"containers":[{"$patch":"delete"}]}"#, 500,
                "map: map[$patch:delete] does not contain declared merge key: name"
            ),
            (#"{"containers":[{"$patch":"merge"}]}"#, 500, "merging lists cannot yet be specified in the patch"),
            (
                #"{"containers":[{"$patch":"x","name":"a"}]}"#, 500,
                "unknown patch type: x in map: map[$patch:x name:a]"
            ),
            (#"{"$patch":"merge"}"#, 500, "unknown patch type: merge in map: map[$patch:merge]"),
            (#"{"containers":["a"]}"#, 500, "list element types are not identical: [[map[name:a]] [a]]"),
            (#"{"$retainKeys":"a"}"#, 400, "invalid patch format of retainKeys"),
            (#"{"$retainKeys":["containers"],"hostname":"h"}"#, 400, "invalid patch format of retainKeys"),
            (#"{"$setElementOrder":[]}"#, 400, "invalid patch format of setElementOrder list"),
            (#"{"$deleteFromPrimitiveList":[]}"#, 400, "invalid patch format of primitive list"),
            (
                #"{"$setElementOrder/containers":"a"}"#, 500,
                "expected a []interface {}, but received a string"
            ),
            (
                #"{"$setElementOrder/none":[]}"#, 500,
                #"unable to find api field in struct PodSpec for the json field "none""#
            ),
            (
                #"{"$setElementOrder/containers":[{"name":"b"}],"containers":[{"name":"a"}]}"#, 500,
                "the order in patch list:\n[map[name:a]]\n doesn't match $setElementOrder list:\n[map[name:b]]\n"
            ),
        ])
    func refusals(patch: String, code: Int, message: String) throws {
        let error = #expect(throws: PatchError.self) {
            try patched(#"{"containers":[{"name":"a"}]}"#, patch)
        }
        #expect(error?.code == code)
        #expect(error?.message == message)
        #expect(error?.reason == (code == 400 ? "BadRequest" : ""))
    }

    @Test("Merges what kubectl apply sends for a StatefulSet whose manifest changed in many places")
    func statefulSet() throws {
        let schema = try #require(Schema.type(named: "StatefulSet"))
        let before = try JSON(parsing: Self.storedSet)
        let result = try StrategicMergePatch.apply(JSON(parsing: Self.setPatch), to: before, schema: schema)
        #expect(result == (try JSON(parsing: Self.patchedSet)))
        #expect(schema.check(result).isEmpty)
    }

    private static let storedSet = """
        {"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"web","labels":{"app":"web","old":"1"}},
         "spec":{"replicas":3,"serviceName":"web","template":{"spec":{
          "containers":[
           {"name":"nginx","image":"nginx:1","env":[{"name":"A","value":"1"},{"name":"B","value":"2"}],
            "ports":[{"containerPort":80,"protocol":"TCP"},{"containerPort":443,"protocol":"TCP"}],
            "volumeMounts":[{"name":"data","mountPath":"/data"},{"name":"tmp","mountPath":"/tmp"}]},
           {"name":"injected","image":"proxy:1"}],
          "volumes":[{"name":"tmp","emptyDir":{}}]}},
          "volumeClaimTemplates":[{"metadata":{"name":"data"},"spec":{"accessModes":["ReadWriteOnce"]}}]}}
        """

    private static let setPatch = """
        {"metadata":{"labels":{"old":null,"new":"1"}},"spec":{"replicas":4,"template":{"spec":{
          "$setElementOrder/containers":[{"name":"init"},{"name":"nginx"}],
          "containers":[{"name":"init","image":"busybox:1","args":["true"]},
           {"name":"nginx","image":"nginx:2",
            "$setElementOrder/env":[{"name":"B"},{"name":"C"}],
            "env":[{"name":"C","value":"3"},{"$patch":"delete","name":"A"}],
            "$setElementOrder/ports":[{"containerPort":8080},{"containerPort":80}],
            "ports":[{"containerPort":8080},{"$patch":"delete","containerPort":443}],
            "$setElementOrder/volumeMounts":[{"mountPath":"/data"}],
            "volumeMounts":[{"$patch":"delete","mountPath":"/tmp"}]}],
          "$setElementOrder/volumes":[{"name":"conf"}],
          "volumes":[{"name":"conf","configMap":{"name":"c"}},{"$patch":"delete","name":"tmp"}]}},
          "volumeClaimTemplates":[{"metadata":{"name":"logs"},"spec":{"accessModes":["ReadWriteOnce"]}}]}}
        """

    private static let patchedSet = """
        {"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"web","labels":{"app":"web","new":"1"}},
         "spec":{"replicas":4,"serviceName":"web","template":{"spec":{
          "containers":[
           {"name":"init","image":"busybox:1","args":["true"]},
           {"name":"nginx","image":"nginx:2","env":[{"name":"B","value":"2"},{"name":"C","value":"3"}],
            "ports":[{"containerPort":8080},{"containerPort":80,"protocol":"TCP"}],
            "volumeMounts":[{"name":"data","mountPath":"/data"}]},
           {"name":"injected","image":"proxy:1"}],
          "volumes":[{"name":"conf","configMap":{"name":"c"}}]}},
          "volumeClaimTemplates":[{"metadata":{"name":"logs"},"spec":{"accessModes":["ReadWriteOnce"]}}]}}
        """

    @Test("Takes a revision's data back, as an undone rollout does")
    func undo() throws {
        let schema = try #require(Schema.type(named: "StatefulSet"))
        let old: JSON = [
            "spec": [
                "replicas": 2,
                "template": [
                    "metadata": ["annotations": ["a": "1"]], "spec": ["containers": [["name": "c", "image": "2"]]],
                ],
            ]
        ]
        let data: JSON = [
            "spec": ["template": ["$patch": "replace", "spec": ["containers": [["name": "c", "image": "1"]]]]]
        ]
        let expected: JSON = [
            "spec": ["replicas": 2, "template": ["spec": ["containers": [["name": "c", "image": "1"]]]]]
        ]
        #expect(try StrategicMergePatch.apply(data, to: old, schema: schema) == expected)
    }
}
