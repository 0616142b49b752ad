import Model
import Testing

@Suite("Rules of metadata")
struct MetadataRuleTests {
    private static let subdomain =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start "
        + "and end with an alphanumeric character (e.g. 'example.com', regex used for validation is "
        + #"'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"#
    private static let name =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric "
        + "character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is "
        + "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
    private static let label =
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start "
        + "and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for "
        + "validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"

    @Test(
        "Names, labels, annotations, owners and finalizers follow rules",
        arguments: [
            (#"{"metadata":{"name":""}}"#, ["metadata.name: Required value: name or generateName is required"]),
            (#"{"metadata":{"name":"A"}}"#, [#"metadata.name: Invalid value: "A": \#(subdomain)"#]),
            (#"{"metadata":{"generateName":"a-"}}"#, []),
            (#"{"metadata":{"generateName":"A-"}}"#, [#"metadata.generateName: Invalid value: "A-": \#(subdomain)"#]),
            (#"{"metadata":{"namespace":null}}"#, ["metadata.namespace: Required value"]),
            (
                #"{"metadata":{"namespace":"a.b"}}"#,
                [#"metadata.namespace: Invalid value: "a.b": must not contain dots"#]
            ),
            (
                #"{"metadata":{"generation":-1}}"#,
                ["metadata.generation: Invalid value: -1: must be greater than or equal to 0"]
            ),
            (
                #"{"metadata":{"labels":{"":"x"}}}"#,
                [
                    #"metadata.labels: Invalid value: "": name part must be non-empty"#,
                    #"metadata.labels: Invalid value: "": name part \#(name)"#,
                ]
            ),
            (
                #"{"metadata":{"labels":{"/a":"x"}}}"#,
                [#"metadata.labels: Invalid value: "/a": prefix part must be non-empty"#]
            ),
            (
                #"{"metadata":{"labels":{"A/a":"x"}}}"#,
                [#"metadata.labels: Invalid value: "A/a": prefix part \#(subdomain)"#]
            ),
            (
                #"{"metadata":{"labels":{"a/b/c":"x"}}}"#,
                [
                    #"metadata.labels: Invalid value: "a/b/c": a qualified name \#(name) with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"#
                ]
            ),
            (#"{"metadata":{"labels":{"a":"-x"}}}"#, [#"metadata.labels: Invalid value: "-x": \#(label)"#]),
            (#"{"metadata":{"labels":{"a":""}}}"#, []),
            (#"{"metadata":{"annotations":{"Example.com/Key":"anything goes"}}}"#, []),
            (
                #"{"metadata":{"annotations":{"a b":""}}}"#,
                [#"metadata.annotations: Invalid value: "a b": name part \#(name)"#]
            ),
            (
                #"{"metadata":{"ownerReferences":[{}]}}"#,
                [
                    #"metadata.ownerReferences.apiVersion: Invalid value: "": version must not be empty"#,
                    #"metadata.ownerReferences.kind: Invalid value: "": must not be empty"#,
                    #"metadata.ownerReferences.name: Invalid value: "": must not be empty"#,
                    #"metadata.ownerReferences.uid: Invalid value: "": must not be empty"#,
                ]
            ),
            (
                #"{"metadata":{"ownerReferences":[{"apiVersion":"v1","kind":"Event","name":"e","uid":"u"}]}}"#,
                [
                    #"metadata.ownerReferences: Invalid value: {"apiVersion":"v1","kind":"Event","name":"e","uid":"u"}: /v1, Kind=Event is disallowed from being an owner"#
                ]
            ),
            (
                #"{"metadata":{"finalizers":["orphan","foregroundDeletion"]}}"#,
                [
                    #"metadata.finalizers: Invalid value: ["orphan","foregroundDeletion"]: finalizer orphan and foregroundDeletion cannot be both set"#
                ]
            ),
            (#"{"metadata":{"managedFields":[{"operation":"Apply","fieldsType":"FieldsV1","manager":"me"}]}}"#, []),
            (
                #"{"metadata":{"managedFields":[{"operation":"Patch","fieldsType":"V2"}]}}"#,
                [
                    #"metadata.managedFields[0].operation: Invalid value: "Patch": must be `Apply` or `Update`"#,
                    #"metadata.managedFields[0].fieldsType: Invalid value: "V2": must be `FieldsV1`"#,
                ]
            ),
        ])
    func creation(patch: String, messages: [String]) throws {
        #expect(try ConfigMap.problems(creating: Samples.configMap, with: patch) == messages)
    }

    @Test("Texts have limits")
    func limits() throws {
        let long = String(repeating: "a", count: 300)
        #expect(
            try ConfigMap.problems(creating: Samples.configMap, with: #"{"metadata":{"name":"\#(long)"}}"#)
                == [#"metadata.name: Invalid value: "\#(long)": must be no more than 253 bytes"#])
        #expect(
            try ConfigMap.problems(creating: Samples.configMap, with: #"{"metadata":{"labels":{"a":"\#(long)"}}}"#)
                == [#"metadata.labels: Invalid value: "\#(long)": must be no more than 63 bytes"#])
        #expect(
            try StatefulSet.problems(creating: Samples.statefulSet, with: #"{"metadata":{"name":"\#(long)"}}"#)
                == [#"metadata.name: Invalid value: "\#(long)": must be no more than 63 bytes"#])
        let huge = String(repeating: "a", count: 300_000)
        #expect(
            try ConfigMap.problems(creating: Samples.configMap, with: #"{"metadata":{"annotations":{"a":"\#(huge)"}}}"#)
                == ["metadata.annotations: Too long: may not be more than 262144 bytes"])
        let fields =
            #"{"metadata":{"managedFields":[{"operation":"Update","manager":"\#(long)","subresource":"\#(long)"}]}}"#
        #expect(
            try ConfigMap.problems(creating: Samples.configMap, with: fields) == [
                "metadata.managedFields[0].manager: Too long: may not be more than 128 bytes",
                "metadata.managedFields[0].subresource: Too long: may not be more than 256 bytes",
            ])
    }

    @Test("Only one owner manages an object")
    func controllers() throws {
        let owners =
            #"[{"apiVersion":"v1","kind":"A","name":"a","uid":"1","controller":true},{"apiVersion":"v1","kind":"B","name":"b","uid":"2","controller":true}]"#
        let messages = try ConfigMap.problems(
            creating: Samples.configMap, with: #"{"metadata":{"ownerReferences":\#(owners)}}"#)
        #expect(messages.count == 1)
        #expect(
            messages.first?.hasSuffix(
                #"Only one reference can have Controller set to true. Found "true" in references for A/a and B/b"#)
                == true)
    }

    @Test(
        "What identifies an object never changes; the server says so twice",
        arguments: [
            (#"{"metadata":{"name":"other"}}"#, #"metadata.name: Invalid value: "other": field is immutable"#),
            (
                #"{"metadata":{"namespace":"other"}}"#,
                #"metadata.namespace: Invalid value: "other": field is immutable"#
            ),
            (#"{"metadata":{"uid":"2"}}"#, #"metadata.uid: Invalid value: "2": field is immutable"#),
            (
                #"{"metadata":{"creationTimestamp":"2026-01-01T00:00:00Z"}}"#,
                #"metadata.creationTimestamp: Invalid value: "2026-01-01T00:00:00Z": field is immutable"#
            ),
            (
                #"{"metadata":{"deletionTimestamp":"2026-01-01T00:00:00Z"}}"#,
                #"metadata.deletionTimestamp: Invalid value: "2026-01-01T00:00:00Z": field is immutable"#
            ),
            (
                #"{"metadata":{"deletionGracePeriodSeconds":5}}"#,
                "metadata.deletionGracePeriodSeconds: Invalid value: 5: field is immutable"
            ),
            (
                #"{"metadata":{"resourceVersion":null}}"#,
                #"metadata.resourceVersion: Invalid value: "": must be specified for an update"#
            ),
        ])
    func identity(patch: String, message: String) throws {
        #expect(try ServiceAccount.problems(updating: Samples.named, with: patch) == [message, message])
    }

    @Test("Kinds of the whole cluster have no namespace")
    func namespaces() throws {
        #expect(
            try Node.problems(creating: Samples.node, with: #"{"metadata":{"namespace":"x"}}"#)
                == ["metadata.namespace: Forbidden: not allowed on this type"])
        #expect(
            try Namespace.problems(creating: Samples.clusterNamed, with: #"{"metadata":{"name":"a.b"}}"#)
                == [#"metadata.name: Invalid value: "a.b": must not contain dots"#])
    }

    @Test("A message names the kind, the object and each problem once")
    func aggregate() {
        let problem = FieldProblemSample.problem
        let one = InvalidObject(kind: StatefulSet.kind, name: "web", problems: [problem, problem])
        #expect(one.description == #"StatefulSet.apps "web" is invalid: spec.x: Invalid value: 1: bad"#)
        #expect(one.status["details"]?["causes"]?.array?.count == 2)
        #expect(one.status["details"]?["group"] == "apps")
        let two = InvalidObject(kind: Pod.kind, name: "p", problems: [problem, FieldProblemSample.other])
        #expect(two.description == #"Pod "p" is invalid: [spec.x: Invalid value: 1: bad, spec.y: Required value]"#)
        #expect(two.status["details"]?["group"] == nil && two.status["reason"] == "Invalid")
    }
}

private enum FieldProblemSample {
    static let problem = FieldProblem(type: .invalid, field: "spec.x", value: "1", detail: "bad")
    static let other = FieldProblem(type: .required, field: "spec.y", value: nil, detail: "")
}
