import ArgumentParser
import Testing

@testable import ordinal

@Suite("What an instructor types")
struct GradeCommandTests {
    @Test(
        "A command that says too little is told what is missing",
        arguments: [
            (["submissions", "--out", "x"], "--lab"), (["--lab", "02", "--out", "x"], "submissions"),
            (["--lab", "02", "s", "--out", "x", "--shard", "1/2"], "--seed"),
            (["--lab", "02", "s", "t", "--out", "x", "--single", "ada"], "--single"),
            (["--lab", "02", "s", "--out", "x", "--due", "2026-11-27T10:00:00Z"], "--late-policy"),
            (["--lab", "02", "s", "--out", "x", "--jobs", "0"], "--jobs"),
            (["--lab", "02", "s", "--out", "x", "--github-output"], "--single"),
        ])
    func missing(words: [String], name: String) {
        #expect {
            try Ordinal.parseAsRoot(["grade"] + words)
        } throws: { error in
            Ordinal.fullMessage(for: error).contains(name)
        }
    }

    @Test("Submissions without a subcommand are a run")
    func run() throws {
        let command = try Ordinal.parseAsRoot(["grade", "--lab", "02", "merged", "--out", "x", "--resume"])
        #expect((command as? GradeRunCommand)?.submissions == ["merged"])
        #expect(try Ordinal.parseAsRoot(["grade", "merge", "a", "b", "--out", "x"]) is GradeMergeCommand)
    }

    @Test(
        "A star stands for anything",
        arguments: [
            ("ada", "ada", true), ("ada", "adam", false), ("a*", "ada", true), ("*a", "ada", true), ("*", "", true),
            ("a*a", "a", false), ("a*d*a", "abcda", true), ("a*x*a", "abcda", false), ("", "", true), ("", "a", false),
        ])
    func pattern(pattern: String, name: String, matches: Bool) {
        #expect(NamePattern(pattern).matches(name) == matches)
    }
}
