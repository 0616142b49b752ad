import ArgumentParser
import Foundation

/// Starts clusters and prints how long it takes until one is ready, and what one costs that nobody uses.
struct StartLoad: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Measure the start of a cluster, and one at rest.")

    @Argument(help: "The command to start: the path of ordinal.")
    var ordinal: String

    @Option(help: "How often it is started; the median is printed.")
    var runs = 9

    @Option(help: "For how many seconds the last one rests.")
    var seconds = 20.0

    func run() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("loadreport-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var times: [Duration] = []
        for run in 0..<runs {
            let (process, time) = try Self.start(ordinal, file: folder.appendingPathComponent("\(run)").path)
            times.append(time)
            if run == runs - 1 { rest(process) }
            process.terminate()
            process.waitUntilExit()
        }
        times.sort()
        print("start to the first 200 of /readyz", String(format: "%8.0f ms", times.percentile(50).milliseconds))
    }

    /// Prints what a cluster that nobody uses takes.
    private func rest(_ process: Process) {
        let before = ProcessorTime(of: process.processIdentifier)
        Thread.sleep(forTimeInterval: seconds)
        guard let before, let after = ProcessorTime(of: process.processIdentifier),
            let status = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8),
            let resident = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") })
        else { return print("at rest: this system has no /proc to tell") }
        print(
            String(format: "at rest for %.0f s: %.2f s of the processor,", seconds, after.seconds - before.seconds),
            resident.dropFirst(6).trimmingCharacters(in: .whitespaces), "resident")
    }

    /// Starts a cluster and waits until it says that it is ready.
    private static func start(_ ordinal: String, file: String) throws -> (Process, Duration) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: ordinal)
        process.arguments = ["up", "--ephemeral", "--kubeconfig", file]
        process.standardOutput = FileHandle.nullDevice
        let clock = ContinuousClock()
        let start = clock.now
        do {
            try process.run()
        } catch {
            throw LoadError(description: "\(ordinal): there is no program of this name to start")
        }
        while process.isRunning {
            if let target = target(in: file), let code = try? Connection(target).ask("GET", "/readyz").code,
                code == 200
            {
                return (process, clock.now - start)
            }
            usleep(500)
        }
        throw LoadError(description: "\(ordinal) up: ended with \(process.terminationStatus)")
    }

    /// The address in a kubeconfig, once it is there.
    private static func target(in file: String) -> Connection.Target? {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8),
            let line = text.split(separator: "\n").first(where: { $0.contains("server: ") }),
            let address = line.split(separator: " ").last
        else { return nil }
        return try? Connection.Target(address.trimmingCharacters(in: CharacterSet(charactersIn: "\"")))
    }
}
