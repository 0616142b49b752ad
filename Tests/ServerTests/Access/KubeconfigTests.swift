import Foundation
import Server
import Testing

@Suite("The kubeconfig")
struct KubeconfigTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ordinal-\(UUID().uuidString)")
    private let url = "http://127.0.0.1:1234/k/secret"

    private var file: Kubeconfig { Kubeconfig(path: folder.appendingPathComponent("kubeconfig").path) }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("Only its owner may read it, and the folder that is made for it")
    func modes() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try file.makeDirectory()
        try file.makeDirectory()
        try file.write(Kubeconfig.Entry(url: url))
        #expect(try mode(file.path) == 0o600)
        #expect(try mode(folder.path) == 0o700)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["kubeconfig"])
    }

    @Test("One of its own is replaced, even where others could read it, and removed")
    func replaced() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try file.makeDirectory()
        try file.write(Kubeconfig.Entry(url: "http://127.0.0.1:1/k/old"))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
        try file.write(Kubeconfig.Entry(url: url))
        #expect(file.standing == .cluster(url: url))
        #expect(try mode(file.path) == 0o600)
        file.remove(url: "http://127.0.0.1:1/k/old")
        #expect(file.standing == .cluster(url: url))
        file.remove(url: url)
        #expect(file.standing == .nothing)
    }

    @Test("What something else wrote is left as it is")
    func foreign() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try file.makeDirectory()
        try "apiVersion: v1\nkind: Config\n".write(toFile: file.path, atomically: true, encoding: .utf8)
        #expect(throws: KubeconfigError.foreign(path: file.path)) { try file.write(Kubeconfig.Entry(url: url)) }
        file.remove(url: url)
        #expect(file.standing == .foreign)
    }

    @Test("The cluster is found in a file that its user has changed, and no other is taken for it")
    func reading() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try file.makeDirectory()
        #expect(file.entry == nil)
        let token = Secret()
        try file.write(Kubeconfig.Entry(url: "https://10.0.0.1:6443", authority: "PEM", token: token))
        let written = try #require(file.entry)
        #expect((written.url, written.authority) == ("https://10.0.0.1:6443", "PEM"))
        #expect(written.token?.text == token.text)
        let changed = """
            {"current-context": "b", "contexts": [{"name": "a", "context": {"cluster": "other", "user": "me"}},
            {"name": "b", "context": {"cluster": "ordinal", "namespace": "mine", "user": "ordinal"}}],
            "clusters": [{"name": "other", "cluster": {"server": "https://kubernetes.example"}},
            {"name": "ordinal", "cluster": {"server": "\(url)"}}], "users": [{"name": "ordinal", "user": {}}]}
            """
        try changed.write(toFile: file.path, atomically: true, encoding: .utf8)
        #expect(file.entry?.url == url)
        let elsewhere = changed.replacing(#""current-context": "b""#, with: #""current-context": "a""#)
        try elsewhere.write(toFile: file.path, atomically: true, encoding: .utf8)
        #expect(file.entry == nil)
        for bad in ["", "a: [", "current-context: x\n", "[]"] {
            try bad.write(toFile: file.path, atomically: true, encoding: .utf8)
            #expect(file.entry == nil)
        }
    }

    @Test("A missing folder is an error that names the file")
    func missingFolder() {
        let error = #expect(throws: KubeconfigError.self) { try file.write(Kubeconfig.Entry(url: url)) }
        #expect(error?.description.contains(file.path) == true)
    }

    @Test("It stands in the runtime directory, or else in the home")
    func places() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let environment = ["XDG_RUNTIME_DIR": folder.path, "HOME": "/home/ann"]
        #expect(Kubeconfig.standard(environment: environment).path == "\(folder.path)/ordinal/kubeconfig")
        #expect(Kubeconfig.standard(environment: ["HOME": "/home/ann"]).path == "/home/ann/.ordinal/kubeconfig")
        let gone = ["XDG_RUNTIME_DIR": "\(folder.path)/gone", "HOME": "/home/ann"]
        #expect(Kubeconfig.standard(environment: gone).path == "/home/ann/.ordinal/kubeconfig")
    }
}
