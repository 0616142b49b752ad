import API
import Model
import Server
import Testing

@Suite("What a request line asks for")
struct RequestTargetTests {
    private func target(_ path: String, _ query: String = "") -> RequestTarget? {
        RequestTarget(path: path[...], query: query[...])
    }

    @Test(
        "Paths are split, then decoded",
        arguments: [
            ("", []), ("/", []), ("/api", ["api"]), ("/api/v1/", ["api", "v1"]), ("//api", ["api"]),
            ("/a%2Fb/c", ["a/b", "c"]), ("/caf%C3%A9", ["café"]), ("/a+b", ["a+b"]), ("/a//b", ["a", "", "b"]),
        ] as [(String, [String])])
    func paths(path: String, segments: [String]) {
        #expect(target(path)?.path == segments)
    }

    @Test("Parameters keep their order, and decode")
    func queries() {
        let query = "watch=1&labelSelector=app%3Dweb%2Ctier+in+(a)&x&y=&=z&&a=b=c"
        let expected: [APIRequest.Parameter] = [
            .init("watch", "1"), .init("labelSelector", "app=web,tier in (a)"), .init("x", ""), .init("y", ""),
            .init("", "z"), .init("a", "b=c"),
        ]
        #expect(target("/", query)?.query == expected)
    }

    @Test(
        "Broken escapes, and escapes of what is not UTF-8, are refused",
        arguments: ["%", "%4", "%zz", "%+1", "%FF", "%C3"])
    func broken(text: String) {
        #expect(target("/\(text)") == nil)
        #expect(target("/", "a=\(text)") == nil)
        #expect(target("/", "\(text)=a") == nil)
    }
}

@Suite("Bodies")
struct RequestBodyTests {
    private func converted(_ body: String, as type: String) throws -> APIRequest {
        let request = APIRequest("POST", path: [], headers: ["content-type": type], body: Array(body.utf8))
        return try RequestBody.converted(request).get()
    }

    @Test("YAML becomes JSON, and the content type says so")
    func yaml() throws {
        let request = try converted("kind: Pod\nmetadata:\n  name: 'on'\n", as: "application/yaml; charset=utf-8")
        #expect(String(decoding: request.body, as: UTF8.self) == #"{"kind":"Pod","metadata":{"name":"on"}}"#)
        #expect(request.headers["content-type"] == "application/json")
    }

    @Test("What is applied on the server keeps its content type, and JSON its bytes")
    func apply() throws {
        let type = "application/apply-patch+yaml"
        #expect(try converted("a: 1", as: type).headers["content-type"] == type)
        #expect(try converted("a: 1", as: type).body == Array(#"{"a":1}"#.utf8))
        let text = #" { "b" : 1.0, "a":"x" }"#
        #expect(try converted(text, as: type).body == Array(text.utf8))
        #expect(try converted("{b: 1}", as: type).body == Array(#"{"b":1}"#.utf8))
        #expect(try converted("", as: type).body.isEmpty)
    }

    @Test("Only content types that name YAML are YAML")
    func types() {
        for type in ["application/yaml", "Application/YAML;q=1", "application/apply-patch+yaml"] {
            #expect(RequestBody.isYAML(contentType: type))
        }
        for type in [nil, "", "application/json", "text/plain", "application/merge-patch+json"] {
            #expect(!RequestBody.isYAML(contentType: type))
        }
    }

    @Test("What is not YAML is a bad request that says where", arguments: ["a: [1, 2", "a: 1\n---\nb: 2\n"])
    func broken(text: String) throws {
        let error = #expect(throws: RequestBody.Refusal.self) { try converted(text, as: "application/yaml") }
        #expect(error?.answer.code == 400)
        #expect(try JSON(parsing: error?.answer.body ?? [])["reason"] == "BadRequest")
    }
}
