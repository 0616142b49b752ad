import Foundation
import Model
import Testing

@testable import Containers

@Suite("Whatever comes, containers go on")
struct FuzzTests {
    /// How many inputs are tried.
    private static let count = ProcessInfo.processInfo.environment["ORDINAL_FUZZ"].flatMap { Int($0) } ?? 2_000
    private static let seed: UInt64 = 20_260

    private static let pieces = [
        "echo", " ", " ", " ", "\n", ";", "|", "&", "&&", "||", "(", ")", "{ ", " }", "<", ">", ">>", "2>&1", "<<E\n",
        "\nE\n", "$", "${x}", "${x:-", "${#x}", "${x%", "${x/a/", "${x:1:-2}", "}", "$((", "))", "1/0", "x++", "$(",
        "`",
        "'", "\"", "\\", "if ", "then ", "else ", "fi", "while ", "until ", "do ", "done", "for x in ", "case ", " in ",
        "esac", ";;", "f() ", "f", "!", "*", "?", "[a-z]", "~", "x=", "[[ ", " ]]", " =~ ", " == ", "1", "-", "a", "é",
        "\u{1F600}", "true", "false",
        "break", "continue 2", "return", "exit 3", "set -e", "trap 'echo t' TERM", "kill $$", "wait", "sleep 1", "cat",
        "head -c 3", "sed s/a/b/g", "grep -o a", "sort", "tr a-z A-Z", "cut -d: -f1,3-", "printf '%5.2f%s' 1e14 ",
        "seq 3",
        "eval ", ". ", "local x", "shift", "read x", "$@", "\"$@\"", "$*", "$?", "${00}", "tar c /etc", "xargs",
        "ls -la",
        "9223372036854775807", "<<", "test ", "[ ", " ]", "unset x", "exec ", "getopts ab: x", "cp -r / /tmp/",
        "rm -rf /",
        "mv / /x", "find /", "tail -c 99", "timeout 1 ", "yes", "date +%Y", "export ", "IFS=:", "\u{0}", "$'\\x",
        "function ",
    ]

    private func script(_ random: inout SplitMix64) -> String {
        (0..<Int.random(in: 1...14, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
            .joined()
    }

    @Test("A shell ends or waits after a bounded number of steps, for any script")
    func scripts() throws {
        for index in 0..<UInt64(Self.count) {
            var random = SplitMix64(seed: Self.seed &+ index)
            let script = script(&random)
            var bench = try Bench(command: ["sh", "-c", script], limits: .init(bytes: 1 << 16, nodes: 64))
            for step in 0..<3 { bench.machine.run(at: Bench.start + .seconds(step)) }
            #expect(bench.machine.processes.count <= 256, "seed \(Self.seed &+ index): \(script.debugDescription)")
        }
    }

    @Test("A parser of scripts finds the same commands each time, or one complaint")
    func parser() {
        for index in 0..<UInt64(Self.count) {
            var random = SplitMix64(seed: Self.seed &+ 1_000_000 &+ index)
            let text = script(&random)
            var parser = ShellParser(text)
            var lines = 0
            do {
                while try parser.nextLine() != nil { lines += 1 }
            } catch {
                #expect(!error.message.isEmpty)
            }
            #expect(lines <= text.utf8.count, "seed \(Self.seed &+ 1_000_000 &+ index): \(text.debugDescription)")
        }
    }

    @Test("A parser of HTTP gives the same messages however the bytes are cut")
    func messages() {
        let pieces = [
            "GET / HTTP/1.1\r\n", "POST /a?b=%41%4 HTTP/1.1\r\n", "HTTP/1.1 200 OK\r\n", "Content-Length: 3\r\n",
            "Content-Length: -1\r\n", "Transfer-Encoding: chunked\r\n", "Host: x\r\n", "\r\n", "\n", "\r", "abc",
            "3\r\nabc\r\n",
            "0\r\n\r\n", "0\r\nT: x\r\n\r\n", "FFFFFFFFFFFFFFFF\r\n", ":", " ", "\u{0}", "é", "\r\n\r\n",
            "Transfer-Encoding: gzip\r\n",
        ]
        for index in 0..<UInt64(Self.count) {
            let seed = Self.seed &+ 2_000_000 &+ index
            var random = SplitMix64(seed: seed)
            let count = Int.random(in: 1...12, using: &random)
            let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let bytes = Array(text.utf8)
            let cut = Int.random(in: 0...bytes.count, using: &random)
            let whole = Self.requests([bytes])
            let parts = Self.requests([Array(bytes[..<cut]), Array(bytes[cut...])])
            let single = Self.requests(bytes.map { [$0] })
            #expect(whole == parts && whole == single, "seed \(seed): \(text.debugDescription)")
            var responses = HTTPParser(.responses)
            responses.feed(bytes)
            while (try? responses.nextResponse()) != nil {}
        }
    }

    private struct Outcome: Equatable {
        var requests: [HTTPRequest] = []
        var failure: HTTPParser.Failure?
    }

    private static func requests(_ parts: [[UInt8]]) -> Outcome {
        var outcome = Outcome()
        var parser = HTTPParser(.requests)
        do {
            for part in parts {
                parser.feed(part)
                while let request = try parser.nextRequest() { outcome.requests.append(request) }
            }
        } catch {
            outcome.failure = error
        }
        return outcome
    }
}
