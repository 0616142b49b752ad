import Controller
import LabRunner
import Model
import Synchronization
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Gathers what a process printed.
private final class Printed: Sendable {
    private let texts = Mutex<[String]>([])

    func append(_ text: String) { texts.withLock { $0.append(text) } }
    var all: String { texts.withLock { $0.joined() } }
}

@Suite struct `A process that is asked` {
    private let printed = Printed()

    /// A shell program in place of the learner's; descriptor 3 brings the questions and takes the answers.
    private func process(_ script: String, deadline: Duration = .seconds(20)) -> SeamProcess {
        SeamProcess(
            Command("sh", ["-c", script]),
            description: SeamProcess.Description(
                name: "Lab 02 ordering", sources: ["Sources/Ordering/Ordering.swift"]),
            deadline: deadline, printed: { [printed] in printed.append($0) })
    }

    private func failure(of process: SeamProcess, asking question: JSON = ["a": 1]) -> String? {
        let failure = #expect(throws: PolicyFailure.self) {
            try process.ask(question, method: "stepsForWantedPods(in:)")
        }
        #expect(failure?.reason == "LabPolicyFailed")
        return failure?.description
    }

    /// Answers each question with itself.
    private static let echo = #"while read -r line <&3; do echo "{\"returned\":{\"_0\":$line}}" >&3; done"#

    @Test func `answers, whatever it prints`() throws {
        let process = process("echo hello; echo '{\"no\": \"answer\"}' >&2; " + Self.echo)
        #expect(try process.ask(["a": [1, 2]], method: "m") == ["a": [1, 2]])
        #expect(try process.ask(["b": "ä"], method: "m") == ["b": "ä"])
        #expect(printed.all == "hello\n{\"no\": \"answer\"}\n")
    }

    @Test func `is asked something long while it answers something long`() throws {
        let long = JSON.array((0..<60_000).map { .integer(1_000_000 + $0) })
        let process = process(
            #"while true; do printf '{"returned":{"_0":' >&3; head -n 1 <&3 >&3; echo '}}' >&3; done"#)
        // The reply's parts have line ends between them, so the first of them is no reply.
        #expect(failure(of: process, asking: long) != nil)
        let other = self.process(
            "IFS= read -r line <&3; printf '%s\\n' \"{\\\"returned\\\":{\\\"_0\\\":$line}}\" >&3; cat <&3")
        #expect(try other.ask(long, method: "m") == long)
    }

    @Test func `throws in the learner's words`() {
        let process = process(#"read -r line <&3; echo '{"threw":{"_0":"not implemented yet"}}' >&3; read -r line <&3"#)
        #expect(failure(of: process) == "Lab 02 ordering: your stepsForWantedPods(in:) threw: not implemented yet")
    }

    @Test func `is named with its message and place when it crashes, and started anew`() {
        let script = """
            echo before; read -r line <&3
            echo 'Ordering/Ordering.swift:42: Fatal error: Index out of range'
            kill -TERM $$
            """
        let process = process(script)
        let words =
            "Lab 02 ordering: your stepsForWantedPods(in:) crashed at Sources/Ordering/Ordering.swift:42: "
            + "Fatal error: Index out of range"
        #expect(failure(of: process) == words)
        #expect(failure(of: process) == words)
        #expect(printed.all == "before\nbefore\n")
    }

    @Test func `is ended when it stalls, and started anew`() {
        let process = process("exec cat <&3 >/dev/null", deadline: .milliseconds(100))
        let words = "Lab 02 ordering: your stepsForWantedPods(in:) gave no answer within 0.1s"
        #expect(failure(of: process) == words)
        #expect(failure(of: process) == words)
    }

    @Test func `rests after a stall, longer each time, where it is asked by a live cluster`() {
        let time = Mutex(ContinuousClock.now)
        let process = SeamProcess(
            Command("sh", ["-c", "exec cat <&3 >/dev/null"]),
            description: SeamProcess.Description(name: "Lab 02", sources: []), deadline: .milliseconds(100),
            rests: true, now: { time.withLock { $0 } })
        let stalled = "Lab 02: your stepsForWantedPods(in:) gave no answer within 0.1s"
        let resting =
            "Lab 02: your stepsForWantedPods(in:) is not asked for a while, because your code gave no answer in time"
        #expect(failure(of: process) == stalled)
        time.withLock { $0 += .milliseconds(999) }
        #expect(failure(of: process) == resting)
        time.withLock { $0 += .milliseconds(1) }
        #expect(failure(of: process) == stalled)
        time.withLock { $0 += .milliseconds(1_999) }
        #expect(failure(of: process) == resting)
    }

    @Test func `rests no longer than five minutes, and not at all after an answer`() {
        var rest = StallRest()
        let start = ContinuousClock.now
        for _ in 0..<20 { rest.begin(at: start, cost: .seconds(2)) }
        #expect(rest.isOn(at: start + .seconds(299)))
        #expect(!rest.isOn(at: start + .seconds(300)))
        rest.finish()
        rest.begin(at: start, cost: .seconds(2))
        #expect(rest.isOn(at: start + .seconds(19)))
        #expect(!rest.isOn(at: start + .seconds(20)))
    }

    @Test func `has its status told when it ends by itself`() {
        #expect(
            failure(of: process("exit 3"))
                == "Lab 02 ordering: your stepsForWantedPods(in:) ended its process with status 3")
    }

    @Test func `that is not there is a failure too`() {
        let process = SeamProcess(
            Command("ordinal-no-such", []), description: SeamProcess.Description(name: "Lab 02 ordering", sources: []),
            deadline: .seconds(1))
        #expect(failure(of: process)?.hasPrefix("Lab 02 ordering: your code does not start: ") == true)
    }

    @Test func `ends with the one who asks`() throws {
        var process: SeamProcess? = process(#"read -r line <&3; echo "{\"returned\":{\"_0\":$$}}" >&3; exec cat <&3"#)
        let answer = try #require(try process?.ask(1, method: "m").integer)
        let number = try #require(pid_t(exactly: answer))
        #expect(kill(number, 0) == 0)
        process = nil
        #expect(kill(number, 0) == -1)
    }

    @Test func `is refused for a lab that no cluster asks`() throws {
        try Fixture.withTinyCheckout { root in
            let error = #expect(throws: LabError.self) {
                try LearnerPolicies.start(lab: Fixture.tinyLab(in: root), style: TextStyle(isColoured: false))
            }
            #expect(error == .noSeam(lab: "98", known: ["01", "02", "03", "04", "05"]))
            #expect(error?.exitCode == 2)
        }
    }
}
