import Model
import Testing

@testable import Containers

@Suite("A container runs its programs in time that passes only for it")
struct MachineTests {
    @Test("sleep ends when its moment has come, and not before")
    func sleeping() throws {
        var bench = try Bench(script: "sleep 10; echo up")
        bench.run(for: .seconds(9))
        #expect(bench.stdout.isEmpty && bench.machine.exitCode == nil)
        #expect(bench.machine.nextTime == Bench.start + .seconds(10))
        bench.run()
        #expect(bench.stdout == "up\n" && bench.machine.exitCode == 0)
        #expect(bench.elapsed == .seconds(10))
    }

    @Test("SIGTERM reaches a first process that asks for it, after the command in front, and no other")
    func terminating() throws {
        var deaf = try Bench(script: "sleep 100; echo late")
        deaf.run(for: .seconds(1))
        deaf.machine.signal(Machine.mainProcess, .terminate)
        deaf.run(for: .seconds(1))
        #expect(deaf.machine.exitCode == nil)
        deaf.machine.signal(Machine.mainProcess, .kill, isForced: true)
        #expect(deaf.machine.exitCode == 137)

        var waiting = try Bench(script: "trap 'echo bye; exit 3' TERM; sleep 100 & wait")
        waiting.run(for: .seconds(1))
        waiting.machine.signal(Machine.mainProcess, .terminate)
        waiting.run(for: .seconds(1))
        #expect(waiting.stdout == "bye\n" && waiting.machine.exitCode == 3)

        var busy = try Bench(script: "trap 'echo bye; exit' TERM; sleep 5; echo no")
        busy.run(for: .seconds(1))
        busy.machine.signal(Machine.mainProcess, .terminate)
        busy.run(for: .seconds(1))
        #expect(busy.machine.exitCode == nil)
        busy.run()
        #expect(busy.stdout == "bye\n" && busy.machine.exitCode == 0)
    }

    @Test("A loop without end gets less and less time, and each run stays bounded")
    func budget() throws {
        var bench = try Bench(script: "while true; do :; done")
        bench.machine.run(at: Bench.start)
        #expect(bench.machine.nextTime == Bench.start + .milliseconds(100))
        for expected in [200, 400, 800] {
            bench.machine.run(at: try #require(bench.machine.nextTime))
            let next = try #require(bench.machine.nextTime)
            #expect(next - bench.machine.now == .milliseconds(expected))
        }
        #expect(bench.machine.exitCode == nil)
        bench.machine.kill()
        #expect(bench.machine.nextTime == nil && bench.machine.exitCode == 137)
    }

    @Test("A client's command does not wait because the container's own program never rests")
    func commandBesideLoop() throws {
        var bench = try Bench(script: "while true; do :; done")
        for _ in 0..<8 { bench.machine.run(at: bench.machine.nextTime ?? Bench.start) }
        let session = try bench.exec(["echo", "here"])
        bench.machine.run(at: bench.machine.now)
        #expect(bench.machine.takeOutput(ofSession: session).exitCode == 0)
    }

    @Test("A log keeps its last lines, and its positions go on rising")
    func boundedLog() throws {
        var bench = try Bench(script: "i=0; while [ $i -lt 30 ]; do seq 1000; i=$((i+1)); done; printf rest")
        bench.run()
        let log = bench.machine.log
        #expect(log.end == 30_001)
        #expect(log.start > 0 && log.lines.count <= 20_000)
        #expect(log.lines.last?.text == "rest" && log.lines.last?.isWhole == false)
        #expect(log.lines(from: 0).first?.text == log.lines.first?.text)
        #expect(log.lines(from: log.end).isEmpty)
    }

    @Test("A line without end is cut, and a full disk says so")
    func limits() throws {
        var long = try Bench(script: "head -c 40000 /dev/zero | tr '\\0' a")
        long.run()
        #expect(long.machine.log.lines.map(\.bytes.count) == [16384, 16384, 7232])
        var full = try Bench(
            script: "head -c 600 /dev/zero > /data/a; echo $?; echo more text than fits, indeed > /data/b; echo $?",
            limits: .init(bytes: 610, nodes: 8))
        full.run()
        #expect(full.stdout == "0\n1\n")
        #expect(full.stderr == "sh: write error: No space left on device\n")
    }

    @Test("Processes that nobody waits for leave nothing behind")
    func orphans() throws {
        var bench = try Bench(
            script: "i=0; while [ $i -lt 400 ]; do (true &) ; true & i=$((i+1)); done; echo $i; sleep 1")
        bench.run()
        #expect(bench.stdout == "400\n" && bench.stderr == "")
    }

    @Test("The same seed gives the same run")
    func determinism() throws {
        func output() throws -> String {
            var bench = try Bench(script: "mktemp; yes | head -3; (sleep 1; echo b) & echo a; wait; date")
            bench.run()
            return bench.stdout
        }
        #expect(try output() == output())
    }
}

@Suite("Clients run commands in a container and look on")
struct SessionTests {
    @Test("A command's output and error output come apart, and its status at its end")
    func output() throws {
        var bench = try Bench("nginx")
        bench.run(for: .zero)
        let session = try bench.exec(["sh", "-c", "echo out; echo err >&2; exit 4"])
        bench.run(for: .zero)
        let output = bench.machine.takeOutput(ofSession: session)
        #expect(output == SessionOutput(stdout: Array("out\n".utf8), stderr: Array("err\n".utf8), exitCode: 4))
        bench.machine.close(session: session)
        #expect(bench.machine.openSessions.isEmpty && bench.machine.pipes.isEmpty)
        #expect(bench.machine.exitCode == nil)
    }

