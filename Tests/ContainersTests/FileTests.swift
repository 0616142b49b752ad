import Model
import Testing

@testable import Containers

@Suite("Files are values with limits")
struct FileTests {
    private let now = Timestamp(seconds: 1_767_225_600)

    private func system() throws -> FileSystem {
        var tree = FileTree(now: now)
        try tree.write("one", to: "a/b", now: now)
        try tree.link("b", at: "a/l", now: now)
        try tree.link("/a", at: "d", now: now)
        return FileSystem(root: tree)
    }

    @Test("A path leads through links, dots and doubled slashes")
    func paths() throws {
        let files = try system()
        for path in ["/a/b", "//a//b", "/a/./b", "/a/../a/b", "/../a/b", "/a/l", "/d/b", "/d/../a/l"] {
            #expect(try files.read(path) == Array("one".utf8), "\(path)")
        }
        #expect(try files.resolve("/d/l").path == "/a/b")
        #expect(try files.look("/a/l", follow: false).content == .link("b"))
        let wrong: [(String, FileError)] = [
            ("/x", .notFound), ("/a/b/c", .notDirectory), ("/a/b/", .notDirectory), ("/a", .isDirectory),
            ("/" + String(repeating: "x", count: 5000), .nameTooLong),
        ]
        for (path, failure) in wrong {
            #expect(throws: failure, "\(path)") { try files.read(path) }
        }
    }

    @Test("A volume stands where it is mounted, for reading alone where it says so")
    func mounts() throws {
        var files = try system()
        files.trees.append(FileTree(now: now))
        files.mount(.init(path: "/data", tree: 1, node: FileTree.root, isReadOnly: false), now: now)
        files.mount(.init(path: "/frozen", tree: 1, node: FileTree.root, isReadOnly: true), now: now)
        try files.write(Array("x".utf8), to: "/data/f", now: now)
        #expect(try files.read("/frozen/f") == Array("x".utf8))
        #expect(files.trees[1].size == 1)
        #expect(throws: FileError.readOnly) { try files.write([], to: "/frozen/g", now: now) }
        #expect(throws: FileError.readOnly) { try files.remove("/frozen/f", recursive: false, now: now) }
        #expect(throws: FileError.readOnly) { try files.makeDirectory("/frozen/d", parents: true, now: now) }
        #expect(throws: FileError.busy) { try files.remove("/data", recursive: true, now: now) }
        try files.move("/a/b", to: "/data/b", now: now)
        #expect(try files.read("/data/b") == Array("one".utf8))
        #expect(throws: FileError.notFound) { try files.read("/a/b") }
    }

    @Test("A tree never holds more than its limits, and counts what goes")
    func limits() throws {
        var files = FileSystem(root: FileTree(limits: .init(bytes: 10, nodes: 4), now: now))
        try files.write([UInt8](repeating: 1, count: 8), to: "/a", now: now)
        #expect(throws: FileError.noSpace) { try files.write([1, 2, 3], to: "/b", now: now) }
        #expect(throws: FileError.noSpace) { try files.write([1, 2, 3], to: "/a", append: true, now: now) }
        #expect(try files.read("/a").count == 8)
        try files.remove("/a", recursive: false, now: now)
        #expect(files.trees[0].size == 0)
        try files.makeDirectory("/d/e", parents: true, now: now)
        #expect(throws: FileError.noSpace) { try files.makeDirectory("/f", parents: false, now: now) }
        try files.remove("/d", recursive: true, now: now)
        #expect(files.trees[0].count <= 3)
    }

    @Test("A copy of a tree does not see what becomes of the other")
    func values() throws {
        let before = try system()
        var after = before
        try after.write([], to: "/a/b", now: now)
        #expect(try before.read("/a/b").count == 3 && after.read("/a/b").isEmpty)
        #expect(after.version > before.version)
    }

    @Test("A random walk of changes keeps the size and the count of a tree true")
    func accounting() throws {
        var random = SplitMix64(seed: 11)
        var files = FileSystem(root: FileTree(limits: .init(bytes: 200, nodes: 20), now: now))
        func path() -> String {
            (0..<Int.random(in: 1...3, using: &random)).map { _ in
                "/" + ["a", "b", "c"][Int.random(in: 0..<3, using: &random)]
            }
            .joined()
        }
        for step in 0..<3_000 {
            let bytes = [UInt8](repeating: 1, count: Int.random(in: 0..<40, using: &random))
            switch Int.random(in: 0..<7, using: &random) {
            case 0, 1: try? files.write(bytes, to: path(), append: Bool.random(using: &random), now: now)
            case 2: try? files.makeDirectory(path(), parents: true, now: now)
            case 3: try? files.remove(path(), recursive: true, now: now)
            case 4: try? files.move(path(), to: path(), now: now)
            case 5: try? files.copy(path(), to: path(), recursive: true, now: now)
            default: try? files.link(path(), at: path(), now: now)
            }
            var size = 0
            var count = 0
            var pending = [FileTree.root]
            while let id = pending.popLast() {
                let node = try #require(files.trees[0][id], "step \(step) of seed 11")
                size += node.size
                count += 1
                pending += (node.entries ?? [:]).values
            }
            #expect(size == files.trees[0].size && count == files.trees[0].count, "step \(step) of seed 11")
            guard size <= 200, count <= 20 else { break }
        }
    }
}
