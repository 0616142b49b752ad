import Foundation
import LabRunner
import Testing

@Suite struct WatchTests {
    /// What a check gives that leaves these tasks of the tiny lab complete.
    private func report(complete: Set<Int>, task: Int? = nil) throws -> LabReport {
        let definition = try Fixture.tiny()
        var records: TestRecords = [:]
        for task in definition.tasks where complete.contains(task.id) {
            for test in task.tests {
                var record = TestRecord()
                record.starts = 1
                record.ended = true
                record.casesEnded = test.cases ?? 1
                records[test.id] = record
            }
        }
        return LabReport(definition: definition, outcome: .ran(records), task: task)
    }

    @Test func `a watch checks at its start, at each save and on request`() throws {
        var state = WatchState(tasks: [1, 2])
        #expect(state.handle(.started) == .check(task: nil))
        #expect(state.handle(.checked(try report(complete: []))) == .prompt)
        #expect(state.handle(.saved) == .check(task: nil))
        #expect(state.handle(.key("r")) == .check(task: nil))
        #expect(state.handle(.key("h")) == .hint(task: nil))
        #expect(state.handle(.key("x")) == nil)
        #expect(state.handle(.key("q")) == .quit)
    }

    @Test func `n goes to the next unfinished task, round to the first, and to all when none is left`() throws {
        var state = WatchState(tasks: [1, 2, 3])
        #expect(state.handle(.key("n")) == .check(task: 1))
        #expect(state.handle(.key("n")) == .check(task: 2))
        #expect(state.handle(.saved) == .check(task: 2))
        #expect(state.handle(.key("h")) == .hint(task: 2))
        #expect(state.handle(.key("n")) == .check(task: 3))
        _ = state.handle(.checked(try report(complete: [1])))
        #expect(state.handle(.key("n")) == .check(task: 2))
        state = WatchState(tasks: [1, 2], focus: 2)
        _ = state.handle(.checked(try report(complete: [1, 2])))
        #expect(state.handle(.key("n")) == .check(task: nil))
    }

    @Test func `a task that breaks again is unfinished again`() throws {
        var state = WatchState(tasks: [1, 2])
        _ = state.handle(.checked(try report(complete: [1])))
        #expect(state.handle(.key("n")) == .check(task: 2))
        _ = state.handle(.checked(try report(complete: [])))
        #expect(state.handle(.key("n")) == .check(task: 1))
    }

    @Test func `a build that fails changes nothing about what is finished`() throws {
        var state = WatchState(tasks: [1, 2])
        _ = state.handle(.checked(try report(complete: [1])))
        let definition = try Fixture.tiny()
        let broken = LabReport(definition: definition, outcome: .notBuilt(errors: [], lastLines: ["no"]))
        #expect(state.handle(.checked(broken)) == .prompt)
        #expect(state.handle(.key("n")) == .check(task: 2))
        let style = TextStyle(isColoured: false)
        #expect(state.prompt(style: style) == "watching task 2; h hint, r rerun, n next task, q quit\n")
    }

    @Test func `a change of a file's time or size, and a new file, are noticed once each`() throws {
        try Fixture.withFolder { folder in
            let file = folder.appending(path: "A.swift")
            try Data("a".utf8).write(to: file)
            var source = PolledFiles {
                let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.filePath)) ?? []
                return [file] + names.sorted().map { folder.appending(path: $0) }
            }
            #expect(source.hasChanged() == false)
            try Data("ab".utf8).write(to: file)
            #expect(source.hasChanged() == true)
            #expect(source.hasChanged() == false)
            let time = Date(timeIntervalSince1970: 1_000_000)
            try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: file.filePath)
            #expect(source.hasChanged() == true)
            try Data("b".utf8).write(to: folder.appending(path: "B.swift"))
            #expect(source.hasChanged() == true)
            #expect(source.hasChanged() == false)
        }
    }

    @Test func `a file that an editor is about to replace is waited for`() throws {
        try Fixture.withFolder { folder in
            let file = folder.appending(path: "A.swift")
            try Data("a".utf8).write(to: file)
            var source = PolledFiles { [file] }
            try FileManager.default.removeItem(at: file)
            #expect(source.hasChanged() == false)
            try Data("abc".utf8).write(to: file)
            #expect(source.hasChanged() == true)
        }
    }
}

@Suite struct KeyboardTests {
    private struct Stop: Error {}

    /// A terminal whose other end is a test.
    private func withTerminal(_ body: (_ own: Int32, _ terminal: Int32) throws -> Void) throws {
        var own: Int32 = -1
        var terminal: Int32 = -1
        try #require(openpty(&own, &terminal, nil, nil, nil) == 0)
        defer {
            close(own)
            close(terminal)
        }
        try body(own, terminal)
    }

    private func flags(of terminal: Int32) -> tcflag_t {
        var settings = termios()
        tcgetattr(terminal, &settings)
        return settings.c_lflag
    }

    @Test func `keys arrive at once, and the terminal is as before however the body ends`() throws {
        try withTerminal { own, terminal in
            let before = flags(of: terminal)
            let mode = tcflag_t(ICANON | ECHO)
            #expect(before & mode == mode)
            #expect(throws: Stop.self) {
                try Keyboard.listening(on: terminal) { keyboard in
                    #expect(flags(of: terminal) & mode == 0)
                    #expect(flags(of: terminal) & tcflag_t(ISIG) != 0)
                    var key = UInt8(ascii: "n")
                    #expect(write(own, &key, 1) == 1)
                    #expect(keyboard.key(waitingMilliseconds: 5000) == "n")
                    #expect(keyboard.key(waitingMilliseconds: 0) == nil)
                    throw Stop()
                }
            }
            #expect(flags(of: terminal) == before)
        }
    }

    @Test func `what is no terminal gives no keys`() {
        Keyboard.listening(on: -1) { keyboard in
            #expect(keyboard.key(waitingMilliseconds: 0) == nil)
        }
    }
}
