import Foundation
import Model
import Testing

/// `ordinal up --data` as a process that is killed without a warning, again and again, while clients write.
///
/// `ORDINAL_KILLS=200` in the environment makes it two hundred times instead of eight, and `ORDINAL_SEED` chooses the
/// moments.
@Suite("A killed cluster keeps every acknowledged write")
struct KillTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let kills = environment["ORDINAL_KILLS"].flatMap { Int($0) } ?? 8
    private static let seed = environment["ORDINAL_SEED"].flatMap { UInt64($0) } ?? 20_261_122

    /// A running `ordinal up`.
    private struct Served {
        let process: Process
        let port: Int
        let prefix: String

        init(folder: URL) async throws {
            let products = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            let kubeconfig = folder.appendingPathComponent("kubeconfig")
            let output = Pipe()
            process = Process()
            process.executableURL = products.appendingPathComponent("ordinal")
            process.arguments = [
                "up", "--no-controllers", "--data", folder.appendingPathComponent("data").path, "--kubeconfig",
                kubeconfig.path,
            ]
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = output
            process.standardError = output
            try process.run()
            var said = ""
            while !said.contains("kubectl get nodes") {
                let data = output.fileHandleForReading.availableData
                try #require(!data.isEmpty, "ordinal up ended: \(said)")
                said += String(decoding: data, as: UTF8.self)
            }
            let text = try String(contentsOf: kubeconfig, encoding: .utf8)
            let line = try #require(text.split(separator: "\n").first { $0.contains("server: ") })
            let address = line.drop { $0 != "\"" }.trimmingCharacters(in: ["\""])
            let url = try #require(URL(string: address))
            port = try #require(url.port)
            prefix = url.path
        }

        func request(_ method: String, _ path: String, body: String = "") -> String {
            "\(method) \(prefix)\(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Type: application/json\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
        }
    }

    @Test("After each kill what was acknowledged is there, and versions go on rising")
    func kills() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ordinal-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var random = SplitMix64(seed: Self.seed)
        var acknowledged: [String: Int64] = [:]
        for round in 0...Self.kills {
            let server = try await Served(folder: folder)
            defer { server.process.terminate() }
            let connection = try RawConnection(port: server.port)
            let found = try Self.versions(server, connection)
            for (name, version) in acknowledged {
                #expect(found[name] == version, "seed \(Self.seed): \(name) is lost after kill \(round)")
            }
            if round == Self.kills { break }
            let requests = (0..<40).map { number in
                server.request(
                    "POST", "/api/v1/namespaces/default/configmaps",
                    body: #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"r\#(round)-\#(number)"}}"#)
            }
            try connection.send(requests.joined())
            for _ in 0..<random.next() % 40 {
                let answer = try connection.answer()
                #expect(answer.code == 201)
                let metadata = try JSON(parsing: answer.body)["metadata"]
                let (name, version) = try #require(Self.version(metadata))
                #expect(version > (acknowledged.values.max() ?? 0), "seed \(Self.seed): versions fell")
                acknowledged[name] = version
            }
            kill(server.process.processIdentifier, SIGKILL)
            server.process.waitUntilExit()
        }
    }

    private static func versions(_ server: Served, _ connection: RawConnection) throws -> [String: Int64] {
        try connection.send(server.request("GET", "/api/v1/namespaces/default/configmaps"))
        let list = try JSON(parsing: try connection.answer().body)
        guard case .array(let items)? = list["items"] else { throw RawConnection.Problem(text: "no list: \(list)") }
        return Dictionary(uniqueKeysWithValues: items.compactMap { version($0["metadata"]) })
    }

    private static func version(_ metadata: JSON?) -> (name: String, version: Int64)? {
        guard case .string(let name)? = metadata?["name"], case .string(let version)? = metadata?["resourceVersion"]
        else { return nil }
        return Int64(version).map { (name, $0) }
    }
}
