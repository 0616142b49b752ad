import Containers
import Model

/// What is inside a container from one of its starts until the next.
struct ContainerMachine: Sendable {
    /// Where a tree of files is kept while the machine is not at work.
    enum Home: Hashable, Sendable {
        /// With the volumes of the cluster, under the volume's name.
        case cluster(String)
        /// With the Pod, under the name that the Pod gives it.
        case pod(String)
    }

    /// How often the container was started again before this start.
    let start: Int
    var machine: Machine
    /// The homes of the machine's trees, from the second on; the first is the machine's own.
    let homes: [Home]
    /// The file whose text tells why the container ended.
    let messagePath: String
    /// What it printed from its last start until this one.
    var previousLog: ContainerLog?
    /// Requests that it has not answered.
    var openRequests: Set<Int> = []
    var probes: [ProbeRun] = []
    var postStart = Hook.none
    var preStop = Hook.none
    /// What came of requests of probes and hooks, by the numbers that the container has given them.
    var actionAnswers: [Int: Answer] = [:]
    var nextAction = 1

    /// Something that is done once.
    enum Hook: Hashable, Sendable {
        /// There is nothing to do, or it is done.
        case none
        case planned(ContainerAction)
        case running(ActionRun)
    }

    /// What a probe may depend on; while it stays the same, so does what a probe sees.
    struct Stamp: Hashable, Sendable {
        var files: Int
        var listeners: [Int]
        var processes: [Int]
    }
}

/// Something that reaches a Pod over the network.
struct Letter: Sendable {
    enum Content: Sendable {
        /// What a process of a container has asked for.
        case answer(container: String, question: Int, Answer)
        case request(HTTPRequest, id: Int, port: Int, client: String)
        /// What a probe or hook of a container has asked for.
        case outcome(container: String, action: Int, Answer)
    }

    let due: Timestamp
    let content: Content
}

extension ContainerMachine {
    /// When something goes on by itself.
    var nextTime: Timestamp? {
        if machine.exitCode != nil { return nil }
        let hooks = [postStart, preStop].map { hook -> Timestamp? in
            if case .running(let run) = hook { run.deadline } else { nil }
        }
        let looks = probes.map { $0.running?.deadline ?? $0.nextAt }
        return (hooks + looks + [machine.nextTime]).compactMap { $0 }.min()
    }

    /// What a probe may depend on; the volumes must be in their places.
    ///
    /// - Parameter ports: on which somebody listens in the Pod.
    func stamp(ports: [Int]) -> Stamp {
        Stamp(files: machine.files.version, listeners: ports, processes: machine.liveProcesses)
    }

    /// Whether nothing happens here until somebody comes.
    var isQuiet: Bool { machine.nextTime == nil }

    /// Starts a command for a client; one that is not there says so and ends with 127.
    ///
    /// - Returns: its session; `nil` when there are too many processes.
    mutating func exec(_ words: [String], directory: String, stdin: Bool, tty: Bool) -> Int? {
        let environment = machine.environment(of: Machine.mainProcess)
        let program = CommandTable.execProgram(words, environment: environment, machine: machine)
        return machine.exec(
            program, command: words, environment: environment, directory: directory.isEmpty ? "/" : directory,
            stdin: stdin, tty: tty)
    }

    private static let longestMessage = 4096
    private static let longestLog = 2048

    /// Why the container says that it ended: the text of its file, or the end of its log where it wants that.
    func message(of container: Container) -> String {
        let bytes = machine.files.trees[0].bytes(at: messagePath) ?? []
        if !bytes.isEmpty { return String(decoding: bytes.prefix(Self.longestMessage), as: UTF8.self) }
        guard container.terminationMessagePolicy == "FallbackToLogsOnError", machine.exitCode != 0 else { return "" }
        let text = machine.log.lines.suffix(80).map { $0.text + "\n" }.joined()
        return String(decoding: Array(text.utf8.suffix(Self.longestLog)), as: UTF8.self)
    }
}

extension FileSystem {
    /// The address that `/etc/hosts` gives a name.
    func address(of name: String) -> String? {
        guard let bytes = trees[0].bytes(at: "etc/hosts") else { return nil }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
            let words = line.split { $0 == " " || $0 == "\t" }
            if let address = words.first, !address.contains(":"), words.dropFirst().contains(Substring(name)) {
                return String(address)
            }
        }
        return nil
    }
}
