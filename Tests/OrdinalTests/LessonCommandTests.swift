import Foundation
import Testing

/// A block of commands in a lesson that calls `ordinal run`, as the learner would paste it.
struct LessonCommand: Sendable, CustomTestStringConvertible {
    let lab: String
    let text: String

    var testDescription: String { "\(lab): \(text)" }

    /// The checkout that this file is in.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// All blocks of all lessons that are whole: none that leaves a name to the learner, or runs the learner's code.
    static let all: [LessonCommand] = {
        let labs = root.appendingPathComponent("Labs")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: labs.path)) ?? []
        return names.sorted().flatMap { name in
            let lesson = try? String(contentsOf: labs.appendingPathComponent("\(name)/README.md"), encoding: .utf8)
            return blocks(of: lesson ?? "").map { LessonCommand(lab: name, text: $0) }
        }
    }()

    /// The blocks between fences that are marked as shell.
    private static func blocks(of lesson: String) -> [String] {
        lesson.components(separatedBy: "```sh\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
            .filter { $0.contains("swift run ordinal run") && !$0.contains("--lab") && !$0.contains("…") }
    }

    /// What a shell prints that finds the built command under `swift run ordinal`, and the worked answer in the place
    /// of the first lab's starter.
    func output() throws -> (text: String, status: Int32) {
        let script = text.replacingOccurrences(of: "Labs/Lab00-Tour/Manifests", with: "Solutions/Lab00-Tour/Manifests")
        let shell = "set -eo pipefail; swift() { shift 2; \"$ORDINAL\" \"$@\"; }\n\(script)"
        return try BuiltCommand.run("/bin/bash", ["-c", shell], in: Self.root)
    }
}

/// Where Kubernetes surprises, and what its command must show: lines that have to come in this order.
struct LessonSurprise: Sendable, CustomTestStringConvertible {
    let what: String
    let lab: String
    /// Words that tell the command from the others of the lesson.
    let words: [String]
    let shows: [String]

    var testDescription: String { what }

    static let all = [
        LessonSurprise(
            what: "an OrderedReady rollout stays stuck after its repair, until the Pod is deleted",
            lab: "Lab02-Ordering", words: ["nginx:missing", "rollout undo"],
            shows: [
                "+2m00.000s  $ rollout undo", "+3m00.000s  $ delete pod/nginx-web-2",
                "pod/nginx-web-2                Ready",
                "3/3",
            ]),
        LessonSurprise(
            what: "a partition counts places from the start ordinal",
            lab: "Lab05-Canary", words: [#"\"start\":5"#, "nginx:1.29"],
            shows: [
                "+1m00.615s  pod/nginx-web-8                Created", "Rollout holds at partition 3 (1 of 4",
                "Template changed (nginx:1.28 → nginx:1.29)", "pod/nginx-web-8   1/1     Running   0          60s",
            ]),
        LessonSurprise(
            what: "a broken Pod spends of maxUnavailable, so that its repair gets stuck under Parallel too",
            lab: "Lab05-Canary", words: ["--feature-gates", "maxUnavailable: 1"],
            shows: [
                "+1m00.005s  sts/nginx-web                  Rolling back", "+2m00.000s  $ delete pod/nginx-web-3",
                "pod/nginx-web-3                Ready", "pod/nginx-web-3   1/1     Running   0          60s",
            ]),
        LessonSurprise(
            what: "claims outlive their set",
            lab: "Lab03-Retention", words: ["delete sts/nginx-web\""],
            shows: [
                "statefulset.apps/nginx-web deleted", "persistentvolumeclaim/www-storage-nginx-web-0   Bound",
                "persistentvolumeclaim/www-storage-nginx-web-2   Bound",
            ]),
        LessonSurprise(
            what: "a Pod on a lost node is Terminating until the node is back",
            lab: "Lab02-Ordering", words: ["kill node-2", "revive node-2"],
            shows: [
                "+6m50.005s  pod/nginx-web-1                Terminating", "+16m00.000s  $ revive node-2",
                "+16m00.600s  pod/nginx-web-1                Deleted", "3/3",
            ]),
        LessonSurprise(
            what: "headless DNS lags behind the Pod",
            lab: "Lab01-Identity", words: ["delete pod/nginx-web-1"],
            shows: [
                "pod/nginx-web-1                Terminating", "2 ready: nginx-web-0",
                "pod/nginx-web-1                Ready",
                "3 ready: nginx-web-0",
            ]),
    ]
}

@Suite("The commands of the lessons")
struct LessonCommandTests {
    @Test("Each of them works as written", arguments: LessonCommand.all)
    func works(_ command: LessonCommand) throws {
        let (text, status) = try command.output()
        #expect(status == 0, "\(text)")
        #expect(text.contains("NAME") || text.contains("\""), "it prints what it did: \(text)")
    }

    @Test("Every lab has some")
    func everyLab() {
        #expect(Set(LessonCommand.all.map(\.lab)).count == 7)
    }

    @Test("Each surprise is to be seen where the lesson tells of it", arguments: LessonSurprise.all)
    func surprises(_ surprise: LessonSurprise) throws {
        let commands = LessonCommand.all.filter { command in
            command.lab == surprise.lab && surprise.words.allSatisfy(command.text.contains)
        }
        let command = try #require(commands.first, "no command of \(surprise.lab) has \(surprise.words)")
        var rest = Substring(try command.output().text)
        for line in surprise.shows {
            let place = try #require(rest.range(of: line), "'\(line)' is missing, or comes too early, in: \(rest)")
            rest = rest[place.upperBound...]
        }
    }
}
