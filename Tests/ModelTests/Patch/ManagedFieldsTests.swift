import Model
import Testing

@Suite("Server-side apply")
struct ManagedFieldsTests {
    /// A store of one object, written by several managers.
    struct Store {
        var object: JSON?
        let schema: ObjectSchema
        let kind: Kind
        var seconds: Int64 = 0

        init(_ kind: Kind) throws {
            self.kind = kind
            schema = try #require(Schema.type(for: kind))
        }

        mutating func apply(
            _ text: String, by manager: String, force: Bool = false, subresource: String = ""
        ) throws {
            seconds += 1
            var patch = try JSON(parsing: text).object ?? [:]
            patch["apiVersion"] = patch["apiVersion"] ?? .string(kind.apiVersion)
            patch["kind"] = patch["kind"] ?? .string(kind.name)
            object = try ManagedFields.apply(
                patch: .object(patch), manager: manager, force: force, live: object, schema: schema,
                apiVersion: kind.apiVersion, subresource: subresource, now: Timestamp(seconds: seconds))
        }

        mutating func update(_ text: String, by manager: String, subresource: String = "") throws {
            seconds += 1
            var new = schema.canonical((object ?? [:]).mergePatched(with: try JSON(parsing: text)))
            new = new.mergePatched(with: ["apiVersion": .string(kind.apiVersion), "kind": .string(kind.name)])
            object = ManagedFields.recordUpdate(
                live: object, new: new, manager: manager, schema: schema, apiVersion: kind.apiVersion,
                subresource: subresource, now: Timestamp(seconds: seconds))
        }

        /// The managers with their fields, each as one text.
        var managers: [String] {
            (object?["metadata"]?["managedFields"]?.array ?? []).map { entry in
                let words = [entry["manager"], entry["operation"], entry["subresource"]].compactMap { $0?.string }
                return "\(words.joined(separator: " ")): \(entry["fieldsV1"]?.canonicalText ?? "")"
            }
        }
    }

    @Test("An applied object without an owner is created, and its fields are the applier's")
    func create() throws {
        var store = try Store(ConfigMap.kind)
        try store.apply(#"{"metadata":{"name":"c","labels":{"l":"1"}},"data":{"a":"1"}}"#, by: "one")
        #expect(
            store.object
                == (try JSON(
                    parsing: """
                        {"apiVersion":"v1","kind":"ConfigMap","data":{"a":"1"},"metadata":{"name":"c","labels":{"l":"1"},
                         "managedFields":[{"manager":"one","operation":"Apply","apiVersion":"v1","fieldsType":"FieldsV1",
                          "time":"1970-01-01T00:00:01Z",
                          "fieldsV1":{"f:data":{"f:a":{}},"f:metadata":{"f:labels":{"f:l":{}}}}}]}}
                        """)))
    }

    @Test("A field of another applier is a conflict, and is shared where the values agree")
    func conflict() throws {
        var store = try Store(ConfigMap.kind)
        try store.apply(#"{"data":{"k":"1","other":"1"}}"#, by: "two")
        let error = #expect(throws: PatchError.self) { try store.apply(#"{"data":{"k":"2"}}"#, by: "one") }
        #expect(
            error?.status == [
                "apiVersion": "v1", "kind": "Status", "metadata": [:], "status": "Failure", "code": 409,
                "reason": "Conflict", "message": #"Apply failed with 1 conflict: conflict with "two": .data.k"#,
                "details": [
                    "causes": [
                        [
                            "reason": "FieldManagerConflict", "message": #"conflict with "two""#, "field": ".data.k",
                        ]
                    ]
                ],
            ])
        try store.apply(#"{"data":{"k":"1"}}"#, by: "one")
        #expect(
            store.managers == [
                #"one Apply: {"f:data":{"f:k":{}}}"#, #"two Apply: {"f:data":{"f:k":{},"f:other":{}}}"#,
            ])
    }

