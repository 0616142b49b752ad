import Model
import Testing

@testable import Containers

@Suite("What has changed in a tree of files")
struct FileChangeTests {
    private static let start = Timestamp(seconds: 1_767_225_600)

    /// Does something to a tree: paths are few, so that they meet.
    private static func change(_ tree: inout FileTree, _ random: inout SplitMix64, at now: Timestamp) {
        func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
        let path = (0...below(3)).map { _ in "abc"[below(3)] }.joined(separator: "/")
        switch below(5) {
        case 0: tree.remove(path, now: now)
        case 1: _ = try? tree.makeDirectory(at: path, now: now)
        case 2: try? tree.link("../\(path)", at: path, now: now)
        default: try? tree.write([UInt8](repeating: 1, count: below(20)), to: path, mode: 0o600 + below(64), now: now)
        }
    }

    @Test(
        "Rows that follow the changes hold the tree, and a tree is made of them again",
        arguments: 1...30 as ClosedRange<UInt64>)
    func property(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var tree = FileTree(now: Self.start)
        var rows: [String: FileChange.Node] = [:]
        var saved: FileTree?
        for round in 0..<20 {
            for step in 0..<random.next() % 6 {
                Self.change(&tree, &random, at: Self.start + .seconds(round) + .milliseconds(Int(step)))
            }
            for change in tree.changes(since: saved) { rows[change.path] = change.node }
            saved = tree
            #expect(rows == Dictionary(uniqueKeysWithValues: tree.contents.map { ($0.path, $0.node) }), "seed \(seed)")
            let again = try FileTree(restoring: rows)
            #expect(again.changes(since: tree) == [] && again.size == tree.size, "seed \(seed), round \(round)")
        }
        #expect(tree.changes(since: saved) == [])
    }

    @Test("What leads through a file is refused")
    func refused() {
        let file = FileChange.Node(content: .file([]), mode: 0o644, modified: Self.start)
        #expect(throws: FileError.self) { try FileTree(restoring: ["a": file, "a/b": file]) }
    }
}

extension String {
    fileprivate subscript(index: Int) -> String { String(self[self.index(startIndex, offsetBy: index)]) }
}
