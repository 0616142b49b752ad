import API
import Model
import Testing

/// What kubectl sends where it does not ask whether the server reads protobuf.
@Suite struct `Protobuf` {
    private var client = Client()
    private static let headers = [
        "content-type": "application/vnd.kubernetes.protobuf",
        "accept": "application/vnd.kubernetes.protobuf,application/json",
    ]

    init() { client.prepare() }

    /// A field of bytes.
    private static func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
        [number << 3 | 2, UInt8(bytes.count)] + bytes
    }

    private static func field(_ number: UInt8, _ text: String) -> [UInt8] { field(number, Array(text.utf8)) }

    private static func envelope(_ version: String, _ kind: String, _ content: [UInt8]) -> [UInt8] {
        [0x6B, 0x38, 0x73, 0x00] + field(1, field(1, version) + field(2, kind)) + field(2, content) + field(3, "")
            + field(4, "")
    }

    @Test mutating func `an object is made of a message`() {
        let metadata =
            Self.field(1, "c") + Self.field(3, "") + Self.field(8, [])
            + Self.field(11, Self.field(1, "a") + Self.field(2, "b"))
        let data = Self.field(1, "k") + Self.field(2, "v")
        let body = Self.envelope("v1", "ConfigMap", Self.field(1, metadata) + Self.field(2, data))
        let answer = client.send("POST", "/api/v1/namespaces/default/configmaps", headers: Self.headers, text: body)
        #expect(answer.code == 201)
        #expect(answer.json["data"] == ["k": "v"])
        #expect(answer.json["metadata"]?["labels"] == ["a": "b"])
    }

    @Test mutating func `a question is answered in JSON`() {
        let body = Self.envelope("authorization.k8s.io/v1", "SelfSubjectAccessReview", Self.field(1, []))
        let answer = client.send(
            "POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", headers: Self.headers, text: body)
        #expect(answer.json["status"]?["allowed"] == true)
    }

    @Test mutating func `a field that nobody knows is passed over, as Kubernetes does`() {
        let content = Self.field(1, Self.field(1, "c")) + Self.field(9, "new")
        let body = Self.envelope("v1", "ConfigMap", content)
        let answer = client.send("POST", "/api/v1/namespaces/default/configmaps", headers: Self.headers, text: body)
        #expect(answer.code == 201)
        #expect(answer.json["metadata"]?["name"] == "c")
    }

    @Test(arguments: ["unknown kind", "damaged"])
    mutating func `what is of another kind or damaged is refused, and nothing is stored`(damage: String) {
        let content = Self.field(1, Self.field(1, "c")).dropLast(damage == "damaged" ? 1 : 0)
        let body = Self.envelope("v1", damage == "unknown kind" ? "Secret" : "ConfigMap", [UInt8](content))
        let answer = client.send("POST", "/api/v1/namespaces/default/configmaps", headers: Self.headers, text: body)
        #expect(answer.code == 400)
        #expect(client.send("GET", "/api/v1/namespaces/default/configmaps").json["items"] == [])
    }
}
