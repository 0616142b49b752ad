import Foundation
import Manifests
import Model
import Testing

@Suite struct `Manifests` {
    static let pair = """
        apiVersion: v1
        kind: Service
        metadata:
          name: nginx
        spec:
          clusterIP: None
          ports:
          - port: 80
        ---
        # the set
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: web
        spec:
          serviceName: nginx
          replicas: 3
          selector:
            matchLabels: {app: nginx}
          template:
            metadata:
              labels: {app: nginx}
            spec:
              containers:
              - name: nginx
                image: nginx:alpine
        """

    @Test func `each object knows its place`() throws {
        let reading = try ManifestReader.read(text: Array(Self.pair.utf8), name: "web.yaml")
        #expect(
            reading.manifests.map(\.source) == [
                ManifestSource(file: "web.yaml", document: 1, line: 1),
                ManifestSource(file: "web.yaml", document: 2, line: 11),
            ])
        #expect(reading.manifests.map(\.kind.name) == ["Service", "StatefulSet"])
        let set = try #require(reading.manifests.last?.object as? StatefulSet)
        #expect(set.spec.replicas == 3)
        // Nothing is added: defaults come later.
        #expect(set.spec.updateStrategy.type == "")
        #expect(reading.manifests.last?.json["metadata"] == ["name": "web"])
        #expect(reading.warnings.isEmpty)
    }

    @Test func `a StatefulSet without its Service is warned about`() throws {
        let text = Self.pair.split(separator: "---\n")[1]
        let reading = try ManifestReader.read(text: Array(text.utf8), name: "web.yaml")
        #expect(
            reading.warnings.map(\.description) == [
                "web.yaml:2 (document 1): StatefulSet.apps \"web\": spec.serviceName: there is no Service \"nginx\" "
                    + "beside it, and without one its Pods have no DNS names of their own"
            ])
    }

    @Test func `unknown fields are errors, or warnings, or nothing`() throws {
        let text = Self.pair
            .replacing("replicas: 3", with: "replicaz: 3")
            .replacing("image: nginx:alpine", with: "imagePulPolicy: Always\n        image: nginx")
        let expected = [
            "a.yaml:17 (document 2): unknown field \"spec.replicaz\"; did you mean \"spec.replicas\"?",
            "a.yaml:26 (document 2): unknown field \"spec.template.spec.containers[0].imagePulPolicy\"; "
                + "did you mean \"spec.template.spec.containers[0].imagePullPolicy\"?",
        ]
        #expect(problems(text) == expected)
        let reading = try ManifestReader.read(text: Array(text.utf8), name: "a.yaml", validation: .warn)
        #expect(reading.warnings.map(\.description) == expected)
        #expect(reading.manifests.count == 2)
        #expect(
            try ManifestReader.read(text: Array(text.utf8), name: "a.yaml", validation: .ignore).warnings.isEmpty)
    }

    @Test func `what every object must have is asked for all at once`() {
        #expect(
            problems("metadata: {name: a}\n---\napiVersion: 1\nkind: [Pod]\n---\n- 1\n---\ntext\n") == [
                "a.yaml:1 (document 1): apiVersion not set",
                "a.yaml:1 (document 1): kind not set",
                "a.yaml:3 (document 2): apiVersion must be a string, and is a number",
                "a.yaml:4 (document 2): kind must be a string, and is an array",
                "a.yaml:6 (document 3): the document must be an object with apiVersion, kind and metadata, and is an array",
                "a.yaml:8 (document 4): the document must be an object with apiVersion, kind and metadata, and is a string",
            ])
    }

    @Test func `unknown kinds come with a guess`() {
        func sentence(_ apiVersion: String, _ kind: String) -> String? {
            problems("apiVersion: \(apiVersion)\nkind: \(kind)\nmetadata: {name: a}\n").first
        }
        let start = "a.yaml:2 (document 1): no matches for kind"
        #expect(
            sentence("v1", "StatefulSet")
                == "\(start) \"StatefulSet\" in version \"v1\"; the version of StatefulSet is apps/v1")
        #expect(
            sentence("apps/v1", "StatefullSet")
                == "\(start) \"StatefullSet\" in version \"apps/v1\"; did you mean StatefulSet?")
        #expect(
            sentence("v1", "Secret")
                == "\(start) \"Secret\" in version \"v1\"; there are ConfigMap, ControllerRevision, Deployment, "
                + "EndpointSlice, Endpoints, Event, Lease, Namespace, Node, PersistentVolume, PersistentVolumeClaim, "
                + "Pod, ReplicaSet, Service, ServiceAccount, StatefulSet, StorageClass")
    }

    @Test func `values of a wrong type are refused in Kubernetes' words`() {
        #expect(
            problems(Self.pair.replacing("replicas: 3", with: "replicas: three")) == [
                "a.yaml:17 (document 2): StatefulSet in version \"v1\" cannot be handled as a StatefulSet: json: cannot "
                    + "unmarshal string into Go struct field StatefulSetSpec.spec.replicas of type int32"
            ])
    }

    @Test func `lists are taken apart`() throws {
        let text = """
            apiVersion: v1
            kind: List
            items:
            - apiVersion: v1
              kind: ConfigMap
              metadata: {name: a}
            - apiVersion: v1
              kind: ConfigMapList
              items:
              - metadata: {name: b}
              - metadata:
                  name: c
            """
        let reading = try ManifestReader.read(text: Array(text.utf8), name: "a.yaml")
        #expect(reading.manifests.map(\.object.metadata.name) == ["a", "b", "c"])
        #expect(reading.manifests.map(\.source.line) == [4, 10, 11])
        #expect(reading.manifests.last?.json["kind"] == "ConfigMap")
        #expect(
            problems(text.replacing("name: c", with: "nome: c\n      namespace: x")) == [
                "a.yaml:12 (document 1): unknown field \"metadata.nome\"; did you mean \"metadata.name\"?",
                "a.yaml:11 (document 1): ConfigMap \"\" is invalid: metadata.name: Required value: name or generateName is required",
            ])
        #expect(
            problems("apiVersion: v1\nkind: List\nitems:\n- 3\n- null\n") == [
                "a.yaml:4 (document 1): items[0] must be an object with apiVersion, kind and metadata, and is a number",
                "a.yaml:5 (document 1): items[1] must be an object with apiVersion, kind and metadata, and is empty",
            ])
    }

    @Test func `what the API server would refuse is refused with its sentences, all at once`() {
        let text = Self.pair
            .replacing("replicas: 3", with: "replicas: -1")
            .replacing("labels: {app: nginx}", with: "labels: {app: other}")
        let invalid = "(document 2): StatefulSet.apps \"web\" is invalid:"
        #expect(
            problems(text) == [
                "a.yaml:17 \(invalid) spec.replicas: Invalid value: -1: must be greater than or equal to 0",
                "a.yaml:22 \(invalid) spec.template.metadata.labels: Invalid value: {\"app\":\"other\"}: "
                    + "`selector` does not match template `labels`",
            ])
    }

    @Test func `problems of one document are named up to a number`() {
        let fields = (0..<80).map { "field\($0): 1\n" }.joined()
        let found = problems("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n" + fields)
        #expect(found.count == 51)
        #expect(found.last == "a.yaml (document 1): and 30 more problems in this document")
    }

    @Test func `a problem is an object for programs`() throws {
        let error = #expect(throws: InvalidManifests.self) {
            try ManifestReader.read(text: Array("apiVersion: v1\nkind: Pot\n".utf8), name: "a.yaml")
        }
        #expect(
            error?.problems.map(\.json) == [
                [
                    "file": "a.yaml", "document": 1, "line": 2, "field": "kind",
                    "message": "no matches for kind \"Pot\" in version \"v1\"; did you mean Pod?",
                ]
            ])
    }
}