    @Test("What a client writes reaches the command, until the client writes no more")
    func input() throws {
        var bench = try Bench("nginx")
        let session = try bench.exec(["sh", "-c", "cat; echo end"], stdin: true)
        bench.machine.write(Array("one\n".utf8), toSession: session)
        bench.run(for: .zero)
        #expect(bench.machine.takeOutput(ofSession: session).stdout == Array("one\n".utf8))
        bench.machine.write(Array("two".utf8), toSession: session)
        bench.machine.closeInput(ofSession: session)
        bench.run(for: .zero)
        let output = bench.machine.takeOutput(ofSession: session)
        #expect(String(decoding: output.stdout, as: UTF8.self) == "twoend\n" && output.exitCode == 0)
    }

    @Test("A shell takes its script from its input, and commands take the lines after theirs")
    func script() throws {
        var bench = try Bench("nginx")
        let session = try bench.exec(["sh"], stdin: true)
        bench.machine.write(
            Array("x=1\nread y\nhello\necho $x $y\nif true; then\necho in\nfi\nexit 5\n".utf8), toSession: session)
        bench.run(for: .zero)
        let output = bench.machine.takeOutput(ofSession: session)
        #expect(String(decoding: output.stdout, as: UTF8.self) == "1 hello\nin\n")
        #expect(output.stderr.isEmpty && output.exitCode == 5)
    }

    @Test("At a terminal a person sees prompts, echo and both outputs, and can edit, interrupt and end")
    func terminal() throws {
        var bench = try Bench("nginx")
        let session = try bench.exec(["sh"], stdin: true, tty: true)
        func type(_ keys: String) -> String {
            bench.machine.write(Array(keys.utf8), toSession: session)
            bench.run(for: .zero)
            return String(decoding: bench.machine.takeOutput(ofSession: session).stdout, as: UTF8.self)
        }
        #expect(type("") == "/ # ")
        #expect(type("echo hx\u{7F}i\r") == "echo hx\u{8} \u{8}i\r\nhi\r\n/ # ")
        #expect(type("nosuch\r") == "nosuch\r\nsh: nosuch: not found\r\n/ # ")
        #expect(type("if true\rthen echo a\rfi\r") == "if true\r\nthen echo a\r\nfi\r\n> > a\r\n/ # ")
        #expect(type("sleep 100\r") == "sleep 100\r\n")
        #expect(type("\u{3}") == "^C\r\n/ # ")
        #expect(type("echo $?\r") == "echo $?\r\n130\r\n/ # ")
        #expect(type("cat\rx\r") == "cat\r\nx\r\nx\r\n")
        // Ctrl-D ends what reads now, not the shell that reads afterwards.
        #expect(type("\u{4}") == "/ # ")
        #expect(type("cd /tmp; pwd\r") == "cd /tmp; pwd\r\n/tmp\r\n/tmp # ")
        #expect(type("\u{4}") == "exit\r\n")
        #expect(bench.machine.takeOutput(ofSession: session).exitCode == 0)
    }

