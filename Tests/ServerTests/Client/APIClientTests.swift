import API
import Model
import Server
import Testing

@Suite("A client of a cluster that is up")
struct APIClientTests {
    private static func client(_ server: TestServer) throws -> APIClient {
        try #require(APIClient(Kubeconfig.Entry(url: server.server.url)))
    }

    @Test("It gets what it asks for, whatever characters are in it")
    func asks() async throws {
        try await TestServer.run { server in
            let client = try Self.client(server)
            let made = try server.makeConfigMap("one", text: String(repeating: "x", count: 100_000))
            #expect(made.code == 201)
            let path = ["api", "v1", "namespaces", "default", "configmaps"]
            let one = try await client.answer(to: APIRequest("GET", path: path + ["one"]))
            #expect(one.code == 200 && one.body.count > 100_000)
            let none = try await client.answer(to: APIRequest("GET", path: path + ["a b/ü?"]))
            #expect(none.code == 404)
            #expect(try JSON(parsing: none.body)["message"] == #"configmaps "a b/ü?" not found"#)
            let query = [APIRequest.Parameter("fieldSelector", "metadata.name=one")]
            let list = try await client.answer(to: APIRequest("GET", path: path, query: query))
            #expect(
                try JSON(parsing: list.body)["items"]?.array?.filter { $0["metadata"]?["name"] == "one" }.count == 1)
        }
    }

    @Test("Who does not answer is told of, and what is no address makes no client")
    func failures() async throws {
        let url = try await TestServer.run { $0.server.url }
        let client = try #require(APIClient(Kubeconfig.Entry(url: url)))
        await #expect(throws: ClientError.self) { try await client.answer(to: APIRequest("GET", path: ["version"])) }
        for url in ["", "127.0.0.1:80", "ftp://127.0.0.1/", "http://", "http://127.0.0.1:x/"] {
            #expect(APIClient(Kubeconfig.Entry(url: url)) == nil)
        }
    }

    @Test("A node is switched off and on, and what cannot be is refused by name")
    func power() async throws {
        try await TestServer.run { server in
            let client = try Self.client(server)
            func post(_ path: String...) async throws -> (Int, String?) {
                let answer = try await client.answer(to: APIRequest("POST", path: ["ordinal", "v1"] + path))
                return (answer.code, try JSON(parsing: answer.body)["message"]?.string)
            }
            #expect(try await post("nodes", "node-2", "kill") == (200, nil))
            let node = try await client.answer(to: APIRequest("GET", path: ["api", "v1", "nodes", "node-2"]))
            #expect(try JSON(parsing: node.body)["metadata"]?["annotations"]?["ordinal.dev/off-since"] != nil)
            #expect(try await post("nodes", "node-2", "kill") == (400, #"node "node-2" is cut off already"#))
            #expect(try await post("nodes", "node-2", "revive") == (200, nil))
            #expect(try await post("nodes", "node-9", "kill") == (404, #"nodes "node-9" not found"#))
            #expect(try await post("nodes", "node-1", "paint").0 == 404)
            let get = APIRequest("GET", path: ["ordinal", "v1", "nodes", "node-1", "kill"])
            #expect(try await client.answer(to: get).code == 405)
        }
    }
}
