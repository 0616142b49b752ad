import API
import Model
import Testing

/// Bodies that hold very many of something are answered in a time that grows with their length.
///
/// By a check that compares all with all, most of them would take minutes.
@Suite struct `Bodies that hold very much of one thing` {
    private var client = Client()
    private static let pods = "/api/v1/namespaces/default/pods"

    init() { client.prepare() }

    private static func pod(_ spec: JSONObject = [:], metadata: JSONObject = [:]) -> JSON {
        var spec = spec
        var metadata = metadata
        if spec["containers"] == nil { spec["containers"] = [["name": "a", "image": "b"]] }
        metadata["name"] = "p"
        return ["apiVersion": "v1", "kind": "Pod", "metadata": .object(metadata), "spec": .object(spec)]
    }

    private static func many(_ count: Int, _ element: (Int) -> JSON) -> JSON { .array((0..<count).map(element)) }

    @Test mutating func `as many empty containers as fit are more than can be stored`() {
        let containers = Array(repeating: UInt8(ascii: ","), count: 150_000).flatMap { [$0] + Array("{}".utf8) }
        let start = #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},"spec":{"containers":[{}"#
        let text = Array(start.utf8) + containers + Array("]}}".utf8)
        let answer = client.send("POST", Self.pods, text: text)
        #expect(answer.code == 500)
        #expect(answer.json["message"] == "etcdserver: request is too large")
    }

    @Test mutating func `of very many mistakes the first thousand are told`() {
        let containers = Self.many(4000) { _ in [:] }
        let answer = client.send("POST", Self.pods, body: Self.pod(["containers": containers]))
        #expect(answer.code == 422)
        #expect(answer.json["details"]?["causes"]?.array?.count == 1000)
        #expect(answer.json["message"]?.string?.hasSuffix(" more]") == true)
    }

    @Test mutating func `of very many warnings no more are sent than a client reads`() {
        let ports = Self.many(3000) { _ in ["containerPort": 80] }
        let containers: JSON = [["name": "a", "image": "b", "ports": ports]]
        let answer = client.send("POST", Self.pods, body: Self.pod(["containers": containers]))
        #expect(answer.code == 201)
        let warnings = answer.headers.filter { $0.name == "Warning" }
        #expect(!warnings.isEmpty)
        #expect(warnings.reduce(0) { $0 + $1.value.utf8.count } < 8192)
    }

    @Test(
        arguments: [
            ("topologySpreadConstraints", ["maxSkew": 1, "whenUnsatisfiable": "ScheduleAnyway"], "topologyKey"),
            ("tolerations", ["operator": "Exists"], "key"),
            ("volumes", ["emptyDir": [:]], "name"),
        ] as [(String, JSONObject, String)])
    mutating func `very many elements that differ are compared in one walk`(
        list: String, element: JSONObject, key: String
    ) {
        let elements = Self.many(8000) { index in
            var element = element
            element[key] = .string("k\(index)")
            return .object(element)
        }
        #expect(client.send("POST", Self.pods, body: Self.pod([list: elements])).code == 201)
    }

    @Test mutating func `mounts and devices are compared in one walk`() {
        let mounts = Self.many(6000) { ["name": .string("v\($0)"), "mountPath": .string("/\($0)")] }
        let devices = Self.many(6000) { ["name": .string("w\($0)"), "devicePath": .string("/w\($0)")] }
        let containers: JSON = [["name": "a", "image": "b", "volumeMounts": mounts, "volumeDevices": devices]]
        #expect(client.send("POST", Self.pods, body: Self.pod(["containers": containers])).code == 422)
    }

    @Test mutating func `owners that all want to be the controller are told ten times`() {
        let owners = Self.many(8000) { index in
            ["apiVersion": "v1", "kind": "A", "name": "n", "uid": .string("u\(index)"), "controller": true]
        }
        let answer = client.send("POST", Self.pods, body: Self.pod(metadata: ["ownerReferences": owners]))
        #expect(answer.code == 422)
        #expect(answer.json["details"]?["causes"]?.array?.count == 10)
    }

    @Test mutating func `the record of very many managers is joined in one walk`() {
        let entries = Self.many(4000) { index in
            [
                "manager": .string("m\(index)"), "operation": "Update", "apiVersion": "v1", "fieldsType": "FieldsV1",
                "fieldsV1": .object(["f:a\(index)": [:]]),
            ]
        }
        let answer = client.send("POST", Self.pods, body: Self.pod(metadata: ["managedFields": entries]))
        #expect(answer.code == 201)
        #expect(answer.json["metadata"]?["managedFields"]?.array?.count ?? 100 <= 11)
    }

    @Test mutating func `keys that come in the reverse order, and keys that come twice within a long one`() {
        let reversed = (0..<25_000).reversed().map { #""k\#(10_000_000 + $0)":"""# }.joined(separator: ",")
        let map = #"{"metadata":{"name":"m"},"data":{\#(reversed)}}"#
        #expect(client.send("POST", "/api/v1/namespaces/default/configmaps", text: Array(map.utf8)).code == 201)
        let repeated = Array(repeating: #""a":1"#, count: 20_000).joined(separator: ",")
        let long = String(repeating: "x", count: 500_000)
        let text = #"{"metadata":{"name":"n"},"\#(long)":{\#(repeated)}}"#
        let path = "/api/v1/namespaces/default/configmaps?fieldValidation=Strict"
        #expect(client.send("POST", path, text: Array(text.utf8)).code == 400)
    }

    @Test mutating func `patches of very many members and elements are merged in one walk`() {
        let path = "/api/v1/namespaces/default/configmaps/m"
        let data = JSONObject((0..<15_000).map { ("k\(10_000_000 + $0)", "") })
        let map: JSON = ["metadata": ["name": "m"], "data": .object(data)]
        client.send("POST", "/api/v1/namespaces/default/configmaps", body: map)
        let nulls: JSON = ["data": .object(JSONObject(data.map { ($0.key, .null) }))]
        for type in ["merge-patch", "strategic-merge-patch"] {
            let answer = client.send(
                "PATCH", path, headers: ["content-type": "application/\(type)+json"], text: nulls.bytes())
            #expect(answer.code == 200)
            #expect(answer.json["data"] == nil)
            client.send("PUT", path, body: map)
        }
        client.send("POST", Self.pods, body: Self.pod())
        let volumes = Self.many(6000) { ["name": .string("v\($0)"), "emptyDir": [:]] }
        let change: JSON = ["spec": ["volumes": volumes]]
        let answer = client.send(
            "PATCH", "\(Self.pods)/p", headers: ["content-type": "application/strategic-merge-patch+json"],
            text: change.bytes())
        #expect(answer.code == 422)
    }

    @Test mutating func `copies of copies are refused before they fill the memory`() {
        client.make("configmaps", "m")
        let operations = (0..<400).map { _ in #"{"op":"copy","from":"/metadata","path":"/metadata/x"}"# }
        let text = "[\(operations.joined(separator: ","))]"
        let answer = client.send(
            "PATCH", "/api/v1/namespaces/default/configmaps/m",
            headers: ["content-type": "application/json-patch+json"], text: Array(text.utf8))
        #expect(answer.code == 422)
    }
}
