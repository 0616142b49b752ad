import Foundation

/// An `ordinal up` in a process of its own.
actor LiveCluster {
    /// The one that transcripts share, each in a namespace of its own.
    static let shared = LiveCluster()

    private let options: [String]
    private var started: Task<(Process, URL), any Error>?
    private let lifeline = Pipe()

    /// - Parameter options: what the command is given beside the usual.
    init(options: [String] = []) {
        self.options = options
    }

    /// The kubeconfig of the running cluster; starts it at the first call.
    func kubeconfig() async throws -> URL {
        if let started { return try await started.value.1 }
        let task = Task { [options, lifeline] in try await Self.start(options, lifeline: lifeline) }
        started = task
        return try await task.value.1
    }

    /// Ends it.
    func stop() async {
        guard let (process, _) = try? await started?.value else { return }
        try? lifeline.fileHandleForWriting.close()
        // Should another child hold the pipe open, this ends it all the same.
        kill(-process.processIdentifier, SIGTERM)
        await withCheckedContinuation { done in
            Thread.detachNewThread {
                process.waitUntilExit()
                done.resume()
            }
        }
    }

    /// What went wrong with the cluster itself.
    struct NotReady: Error, CustomStringConvertible {
        var description: String
    }

    /// The folder of the programs that were built with the tests.
    static var products: URL { URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent() }

    /// What else the command is given, such as `--tls`, from the variable `ORDINAL_UP_OPTIONS`.
    private static var commonOptions: [String] {
        (ProcessInfo.processInfo.environment["ORDINAL_UP_OPTIONS"] ?? "").split(separator: " ").map(String.init)
    }

    private static func start(_ options: [String], lifeline: Pipe) async throws -> (Process, URL) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ordinal-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let kubeconfig = folder.appendingPathComponent("kubeconfig")
        let output = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        // The pipe closes when the tests end, however they end; the cluster ends with it.
        process.arguments =
            [
                "-c", #""$0" up --ephemeral --speed instant --kubeconfig "$@" <&- & cat >/dev/null; kill $!; wait"#,
                products.appendingPathComponent("ordinal").path, kubeconfig.path,
            ] + commonOptions + options
        process.standardInput = lifeline
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = await Self.text(of: output.fileHandleForReading, until: "kubectl get nodes")
        guard said.contains("kubectl get nodes") else {
            throw NotReady(description: "ordinal up ended before it was ready:\n\(said)")
        }
        return (process, kubeconfig)
    }

    /// What a program says until it says a certain thing, or until it ends.
    private static func text(of handle: FileHandle, until mark: String) async -> String {
        await withCheckedContinuation { done in
            Thread.detachNewThread {
                var said = ""
                while !said.contains(mark) {
                    let data = handle.availableData
                    if data.isEmpty { break }
                    said += String(decoding: data, as: UTF8.self)
                }
                done.resume(returning: said)
            }
        }
    }
}