    @Test("A client that is gone ends what runs at its terminal")
    func hangUp() throws {
        var bench = try Bench("nginx")
        let session = try bench.exec(["sleep", "1000"], stdin: true, tty: true)
        bench.run(for: .seconds(1))
        bench.machine.close(session: session)
        bench.run(for: .seconds(1))
        #expect(bench.machine.processes.count == 1 && bench.machine.pipes.isEmpty)
    }

    @Test("One that looks on sees what the first process prints from then on, and its end")
    func attach() throws {
        var bench = try Bench(script: "echo before; sleep 1; echo after; echo err >&2; exit 2")
        bench.run(for: .zero)
        let session = bench.machine.attach()
        #expect(!bench.machine.hasOutput(inSession: session))
        bench.run()
        let output = bench.machine.takeOutput(ofSession: session)
        #expect(output == SessionOutput(stdout: Array("after\n".utf8), stderr: Array("err\n".utf8), exitCode: 2))
    }

    @Test(
        "Who is attached writes what the first process reads, and its input ends with the client where that is wanted")
    func ownInput() throws {
        for endsWithClient in [true, false] {
            var bench = try Bench(
                script: "while read line; do echo got $line; done; echo end",
                input: OwnInput(isTerminal: false, endsWithClient: endsWithClient))
            bench.run(for: .seconds(1))
            #expect(bench.machine.exitCode == nil)
            let looking = bench.machine.attach()
            let session = bench.machine.attach(stdin: true)
            bench.machine.write(Array("one\n".utf8), toSession: session)
            bench.run(for: .seconds(1))
            #expect(bench.machine.takeOutput(ofSession: session).stdout == Array("got one\n".utf8))
            bench.machine.closeInput(ofSession: session)
            bench.run(for: .seconds(1))
            #expect(bench.machine.exitCode == (endsWithClient ? 0 : nil))
            #expect(
                bench.machine.takeOutput(ofSession: looking).stdout
                    == Array((endsWithClient ? "got one\nend\n" : "got one\n").utf8))
        }
    }

    @Test("Commands end with the container")
    func endOfContainer() throws {
        var bench = try Bench(script: "sleep 5")
        let session = try bench.exec(["sleep", "100"])
        bench.run()
        #expect(bench.machine.takeOutput(ofSession: session).exitCode == 137)
    }

    @Test("An archive comes out of one container and into another as kubectl cp sends it")
    func archives() throws {
        var source = try Bench(
            script: "mkdir -p /d/e; echo one > /d/a; seq 30000 > /d/e/b; ln -s a /d/l; chmod 600 /d/a; sleep 9")
        source.run(for: .zero)
        let packing = try source.exec(["tar", "cf", "-", "-C", "/", "d"])
        var archive: [UInt8] = []
        var code: Int32?
        while code == nil {
            source.run(for: .zero)
            let output = source.machine.takeOutput(ofSession: packing)
            archive += output.stdout
            code = output.exitCode
        }
        #expect(code == 0 && archive.count.isMultiple(of: 512))

        var target = try Bench("nginx")
        let unpacking = try target.exec(["tar", "xmf", "-", "-C", "/tmp"], stdin: true)
        for start in stride(from: 0, to: archive.count, by: 1000) {
            target.machine.write(Array(archive[start..<min(archive.count, start + 1000)]), toSession: unpacking)
            target.run(for: .zero)
        }
        target.machine.closeInput(ofSession: unpacking)
        target.run(for: .zero)
        #expect(target.machine.takeOutput(ofSession: unpacking).exitCode == 0)
        for path in ["a", "e/b", "l"] {
            #expect(try target.machine.files.read("/tmp/d/\(path)") == source.machine.files.read("/d/\(path)"))
        }
        #expect(try target.machine.files.look("/tmp/d/a").mode == 0o600)
        #expect(try target.machine.files.look("/tmp/d/l", follow: false).content == .link("a"))
    }
}
