import Model
import Testing

@testable import Containers

/// A container that a test looks into, with time that passes only where nothing is left to do.
struct Bench {
    static let start = Timestamp(seconds: 1_767_225_600)

    var machine: Machine
    /// What the world says to questions, in their order; afterwards nobody has any name.
    var answers: [Answer] = []
    /// What was asked.
    private(set) var questions: [Question] = []
    /// What servers answered, by the number of the request.
    private(set) var responses: [Int: HTTPResponse] = [:]
    private var nextRequest = 1

    /// A container of an image that runs its own program, or another.
    init(
        _ image: String = "busybox", command: [String]? = nil, environment: [String: String] = [:],
        limits: FileTree.Limits? = nil, input: OwnInput? = nil
    ) throws {
        let image = ContainerImage(image)
        var files = FileSystem(root: image.files)
        if let limits {
            files.trees.append(FileTree(limits: limits, now: Self.start))
            files.mount(.init(path: "/data", tree: 1, node: FileTree.root, isReadOnly: false), now: Self.start)
        }
        let identity = Machine.Identity(
            hostname: "web-0", domain: "web.default.svc.cluster.local", address: "10.244.0.5",
            searchDomains: ["default.svc.cluster.local", "svc.cluster.local", "cluster.local"], seed: 7)
        machine = Machine(identity: identity, files: files, now: Self.start)
        let command = command ?? image.command
        let variables = image.environment.merging(environment) { $1 }
        let program = try CommandTable.program(command, environment: variables, machine: machine, process: 0).get()
        machine.start(program, command: command, environment: variables, directory: "/", input: input)
    }

    /// A container that runs a script.
    init(script: String, limits: FileTree.Limits? = nil, input: OwnInput? = nil) throws {
        try self.init(command: ["sh", "-c", script], limits: limits, input: input)
    }

    var stdout: String { text(.stdout) }
    var stderr: String { text(.stderr) }

    private func text(_ stream: LogStream) -> String {
        machine.log.lines(from: 0).filter { $0.stream == stream }
            .map { $0.text + ($0.isWhole ? "\n" : "") }.joined()
    }

    /// How much time has passed.
    var elapsed: Duration { machine.now - Self.start }

    /// Lets the container go on until nothing moves, or a time has passed.
    mutating func run(for limit: Duration = .seconds(3600)) {
        let end = machine.now + limit
        machine.run(at: machine.now)
        serve()
        while let next = machine.nextTime, next <= end {
            machine.run(at: next)
            serve()
        }
        machine.run(at: end < machine.now || machine.exitCode != nil || machine.nextTime == nil ? machine.now : end)
        serve()
    }

    private mutating func serve() {
        var effects = machine.takeEffects()
        while !effects.isEmpty {
            for effect in effects {
                switch effect {
                case .asked(let id, let question):
                    questions.append(question)
                    machine.answer(id, with: answers.isEmpty ? .noSuchName : answers.removeFirst())
                case .responded(let id, let response): responses[id] = response
                }
            }
            machine.run(at: machine.now)
            effects = machine.takeEffects()
        }
    }

    /// Asks a server something.
    mutating func get(_ target: String, method: String = "GET", port: Int = 80) -> HTTPResponse? {
        let id = nextRequest
        nextRequest += 1
        let request = HTTPRequest(method: method, target: target, headers: [HTTPHeader("User-Agent", "test/1")])
        guard machine.receive(request, id: id, port: port, from: "10.244.0.9") else { return nil }
        run(for: .zero)
        return responses[id]
    }

    /// Starts a command for a client.
    mutating func exec(_ words: [String], stdin: Bool = false, tty: Bool = false) throws -> Int {
        let environment = ["PATH": "/usr/bin:/bin", "HOME": "/root"]
        let program = try CommandTable.program(words, environment: environment, machine: machine, process: 1).get()
        let session = machine.exec(
            program, command: words, environment: environment, directory: "/", stdin: stdin, tty: tty)
        return try #require(session)
    }
}
