import Faults
import Testing

@testable import ordinal

@Suite("Everything that reads what comes from outside")
struct FuzzTests {
    @Test("It reads or refuses damaged inputs; `ordinal fuzz` has many more", arguments: EdgeParsers.all.map(\.name))
    func damaged(name: String) throws {
        let parser = try #require(EdgeParsers.named(name))
        let report = FuzzRun(parser: parser, seed: 1, numbers: 0..<120).run()
        #expect(report.complaints.map { "\($0.number): \($0.text)" } == [])
        #expect(report.bytes > 0)
    }

    @Test("No input takes the command to more memory than it may have")
    func memory() throws {
        let (text, status) = try BuiltCommand.run(BuiltCommand.path, ["fuzz", "--inputs", "120"])
        #expect(status == 0, "\(text)")
        #expect(text.contains("MiB"), "\(text)")
    }

    @Test("A number names one input, and every parser reads at least one of its examples as it should")
    func deterministic() {
        for parser in EdgeParsers.all {
            let (first, second) = (InputMaker(for: parser, seed: 3), InputMaker(for: parser, seed: 3))
            #expect((0..<20).allSatisfy { first.input($0) == second.input($0) })
            #expect(parser.examples.allSatisfy { parser.read($0) == nil }, "\(parser.name)")
        }
    }

    @Test("A complaint is kept with its input, and ends the run at the tenth")
    func complaints() {
        let parser = EdgeParser("never content", text: ["a"]) { _ in "no" }
        let report = FuzzRun(parser: parser, seed: 1, numbers: 5..<100).run()
        #expect(report.complaints.map(\.number) == Array(5..<15))
        #expect(!report.isClean)
    }
}
