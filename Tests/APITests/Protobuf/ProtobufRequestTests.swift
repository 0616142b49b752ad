import Cluster
import Foundation
import Model
import Testing

@testable import API

/// A body that kubectl sent as protobuf, with the JSON that it shows for it.
struct RecordedBody: Sendable, CustomTestStringConvertible {
    let id: String
    let path: String
    let body: [UInt8]
    let json: JSON
    var testDescription: String { id }

    static let all: [RecordedBody] = {
        guard let url = Bundle.module.url(forResource: "Fixtures/protobuf", withExtension: "jsonl"),
            let data = try? Data(contentsOf: url)
        else { return [] }
        return data.split(separator: UInt8(ascii: "\n")).compactMap { line in
            guard let record = try? JSON(parsing: line), let body = record["body"]?.string,
                let bytes = Data(base64Encoded: body)
            else { return nil }
            return RecordedBody(
                id: record["id"]?.string ?? "", path: record["path"]?.string ?? "", body: Array(bytes),
                json: record["json"] ?? .null)
        }
    }()
}

@Suite("Requests may carry Kubernetes' protobuf")
struct ProtobufRequestTests {
    private static let type = ["content-type": "application/vnd.kubernetes.protobuf"]
    private var client = Client()

    init() { client.prepare() }

    @Test func `there are recorded bodies`() {
        #expect(RecordedBody.all.count == 18)
    }

    @Test(arguments: RecordedBody.all)
    mutating func `what kubectl sends as protobuf is answered as the JSON would be`(record: RecordedBody) {
        var headers = Self.type
        headers["accept"] = "application/vnd.kubernetes.protobuf,application/json"
        var other = client
        let path = "\(record.path)?fieldManager=kubectl-create&fieldValidation=Strict"
        let answer = client.send("POST", path, headers: headers, text: record.body)
        let expected = other.send("POST", path, body: record.json)
        #expect(answer.code == expected.code)
        // Reviews are shown as they were asked, and typed clients always send metadata.
        var (shown, meant) = (answer.json.object ?? [:], expected.json.object ?? [:])
        if record.path.contains("review") { (shown["metadata"], meant["metadata"]) = (nil, nil) }
        #expect(shown == meant)
        #expect(answer.headers == expected.headers)
    }

    @Test mutating func `deletions, evictions and scales are read`() {
        client.makePod("a")
        client.makePod("b")
        client.makeSet("web")
        let stale = delete("a", ["preconditions": ["uid": "other"]])
        #expect(stale.code == 409)
        #expect(delete("a", ["gracePeriodSeconds": 0]).code == 200)
        let eviction = ProtobufWriter.envelope(
            apiVersion: "policy/v1", kind: "Eviction",
            ["metadata": ["name": "b", "namespace": "default"], "deleteOptions": ["gracePeriodSeconds": 0]])
        let evicted = client.send(
            "POST", "/api/v1/namespaces/default/pods/b/eviction", headers: Self.type, text: eviction)
        #expect(evicted.code == 201)
        #expect(client.send("GET", "/api/v1/namespaces/default/pods").json.names == "")
        let path = "/apis/apps/v1/namespaces/default/statefulsets/web/scale"
        let scale = ProtobufWriter.envelope(
            apiVersion: "autoscaling/v1", kind: "Scale",
            ["metadata": ["name": "web", "namespace": "default"], "spec": ["replicas": 3]])
        #expect(client.send("PUT", path, headers: Self.type, text: scale).json["spec"]?["replicas"] == 3)
    }

    @Test(arguments: ["pods/a/binding", "bindings"])
    mutating func `a Pod is given its node`(path: String) {
        client.makePod("a")
        let body = ProtobufWriter.envelope(
            apiVersion: "v1", kind: "Binding", ["metadata": ["name": "a"], "target": ["kind": "Node", "name": "n"]])
        let answer = client.send("POST", "/api/v1/namespaces/default/\(path)", headers: Self.type, text: body)
        #expect(answer.code == 201)
    }

    @Test mutating func `objects are replaced`() {
        client.make("configmaps", "a")
        let body = ProtobufWriter.envelope(
            apiVersion: "v1", kind: "ConfigMap", ["metadata": ["name": "a"], "data": ["k": "v"]])
        let answer = client.send("PUT", "/api/v1/namespaces/default/configmaps/a", headers: Self.type, text: body)
        #expect(answer.code == 200)
        #expect(answer.json["data"] == ["k": "v"])
    }

