import Model
import Testing

@Suite("Schema")
struct SchemaTests {
    static let kinds: [any APIObject.Type] = Kinds.all

    @Test("Every field that a type maps is in the schema, with a type that fits", arguments: kinds.indices)
    func coverage(index: Int) throws {
        let type = Self.kinds[index]
        let schema = try #require(Schema.type(for: type.kind))
        var lister = FieldLister(schema: schema)
        try lister.list(type)
        #expect(lister.problems == [])
        #expect(lister.count > 1)
    }

    @Test("Fields know how they are merged")
    func strategies() throws {
        let spec = try #require(Schema.type(named: "PodSpec"))
        let containers = try #require(spec["containers"])
        #expect(containers.isRequired)
        #expect(containers.listType == .map(keys: ["name"]))
        #expect(containers.patch.mergeKey == "name" && containers.patch.merges && !containers.patch.retainsKeys)
        #expect(spec["volumes"]?.patch.mergeKey == "name" && spec["volumes"]?.patch.retainsKeys == true)
        #expect(spec["nodeName"]?.patch == .standard)
        #expect(spec["nodeSelector"]?.listType == .atomic)
        #expect(spec["affinity"]?.listType == .granular)
        #expect(spec["containers"]?.type.description == "[Container]")
        let meta = try #require(Schema.type(named: "ObjectMeta"))
        #expect(meta["finalizers"]?.listType == .set)
        #expect(meta["finalizers"]?.patch.mergeKey == nil && meta["finalizers"]?.patch.merges == true)
        #expect(meta["labels"]?.type.description == "{string}")
        #expect(meta["labels"]?.listType == .granular)
        #expect(Schema.type(named: "LabelSelector")?.isAtomic == true)
        let ports = try #require(Schema.type(named: "Container")?["ports"])
        #expect(ports.listType == .map(keys: ["containerPort", "protocol"]) && ports.patch.mergeKey == "containerPort")
        #expect(Schema.type(named: "DeploymentSpec")?["strategy"]?.patch.retainsKeys == true)
        #expect(Schema.type(named: "Event")?["eventTime"]?.type.description == "microtime")
        #expect(Schema.type(named: "Nonsense") == nil)
        let other = Kind(group: "events.k8s.io", version: "v1", name: "Event", plural: "events")
        #expect(Schema.type(for: other)?["note"] != nil)
        #expect(spec["nonsense"] == nil)
    }

    @Test(
        "What a field cannot hold is said in Go's words",
        arguments: [
            (
                #"{"spec":{"replicas":"three"}}"#, "spec.replicas",
                "json: cannot unmarshal string into Go struct field StatefulSetSpec.spec.replicas of type int32"
            ),
            (
                #"{"spec":{"replicas":1.5}}"#, "spec.replicas",
                "json: cannot unmarshal number 1.5 into Go struct field StatefulSetSpec.spec.replicas of type int32"
            ),
            (
                #"{"spec":{"replicas":3000000000}}"#, "spec.replicas",
                "json: cannot unmarshal number 3000000000 into Go struct field StatefulSetSpec.spec.replicas of type int32"
            ),
            (
                #"{"metadata":{"labels":{"a":1}}}"#, "metadata.labels.a",
                "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string"
            ),
            (
                #"{"spec":[]}"#, "spec",
                "json: cannot unmarshal array into Go struct field StatefulSet.spec of type v1.StatefulSetSpec"
            ),
            (
                #"{"spec":{"template":{"spec":{"containers":[{"ports":[{"containerPort":true}]}]}}}}"#,
                "spec.template.spec.containers[0].ports[0].containerPort",
                "json: cannot unmarshal bool into Go struct field "
                    + "ContainerPort.spec.template.spec.containers.ports.containerPort of type int32"
            ),
            (
                #"{"spec":{"template":{"spec":{"containers":{}}}}}"#, "spec.template.spec.containers",
                "json: cannot unmarshal object into Go struct field PodSpec.spec.template.spec.containers of type []v1.Container"
            ),
            (
                #"{"spec":{"template":{"spec":{"nodeSelector":"x"}}}}"#, "spec.template.spec.nodeSelector",
                "json: cannot unmarshal string into Go struct field PodSpec.spec.template.spec.nodeSelector of type map[string]string"
            ),
            (
                #"{"metadata":{"creationTimestamp":"soon"}}"#, "metadata.creationTimestamp",
                #"parsing time "soon" as "2006-01-02T15:04:05Z07:00": cannot parse "soon" as "2006""#
            ),
            (
                #"{"spec":{"volumeClaimTemplates":[{"spec":{"resources":{"requests":{"storage":"lots"}}}}]}}"#,
                "spec.volumeClaimTemplates[0].spec.resources.requests.storage",
                "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
            ),
            ("[]", "", "json: cannot unmarshal array into Go value of type v1.StatefulSet"),
        ])
    func mismatch(text: String, path: String, message: String) throws {
        let schema = try #require(Schema.type(for: StatefulSet.kind))
        let problem = try #require(schema.check(JSON(parsing: text)).first)
        #expect(problem.path == path)
        #expect(problem.message == message)
        #expect(!problem.isTolerable)
    }

