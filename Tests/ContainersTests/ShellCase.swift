import Testing

@testable import Containers

/// A script, and what it prints.
struct ShellCase: CustomTestStringConvertible, Sendable {
    let script: String
    let stdout: String
    let stderr: String
    let code: Int32

    init(_ script: String, _ stdout: String, stderr: String = "", code: Int32 = 0) {
        self.script = script
        self.stdout = stdout
        self.stderr = stderr
        self.code = code
    }

    var testDescription: String { script }

    func check() throws {
        var bench = try Bench(script: script)
        bench.run()
        #expect(bench.stdout == stdout, "stdout of: \(script)")
        #expect(bench.stderr == stderr, "stderr of: \(script)")
        #expect(bench.machine.exitCode == code, "exit code of: \(script)")
    }
}
