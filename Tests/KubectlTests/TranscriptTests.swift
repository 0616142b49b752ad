import Foundation
import Testing

/// The course's commands, typed at a real kubectl against a real `ordinal up`.
///
/// With `ORDINAL_RECORD=1` in the environment each transcript is rewritten from what was said, for a person to read.
@Suite("kubectl drives the cluster")
struct TranscriptTests {
    /// Kubernetes promises that kubectl works with servers one minor version away; this server is kinder than that.
    static let transcripts: [String] = {
        let folder = Bundle.module.resourceURL?.appendingPathComponent("Transcripts")
        let files = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0.path) } ?? []
        return files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
    }()

    @Test("There is a kubectl to try, or nobody demands one")
    func thereIsAKubectl() {
        if ProcessInfo.processInfo.environment["ORDINAL_REQUIRE_KUBECTL"] == "1" {
            #expect(!Kubectl.installed.isEmpty, Comment(rawValue: Kubectl.absence))
        }
        #expect(Self.transcripts.count >= 10, "the transcripts were not found")
    }

    @Test(
        "A transcript", .enabled(if: !Kubectl.installed.isEmpty, Comment(rawValue: Kubectl.absence)),
        .timeLimit(.minutes(3)), arguments: transcripts, Kubectl.installed)
    func transcript(name: String, kubectl: Kubectl) async throws {
        let resources = try #require(Bundle.module.resourceURL)
        let file = resources.appendingPathComponent("Transcripts/\(name).txt")
        var transcript = Transcript(try String(contentsOf: file, encoding: .utf8))
        guard kubectl.minor >= transcript.minimum else {
            print(
                "skipped: transcript \(name) with \(kubectl.testDescription), which words it differently:",
                "it was recorded for 1.\(transcript.minimum) and later")
            return
        }
        let own = transcript.options.map { LiveCluster(options: $0) }
        let shell: Shell
        do {
            shell = try await Self.shell(
                for: kubectl, of: own ?? .shared, in: "\(name)-\(kubectl.minor)", resources: resources)
        } catch {
            await own?.stop()
            throw error
        }
        let outcome: Result<Void, any Error>
        do {
            try await Self.play(&transcript, in: shell, namespace: "\(name)-\(kubectl.minor)")
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        await own?.stop()
        try? FileManager.default.removeItem(at: shell.folder)
        try outcome.get()
        if Self.isRecording { try Self.record(transcript, as: name) }
    }

    /// Types the commands, and compares what is said, or notes it where transcripts are recorded.
    private static func play(_ transcript: inout Transcript, in shell: Shell, namespace: String) async throws {
        for index in transcript.steps.indices {
            let step = transcript.steps[index]
            let result = try await shell.run(step.command)
            var said = Mask.lines(of: result.output, namespace: namespace)
            if result.exitCode != 0 { said.append("[exit \(result.exitCode)]") }
            if Self.isRecording {
                if !Transcript.matches(said[...], step.expected[...]) { transcript.steps[index].expected = said }
                continue
            }
            #expect(
                Transcript.matches(said[...], step.expected[...]),
                """
                $ \(step.command)
                expected:
                \(step.expected.joined(separator: "\n"))
                but:
                \(said.joined(separator: "\n"))
                """)
        }
    }

    private static let isRecording = ProcessInfo.processInfo.environment["ORDINAL_RECORD"] == "1"

    /// A shell whose kubectl speaks to the cluster, in a namespace that is this conversation's own.
    private static func shell(
        for kubectl: Kubectl, of cluster: LiveCluster, in namespace: String, resources: URL
    ) async throws -> Shell {
        let original = try await cluster.kubeconfig()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ordinal-\(UUID().uuidString)")
        let programs = folder.appendingPathComponent(".bin")
        try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: programs.appendingPathComponent("kubectl"), withDestinationURL: URL(fileURLWithPath: kubectl.program))
        try FileManager.default.createSymbolicLink(
            at: programs.appendingPathComponent("ordinal"),
            withDestinationURL: LiveCluster.products.appendingPathComponent("ordinal"))
        let manifests = resources.appendingPathComponent("Manifests")
        for manifest in try FileManager.default.contentsOfDirectory(atPath: manifests.path) {
            try FileManager.default.copyItem(
                at: manifests.appendingPathComponent(manifest), to: folder.appendingPathComponent(manifest))
        }
        let kubeconfig = folder.appendingPathComponent(".kubeconfig")
        try FileManager.default.copyItem(at: original, to: kubeconfig)
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let shell = Shell(
            folder: folder,
            environment: [
                "PATH": "\(programs.path):\(path)", "HOME": folder.path, "KUBECONFIG": kubeconfig.path, "NS": namespace,
                "TZ": "UTC", "LC_ALL": "C.UTF-8",
            ])
        let made = try await shell.run(
            "kubectl create namespace $NS && kubectl config set-context --current --namespace=$NS")
        try #require(made.exitCode == 0, "the namespace was not made: \(made.output)")
        return shell
    }

    /// Writes a transcript back to the sources.
    private static func record(_ transcript: Transcript, as name: String) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Transcripts/\(name).txt")
        try transcript.text.write(to: file, atomically: true, encoding: .utf8)
    }
}