    @Test(
        arguments: [
            ([], "the object provided is unrecognized (must be of type ConfigMap): empty body (<empty>)"),
            (
                Array("{\"metadata\":{}}".utf8),
                "the object provided is unrecognized (must be of type ConfigMap): provided data does not appear to be "
                    + "a protobuf message, expected prefix [107, 56, 115, 0] (7b226d65746164617461223a7b7d7d)"
            ),
            (
                ProtobufEnvelope.prefix + [0x0A, 0x7F],
                "the object provided is unrecognized (must be of type ConfigMap): unexpected EOF (6b3873000a7f)"
            ),
            (
                ProtobufWriter.envelope(apiVersion: "v1", kind: "ConfigMap", [:]).dropLast(6)
                    + [0x12, 0x02, 0x0A, 0x7F],
                "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: unexpected EOF"
            ),
            (
                ProtobufWriter.envelope(apiVersion: "v1", kind: "Pod", [:]),
                "Pod in version \"v1\" cannot be handled as a ConfigMap: converting (v1.Pod) to (core.ConfigMap): "
                    + "unknown conversion"
            ),
        ] as [([UInt8], String)])
    mutating func `damaged bodies are refused with their damage`(body: [UInt8], message: String) {
        let answer = client.send("POST", "/api/v1/namespaces/default/configmaps", headers: Self.type, text: body)
        #expect(answer.code == 400)
        #expect(answer.json["message"]?.string == message)
    }

    @Test mutating func `nobody is answered in protobuf, and no patch is read from it`() {
        client.make("configmaps", "a")
        let path = "/api/v1/namespaces/default/configmaps/a"
        let get = client.send("GET", path, headers: ["accept": "application/vnd.kubernetes.protobuf"])
        #expect(get.code == 406)
        let delete = client.send("DELETE", path, headers: ["accept": "application/vnd.kubernetes.protobuf"])
        #expect(delete.code == 406)
        #expect(client.send("GET", path).code == 200)
        #expect(client.send("PATCH", path, headers: Self.type, text: []).code == 415)
        let cbor = client.send(
            "POST", "/api/v1/namespaces/default/configmaps", headers: ["content-type": "application/cbor"], body: [:])
        #expect(cbor.code == 415)
    }

    @Test mutating func `mutated bodies are read or refused, and nothing else happens`() {
        var random = SplitMix(state: 11)
        let records = RecordedBody.all
        var failures = 0
        for round in 0..<20_000 {
            let record = records[round % records.count]
            let body = random.mutated(record.body)
            do {
                _ = try ProtobufEnvelope(body[...]).json(expected: ("v1", "Pod"))
            } catch {
                failures += 1
            }
            guard round % 40 == 0 else { continue }
            let answer = client.send("POST", "\(record.path)?dryRun=All", headers: Self.type, text: body)
            #expect([201, 400, 405, 422, 500].contains(answer.code), "\(answer.json)")
        }
        #expect(failures > 1000 && failures < 19_000)
    }

    private mutating func delete(_ pod: String, _ options: JSON) -> APIAnswer {
        let body = ProtobufWriter.envelope(apiVersion: "v1", kind: "DeleteOptions", options)
        return client.send("DELETE", "/api/v1/namespaces/default/pods/\(pod)", headers: Self.type, text: body)
    }
}

/// Numbers that are the same in each run.
private struct SplitMix {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(max(bound, 1)))
    }

    /// The bytes with up to four of them changed, dropped, doubled or cut off.
    mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...next(below: 4) where bytes.count > 4 {
            // The first bytes stay, so that what is behind them is read at all.
            let index = 4 + next(below: bytes.count - 4)
            switch next(below: 5) {
            case 0: bytes[index] = UInt8(next(below: 256))
            case 1: bytes[index] ^= 1 << UInt8(next(below: 8))
            case 2: bytes.remove(at: index)
            case 3: bytes.insert(bytes[index], at: index)
            default: bytes.removeLast(bytes.count - index)
            }
        }
        return bytes
    }
}