    @Test("Several conflicts are listed by manager")
    func conflicts() throws {
        var store = try Store(ConfigMap.kind)
        try store.update(#"{"metadata":{"name":"c"},"data":{"a":"1","b":"1"}}"#, by: "kubectl-create")
        try store.update(#"{"metadata":{"labels":{"l":"1"}}}"#, by: "labels", subresource: "status")
        try store.apply(#"{"data":{"c":"1"}}"#, by: "applier")
        let error = #expect(throws: PatchError.self) {
            try store.apply(#"{"metadata":{"labels":{"l":"2"}},"data":{"a":"2","b":"2","c":"2"}}"#, by: "me")
        }
        #expect(
            error?.message == """
                Apply failed with 4 conflicts: conflicts with "applier":
                - .data.c
                conflicts with "kubectl-create" using v1:
                - .data.a
                - .data.b
                conflicts with "labels" with subresource "status" using v1:
                - .metadata.labels.l
                """)
        #expect(error?.causes.count == 4)
        #expect(error?.causes.last?.message == #"conflict with "labels" with subresource "status" using v1"#)
    }

    @Test("Force takes fields from the others")
    func force() throws {
        var store = try Store(ConfigMap.kind)
        try store.apply(#"{"data":{"k":"1","l":"1"}}"#, by: "two")
        try store.apply(#"{"data":{"k":"2"}}"#, by: "one", force: true)
        #expect(store.object?["data"] == ["k": "2", "l": "1"])
        #expect(store.managers == [#"two Apply: {"f:data":{"f:l":{}}}"#, #"one Apply: {"f:data":{"f:k":{}}}"#])
    }

    @Test("What an applier no longer wants goes, unless somebody else set it too")
    func pruning() throws {
        var store = try Store(ConfigMap.kind)
        try store.apply(#"{"metadata":{"labels":{"x":"1"}},"data":{"a":"1","b":"1","c":"1"}}"#, by: "one")
        try store.apply(#"{"data":{"b":"1"}}"#, by: "two")
        try store.update(#"{"data":{"c":"2","d":"1"}}"#, by: "three")
        try store.apply("{}", by: "one")
        #expect(store.object?["data"] == ["b": "1", "c": "2", "d": "1"])
        #expect(store.object?["metadata"]?["labels"] == nil)
        #expect(
            store.managers == [
                #"two Apply: {"f:data":{"f:b":{}}}"#, #"three Update: {"f:data":{"f:c":{},"f:d":{}}}"#,
            ])
    }

    @Test("An element of a list goes when its applier leaves it out, but not the fields others set in it")
    func elements() throws {
        var store = try Store(Pod.kind)
        let base = #"{"metadata":{"name":"p"},"spec":{"containers":[{"name":"a","image":"1"}"#
        try store.apply(base + #",{"name":"b","image":"1","env":[{"name":"E","value":"1"}]}]}}"#, by: "one")
        try store.apply(#"{"spec":{"containers":[{"name":"c","image":"1"},{"name":"b","stdin":true}]}}"#, by: "two")
        let names = { (store: Store) in store.object?["spec"]?["containers"]?.array?.map { $0["name"]?.string } }
        #expect(names(store) == ["a", "c", "b"])
        try store.apply(base + "]}}", by: "one")
        #expect(names(store) == ["a", "c", "b"])
        #expect(store.object?["spec"]?["containers"]?[2]?["stdin"] == true)
        #expect(store.object?["spec"]?["containers"]?[2]?["image"] == nil)
        try store.apply(#"{"spec":{"containers":[{"name":"c","image":"1"}]}}"#, by: "two")
        #expect(names(store) == ["a", "c"])
    }

    @Test("Applied elements stand in their order, the others where they stood between them")
    func order() throws {
        var store = try Store(Pod.kind)
        let containers = { (names: [String]) in
            let list = names.map { #"{"name":"\#($0)"}"# }.joined(separator: ",")
            return #"{"spec":{"containers":[\#(list)]}}"#
        }
        try store.apply(containers(["a", "b", "c", "d"]), by: "one")
        try store.apply(containers(["d", "x", "b"]), by: "two")
        let names = store.object?["spec"]?["containers"]?.array?.compactMap { $0["name"]?.string }
        #expect(names == ["a", "c", "d", "x", "b"])
    }

    @Test("Finalizers are owned one by one")
    func sets() throws {
        var store = try Store(ConfigMap.kind)
        try store.apply(#"{"metadata":{"finalizers":["x/a","x/b"]}}"#, by: "one")
        try store.apply(#"{"metadata":{"finalizers":["x/c","x/b"]}}"#, by: "two")
        try store.apply(#"{"metadata":{"finalizers":[]}}"#, by: "one")
        #expect(store.object?["metadata"]?["finalizers"] == ["x/c", "x/b"])
        #expect(
            store.managers == [#"two Apply: {"f:metadata":{"f:finalizers":{"v:\"x/b\"":{},"v:\"x/c\"":{}}}}"#])
    }

    @Test("A list that is owned as a whole conflicts as a whole")
    func atomic() throws {
        var store = try Store(Pod.kind)
        try store.apply(#"{"spec":{"tolerations":[{"key":"a"}]}}"#, by: "one")
        let error = #expect(throws: PatchError.self) {
            try store.apply(#"{"spec":{"tolerations":[{"key":"a"},{"key":"b"}]}}"#, by: "two")
        }
        #expect(error?.message == #"Apply failed with 1 conflict: conflict with "one": .spec.tolerations"#)
    }

    @Test("Applying the same again changes nothing, not even the time")
    func idempotent() throws {
        var store = try Store(ConfigMap.kind)
        try store.apply(#"{"metadata":{"name":"c"},"data":{"a":"1"}}"#, by: "one")
        let before = store.object
        try store.apply(#"{"metadata":{"name":"c"},"data":{"a":"1"}}"#, by: "one")
        #expect(store.object == before)
    }

    @Test("What stood there before the first apply is recorded as such")
    func beforeFirstApply() throws {
        var store = try Store(ConfigMap.kind)
        store.object = ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["uid": "u"], "data": ["a": "1"]]
        try store.update(#"{"data":{"b":"1"}}"#, by: "me")
        #expect(store.managers == [])
        try store.apply(#"{"data":{"c":"1"}}"#, by: "me")
        #expect(
            store.managers == [
                #"me Apply: {"f:data":{"f:c":{}}}"#,
                #"before-first-apply Update: {"f:data":{".":{},"f:a":{},"f:b":{}}}"#,
            ])
    }
}

extension ManagedFieldsTests {
    @Test(
        "A configuration that cannot be applied is refused",
        arguments: [
            (#"{"metadata":{"managedFields":[]}}"#, 400, "metadata.managedFields must be nil"),
            (#"{"kind":"Secret"}"#, 400, "invalid object type: apps/v1, Kind=Secret"),
            (#"{"apiVersion":"v1"}"#, 400, "invalid object type: /v1, Kind=StatefulSet"),
            (
                #"{"metadata":{"name":"w","namespace":"ns"},"spec":{"bogus":1}}"#, 500,
                "failed to create typed patch object (ns/w; apps/v1, Kind=StatefulSet): "
                    + ".spec.bogus: field not declared in schema"
            ),
            (
                #"{"spec":{"replicas":"3","template":{"spec":{"containers":[{"name":"a"},{"name":"a"}]}}}}"#, 500,
                "failed to create typed patch object (/; apps/v1, Kind=StatefulSet): errors:\n"
                    + "  .spec.replicas: expected numeric (int or float), got string\n"
                    + #"  .spec.template.spec.containers: duplicate entries for key [name="a"]"#
            ),
            (
                #"{"spec":{"template":{"spec":{"containers":[{"image":"a"}]}}}}"#, 500,
                "failed to create typed patch object (/; apps/v1, Kind=StatefulSet): .spec.template.spec.containers: "
                    + "element 0: associative list with keys has an element that omits key field \"name\" "
                    + "(and doesn't have default value)"
            ),
            (
                #"{"spec":{"serviceName":1}}"#, 500,
                "failed to create typed patch object (/; apps/v1, Kind=StatefulSet): .spec.serviceName: "
                    + "expected string, got &value.valueUnstructured{Value:1}"
            ),
            (
                #"{"spec":[]}"#, 500,
                "failed to create typed patch object (/; apps/v1, Kind=StatefulSet): .spec: expected map, got &{[]}"
            ),
        ])
    func refusals(patch: String, code: Int, message: String) throws {
        var store = try Store(StatefulSet.kind)
        let error = #expect(throws: PatchError.self) { try store.apply(patch, by: "me") }
        #expect(error?.code == code)
        #expect(error?.message == message)
    }

    @Test("A create records all that it set, defaults too, but not what says which object it is")
    func recordCreate() throws {
        let text = """
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web","namespace":"ns","labels":{"app":"web"}},
             "spec":{"selector":{"matchLabels":{"app":"web"}},"template":{"metadata":{"labels":{"app":"web"}},
              "spec":{"containers":[{"name":"nginx","image":"nginx:1"}]}}}}
            """
        let schema = try #require(Schema.type(for: Deployment.kind))
        let object = try Deployment(manifest: schema.canonical(try JSON(parsing: text)))
        let new = try object.admittedForCreate(at: Timestamp(seconds: 1)).manifest
        let recorded = ManagedFields.recordUpdate(
            live: nil, new: schema.canonical(new), manager: "kubectl-create", schema: schema, apiVersion: "apps/v1",
            now: Timestamp(seconds: 2))
        let expected = try JSON(
            parsing: """
                {"f:metadata":{"f:labels":{".":{},"f:app":{}}},
                 "f:spec":{"f:progressDeadlineSeconds":{},"f:replicas":{},"f:revisionHistoryLimit":{},"f:selector":{},
                  "f:strategy":{"f:rollingUpdate":{".":{},"f:maxSurge":{},"f:maxUnavailable":{}},"f:type":{}},
                  "f:template":{"f:metadata":{"f:labels":{".":{},"f:app":{}}},
                   "f:spec":{"f:containers":{"k:{\\"name\\":\\"nginx\\"}":{".":{},"f:image":{},"f:imagePullPolicy":{},
                     "f:name":{},"f:resources":{},"f:terminationMessagePath":{},"f:terminationMessagePolicy":{}}},
                    "f:dnsPolicy":{},"f:restartPolicy":{},"f:schedulerName":{},"f:securityContext":{},
                    "f:terminationGracePeriodSeconds":{}}}}}
                """)
        #expect(recorded["metadata"]?["managedFields"]?[0]?["fieldsV1"] == expected)
    }

    @Test("An update takes the fields that it changes, each part of the object for itself")
    func recordUpdate() throws {
        var store = try Store(StatefulSet.kind)
        try store.update(#"{"metadata":{"name":"w"},"spec":{"replicas":1,"serviceName":"s"}}"#, by: "kubectl")
        try store.update(
            #"{"status":{"replicas":1,"readyReplicas":1},"spec":{"replicas":9}}"#, by: "kcm", subresource: "status")
        try store.update(#"{"spec":{"replicas":2}}"#, by: "kubectl", subresource: "scale")
        try store.update(#"{"spec":{"replicas":2}}"#, by: "nobody")
        #expect(
            store.managers == [
                #"kubectl Update: {"f:spec":{"f:serviceName":{}}}"#,
                #"kcm Update status: {"f:status":{"f:readyReplicas":{},"f:replicas":{}}}"#,
                #"kubectl Update scale: {"f:spec":{"f:replicas":{}}}"#,
            ])
    }

    @Test("A writer may clear the record or bring one, and cannot lose it by leaving it out")
    func ownRecord() throws {
        var store = try Store(ConfigMap.kind)
        try store.update(#"{"metadata":{"name":"c"},"data":{"a":"1"}}"#, by: "one")
        let first = store.managers
        try store.update(#"{"metadata":{"managedFields":null}}"#, by: "two")
        #expect(store.managers == first)
        let entry =
            #"{"manager":"x","operation":"Apply","apiVersion":"v1","fieldsType":"FieldsV1","fieldsV1":{"f:data":{"f:a":{}}}}"#
        try store.update(#"{"metadata":{"managedFields":[\#(entry)]}}"#, by: "two")
        #expect(store.managers == [#"x Apply: {"f:data":{"f:a":{}}}"#])
        try store.update(#"{"metadata":{"managedFields":[{"operation":"Nonsense"}]},"data":{"b":"1"}}"#, by: "two")
        #expect(store.managers == [#"x Apply: {"f:data":{"f:a":{}}}"#, #"two Update: {"f:data":{"f:b":{}}}"#])
        try store.update(#"{"metadata":{"managedFields":[{}]}}"#, by: "two")
        #expect(store.managers == [])
    }

    @Test("More than ten updaters are too many: the oldest become one")
    func ancientChanges() throws {
        var store = try Store(ConfigMap.kind)
        for number in 10..<22 { try store.update(#"{"data":{"k\#(number)":"1"}}"#, by: "m\(number)") }
        #expect(store.managers.count == 10)
        #expect(
            store.managers.first == #"ancient-changes Update: {"f:data":{".":{},"f:k10":{},"f:k11":{},"f:k12":{}}}"#)
        #expect(store.managers.last == #"m21 Update: {"f:data":{"f:k21":{}}}"#)
    }

    @Test("kubectl takes over what it set by client-side apply, and keeps the annotation in step")
    func upgrade() throws {
        var store = try Store(ConfigMap.kind)
        let applied =
            #"{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"c\"},\"data\":{\"a\":\"1\",\"b\":\"1\"}}"#
        let annotation = #""kubectl.kubernetes.io/last-applied-configuration":"\#(applied)""#
        try store.update(
            #"{"metadata":{"name":"c","annotations":{\#(annotation)}},"data":{"a":"1","b":"1"}}"#,
            by: "kubectl-client-side-apply")
        try store.update(#"{"data":{"b":"2"}}"#, by: "editor")
        let error = #expect(throws: PatchError.self) {
            try store.apply(#"{"metadata":{"name":"c"},"data":{"a":"9","b":"9"}}"#, by: "kubectl")
        }
        #expect(error?.message == #"Apply failed with 1 conflict: conflict with "editor" using v1: .data.b"#)
        try store.apply(#"{"metadata":{"name":"c"},"data":{"a":"9"}}"#, by: "kubectl")
        #expect(store.object?["data"] == ["a": "9", "b": "2"])
        let kept = store.object?["metadata"]?["annotations"]?["kubectl.kubernetes.io/last-applied-configuration"]
        #expect(
            kept == .string(#"{"apiVersion":"v1","data":{"a":"9"},"kind":"ConfigMap","metadata":{"name":"c"}}"# + "\n"))
    }

    @Test(
        "A manager's name is the request's word, or the first part of the User-Agent",
        arguments: [
            ("me", "kubectl/v1.36", "me"), ("", "kubectl/v1.36 (linux)", "kubectl"), ("", "curl", "curl"),
            ("", "a\u{07}b c/1", "ab c"), ("", "", ""),
        ])
    func names(word: String, agent: String, name: String) {
        #expect(FieldManager.name(fieldManager: word, userAgent: agent) == name)
    }

    @Test("A request's word for its manager is checked")
    func checkedNames() {
        let problems = { (word: String, isApply: Bool) in
            FieldManager.problems(with: word, isApply: isApply, isForceSet: true).map(\.message)
        }
        #expect(problems("me", true) == [])
        #expect(problems("", true) == ["fieldManager: Required value: is required for apply patch"])
        #expect(problems("", false) == ["force: Forbidden: may not be specified for non-apply patch"])
        #expect(
            problems(String(repeating: "x", count: 129), true)
                == ["fieldManager: Too long: may not be more than 128 bytes"])
        #expect(
            problems("a\n", true)
                == [#"fieldManager: Invalid value: "a\n": invalid character U+000A (at position 1)"#])
    }
}
