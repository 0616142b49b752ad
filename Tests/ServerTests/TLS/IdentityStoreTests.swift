#if TLS
    import Foundation
    import Server
    import Testing

    @Suite("The certificates of a server")
    struct IdentityStoreTests {
        private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "ordinal-\(UUID().uuidString)")
        private var store: IdentityStore { IdentityStore(data: folder.path) }
        private let names = ServerNames(listening: .anyLoopbackPort, others: [])

        private func withFolder(_ body: () throws -> Void) throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            try body()
        }

        private func files() throws -> [String: String] {
            let pki = folder.appendingPathComponent("pki")
            var files: [String: String] = [:]
            for name in try FileManager.default.contentsOfDirectory(atPath: pki.path) {
                files[name] = try String(contentsOf: pki.appendingPathComponent(name), encoding: .utf8)
            }
            return files
        }

        @Test("They stay the same from start to start, and only their owner can read them")
        func kept() throws {
            try withFolder {
                let (first, token) = try store.identity(names: names)
                let before = try files()
                let (second, again) = try store.identity(names: names)
                #expect(first.authority == second.authority)
                #expect(first.certificate == second.certificate)
                #expect(token.text == again.text)
                #expect(try files() == before)
                #expect(
                    before.keys.sorted() == ["authority.crt", "authority.key", "server.crt", "server.key", "token"])
                for name in before.keys {
                    let file = folder.appendingPathComponent("pki/\(name)").path
                    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
                    #expect(mode == 0o600, "\(name)")
                }
            }
        }

        @Test("For more names, or near its end, the server's certificate is made anew under the same authority")
        func renewed() throws {
            try withFolder {
                let (first, token) = try store.identity(names: names)
                let more = ServerNames(listening: .anyLoopbackPort, others: ["box.example", "10.9.8.7"])
                let (second, _) = try store.identity(names: more)
                #expect(second.certificate != first.certificate)
                #expect(second.authority == first.authority)
                // Fewer names need no other one.
                #expect(try store.identity(names: names).0.certificate == second.certificate)
                let late = Date() + 340 * 86400
                let (third, same) = try store.identity(names: more, now: late)
                #expect(third.certificate != second.certificate)
                #expect(third.authority == first.authority)
                #expect(same.text == token.text)
            }
        }

        @Test(
            "What is damaged is named and left as it is",
            arguments: [
                ("authority.crt", "x"), ("authority.key", "x"), ("authority.key", nil), ("token", "short"),
                ("authority.key", "other"),
            ])
        func damaged(name: String, text: String?) throws {
            try withFolder {
                _ = try store.identity(names: names)
                let file = folder.appendingPathComponent("pki/\(name)")
                switch text {
                case "other"?:
                    let key = folder.appendingPathComponent("pki/server.key")
                    try Data(contentsOf: key).write(to: file)
                case let text?: try Data(text.utf8).write(to: file)
                case nil: try FileManager.default.removeItem(at: file)
                }
                let before = try files()
                let error = #expect(throws: IdentityError.self) { try store.identity(names: names) }
                #expect(error?.description.contains("pki") == true)
                #expect(try files() == before)
            }
        }

        @Test("An authority that is out of date is refused, not replaced")
        func outOfDate() throws {
            try withFolder {
                _ = try store.identity(names: names)
                let before = try files()
                let late = Date() + 11 * 365 * 86400
                #expect(throws: IdentityError.self) { try store.identity(names: names, now: late) }
                #expect(try files() == before)
            }
        }
    }
#endif