    @Test("Values of every sort are accepted, and null is no value")
    func accepted() throws {
        let schema = try #require(Schema.type(for: Pod.kind))
        let pod = try JSON(
            parsing: #"""
                {"metadata":{"name":null,"annotations":null,"generation":5},
                 "spec":{"hostNetwork":true,"overhead":{"cpu":1,"memory":"1Gi","x":0.5},"containers":[null,
                  {"livenessProbe":{"httpGet":{"port":80}},"readinessProbe":{"tcpSocket":{"port":"web"}}}]},
                 "status":{"startTime":"2026-01-01T00:00:00Z"}}
                """#)
        #expect(schema.check(pod) == [])
    }

    @Test("Several problems stand in the order of the text")
    func order() throws {
        let text = #"""
            {"zeta": {"x": [1, {"y": "}\"]"}]}, "metadata": {"name": "a", "foo": 1}, "data": {"k": "1", "k": "2"},
             "immutable": false, "alpha": null, "data2": {}, "data": {}}
            """#
        var duplicates: [String] = []
        let json = try JSON(parsing: Array(text.utf8), duplicates: &duplicates)
        let schema = try #require(Schema.type(for: ConfigMap.kind))
        let problems = schema.check(json, parsedFrom: text.utf8, duplicates: duplicates)
        #expect(
            problems.map(\.message) == [
                #"unknown field "zeta""#, #"unknown field "metadata.foo""#, #"duplicate field "data.k""#,
                #"unknown field "alpha""#, #"unknown field "data2""#, #"duplicate field "data""#,
            ])
        #expect(problems.last?.path == "data")
        #expect(schema.check(json, parsedFrom: text.utf8, duplicates: []).count == 4)
        let message = SchemaProblem.refusal(
            kind: ConfigMap.kind, problems: [.unknownField(path: "a"), .duplicateField(path: "b")])
        #expect(
            message == #"""
                ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: unknown field "a", duplicate field "b"
                """#)
    }

    @Test("The canonical form leaves out what Go leaves out, and writes what Go writes")
    func canonical() throws {
        let schema = try #require(Schema.type(for: Pod.kind))
        let pod = try JSON(
            parsing: #"""
                {"unknown":1,"metadata":{"name":"p","labels":{},"creationTimestamp":null,"deletionTimestamp":null},
                 "spec":{"hostNetwork":false,"priority":0,"automountServiceAccountToken":false,"nodeName":"",
                  "containers":[{"name":"c","tty":false,"lifecycle":{},"env":[{"value":"x"},null],
                   "resources":{"limits":{"cpu":"1000m"}}}]},
                 "status":{"conditions":[{"type":"Ready","lastTransitionTime":"2026-01-01T00:00:00.5Z"}]}}
                """#)
        let expected = try JSON(
            parsing: #"""
                {"metadata":{"name":"p"},"spec":{"automountServiceAccountToken":false,"priority":0,
                  "containers":[{"name":"c","lifecycle":{},"env":[{"name":"","value":"x"},{"name":""}],
                   "resources":{"limits":{"cpu":"1"}}}]},
                 "status":{"conditions":[{"type":"Ready","status":"","lastProbeTime":null,
                   "lastTransitionTime":"2026-01-01T00:00:00Z"}]}}
                """#)
        #expect(schema.canonical(pod) == expected)
        #expect(schema.canonical(expected) == expected)
        #expect(schema.canonical(5) == ["metadata": [:], "spec": ["containers": .null], "status": [:]])
        let event = try #require(Schema.type(for: Event.kind)).canonical(["eventTime": "2026-01-01T00:00:00Z"])
        #expect(event["eventTime"] == "2026-01-01T00:00:00.000000Z")
        #expect(event["involvedObject"] == [:] && event["reportingComponent"] == "")
    }

    @Test(
        "A time becomes one of whole seconds in UTC, and what is none stays as it is",
        arguments: [
            ("2026-01-01T00:00:05Z", "2026-01-01T00:00:05Z"), ("2026-01-01t00:00:05z", "2026-01-01T00:00:05Z"),
            ("2026-01-01T00:00:05.9Z", "2026-01-01T00:00:05Z"), ("2026-01-01T01:00:05+01:00", "2026-01-01T00:00:05Z"),
            ("2026-13-01T00:00:05Z", "2026-13-01T00:00:05Z"), ("2026-01-01T00:00:05", "2026-01-01T00:00:05"),
            ("2026-01-01 00:00:05Z", "2026-01-01 00:00:05Z"), ("2026-01-01T00:00:05ZZ", "2026-01-01T00:00:05ZZ"),
        ])
    func canonicalTime(text: String, expected: String) throws {
        let schema = try #require(Schema.type(for: Pod.kind))
        let pod = schema.canonical(["metadata": ["creationTimestamp": .string(text)]])
        #expect(pod["metadata"]?["creationTimestamp"] == .string(expected))
    }
}

/// Visits a type's fields and compares each with the schema.
private struct FieldLister: FieldMap {
    let schema: ObjectSchema
    var problems: [String] = []
    var count = 0

    init(schema: ObjectSchema) { self.schema = schema }

    mutating func list<Value: FieldMapped>(_ type: Value.Type) throws {
        var value = Value()
        try value.mapFields(&self)
    }

    mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value) throws(FieldError) {
        visit(name, Value.self)
    }

    mutating func always<Value: FieldValue>(_ name: String, _ value: inout Value) throws(FieldError) {
        visit(name, Value.self)
    }

    mutating func optional<Value: FieldValue>(_ name: String, _ value: inout Value?) throws(FieldError) {
        visit(name, Value.self)
    }

    mutating func inline<Value: FieldMapped>(_ value: inout Value) throws(FieldError) {
        try value.mapFields(&self)
    }

    private mutating func visit<Value: FieldValue>(_ name: String, _ type: Value.Type) {
        count += 1
        guard let field = schema[name] else {
            problems.append("\(schema.name).\(name) is not in the schema")
            return
        }
        compare(field.type, Value.self, at: "\(schema.name).\(name)")
    }

    private mutating func compare(_ expected: FieldType, _ type: any FieldValue.Type, at path: String) {
        switch expected {
        case .object(let schema):
            guard let mapped = type as? any FieldMapped.Type else {
                if type != JSON.self && type != JSONObject.self { problems.append("\(path) is \(type)") }
                return
            }
            var lister = FieldLister(schema: schema)
            try? lister.list(mapped)
            problems += lister.problems
        case .list(let element):
            guard let list = type as? any ListValue.Type else {
                if type != JSON.self { problems.append("\(path) is \(type)") }
                return
            }
            compare(element, list.elementType, at: path + "[]")
        case .map(let element):
            guard let map = type as? any MapValue.Type else {
                if type != JSON.self && type != JSONObject.self { problems.append("\(path) is \(type)") }
                return
            }
            compare(element, map.valueType, at: path + "{}")
        case .string, .bytes:
            if type != String.self, !(type is any NamedString.Type) { problems.append("\(path) is \(type)") }
        case .bool: require(Bool.self, type, at: path)
        case .int32: require(Int32.self, type, at: path)
        case .int64: require(Int64.self, type, at: path)
        case .intOrString: require(IntOrString.self, type, at: path)
        case .quantity: require(Quantity.self, type, at: path)
        case .time: require(Timestamp.self, type, at: path)
        case .microTime: require(MicroTime.self, type, at: path)
        case .json: require(JSON.self, type, at: path)
        }
    }

    private mutating func require(_ expected: any FieldValue.Type, _ type: any FieldValue.Type, at path: String) {
        if type != expected { problems.append("\(path) is \(type) and not \(expected)") }
    }
}

private protocol ListValue {
    static var elementType: any FieldValue.Type { get }
}

extension Array: ListValue where Element: FieldValue {
    static var elementType: any FieldValue.Type { Element.self }
}

private protocol MapValue {
    static var valueType: any FieldValue.Type { get }
}

extension Dictionary: MapValue where Key == String, Value: FieldValue {
    static var valueType: any FieldValue.Type { Value.self }
}
