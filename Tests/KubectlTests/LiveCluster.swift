import Foundation

/// One `ordinal up` that all transcripts share, each in a namespace of its own.
actor LiveCluster {
    static let shared = LiveCluster()

    private var started: Task<URL, any Error>?
    private var lifeline: Pipe?

    /// The kubeconfig of the running cluster; starts it at the first call.
    func kubeconfig() async throws -> URL {
        if let started { return try await started.value }
        let lifeline = Pipe()
        self.lifeline = lifeline
        let task = Task { try await Self.start(lifeline: lifeline) }
        started = task
        return try await task.value
    }

    /// What went wrong with the cluster itself.
    struct NotReady: Error, CustomStringConvertible {
        var description: String
    }

    /// What else the command is given, such as `--tls`, from the variable `ORDINAL_UP_OPTIONS`.
    private static var options: [String] {
        (ProcessInfo.processInfo.environment["ORDINAL_UP_OPTIONS"] ?? "").split(separator: " ").map(String.init)
    }

    private static func start(lifeline: Pipe) async throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ordinal-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let kubeconfig = folder.appendingPathComponent("kubeconfig")
        let products = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let command = products.appendingPathComponent("ordinal").path
        let output = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        // The pipe closes when the tests end, however they end; the cluster ends with it.
        process.arguments =
            [
                "-c", #""$0" up --ephemeral --speed instant --kubeconfig "$@" <&- & cat >/dev/null; kill $!"#,
                command, kubeconfig.path,
            ] + options
        process.standardInput = lifeline
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = await Self.text(of: output.fileHandleForReading, until: "kubectl get nodes")
        guard said.contains("kubectl get nodes") else {
            throw NotReady(description: "ordinal up ended before it was ready:\n\(said)")
        }
        return kubeconfig
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
