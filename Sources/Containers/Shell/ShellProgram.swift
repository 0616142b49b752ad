import Model

/// A shell: it reads a script, line by line, and does what it says.
///
/// What it is in the middle of stands in ``frames``, so that it can be left at any point and resumed.
package struct ShellProgram: Program {
    /// Where the script comes from.
    enum Source: Sendable {
        case text(ShellParser)
        /// Descriptor 0, a line at a time; a person may sit there.
        case input(isInteractive: Bool)
    }

    /// How deep calls and nested commands may go.
    static let frameLimit = 2_000
    /// How many children in the background it remembers.
    static let jobLimit = 32
    /// How much is done in one resumption.
    private static let slice = 64

    var source: Source
    /// What was read from descriptor 0 and is no complete command yet.
    var typed: [UInt8] = []
    var name: String
    var arguments: [String]
    var variables: [String: String]
    var exported: Set<String>
    var constants: Set<String> = []
    var functions: [String: ShellNode] = [:]
    var options: Set<Character> = []
    var traps: [String: String] = [:]
    var pendingTraps: [Signal] = []
    var status: Int32 = 0 {
        willSet { lastStatus = status }
    }
    /// The status before the latest.
    var lastStatus: Int32 = 0
    /// Whether it has looked who gives it its script.
    private var hasLooked = false
    /// Whether a person was told that it is their turn.
    var prompted = false
    var lastBackground: Int?
    var frames: [Frame] = []
    /// What is to be done next, before the frames go on.
    var next: ShellNode?
    /// Whether it is a copy that ends with what it was made for.
    var isSubshell = false
    /// Its end, once it is decided.
    var ending: Int32?
    /// How many jobs are left to wait for.
    var jobs: [Int] = []

    /// A shell that runs a script.
    package init(script: String, name: String = "sh", arguments: [String] = [], environment: [String: String]) {
        self.init(source: .text(ShellParser(script)), name: name, arguments: arguments, environment: environment)
    }

    /// A shell that reads its script from its input, where a person may sit.
    package init(isInteractive: Bool, environment: [String: String]) {
        self.init(
            source: .input(isInteractive: isInteractive), name: "sh", arguments: [], environment: environment)
    }

    init(source: Source, name: String, arguments: [String], environment: [String: String]) {
        self.source = source
        self.name = name
        self.arguments = arguments
        variables = environment
        exported = Set(environment.keys)
        variables["IFS"] = " \t\n"
        if variables["PATH"] == nil {
            variables["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        }
        variables["PS1"] = variables["PS1"] ?? "\\w # "
    }

    var isInteractive: Bool {
        if case .input(isInteractive: true) = source { true } else { false }
    }

    /// What programs that it starts find in their environment.
    var environment: [String: String] { variables.filter { exported.contains($0.key) } }

    package mutating func receive(_ signal: Signal) -> SignalResponse {
        if let action = traps[signal.name] {
            if action.isEmpty { return .ignored }
            pendingTraps.append(signal)
            return .caught
        }
        if signal == .interrupt, isInteractive {
            pendingTraps.append(signal)
            return .caught
        }
        if isInteractive, signal == .terminate || signal == .quit { return .ignored }
        return signal.isHarmless ? .ignored : .standard
    }

    package mutating func resume(in machine: inout Machine, as process: Int) -> Wait {
        if case .input(isInteractive: false) = source, !hasLooked {
            source = .input(isInteractive: machine.isTerminal(0, of: process))
        }
        hasLooked = true
        for _ in 0..<Self.slice {
            takeTrap()
            if machine.isBroken(process) { return .exited(128 + Signal.pipe.rawValue) }
            if let ending, frames.isEmpty, next == nil { return .exited(ending) }
            if let wait = advance(in: &machine, as: process) { return wait }
            if machine.processes[process]?.ownSignals.isEmpty == false { return .nothing }
        }
        return .nothing
    }

    /// Does one thing.
    ///
    /// - Returns: what to wait for; `nil` to go on.
    private mutating func advance(in machine: inout Machine, as process: Int) -> Wait? {
        if let node = next {
            next = nil
            return begin(node, in: &machine, as: process)
        }
        if !frames.isEmpty { return proceed(in: &machine, as: process) }
        if isSubshell {
            exit(status)
            return nil
        }
        return read(in: &machine, as: process)
    }

    /// Takes the next line of the script.
    private mutating func read(in machine: inout Machine, as process: Int) -> Wait? {
        switch source {
        case .text(var parser):
            do {
                let node = try parser.nextLine()
                source = .text(parser)
                if let node { next = node } else { exit(status) }
            } catch {
                machine.write("\(name): \(error.message)\n", to: 2, of: process)
                status = 2
                exit(2)
            }
            return nil
        case .input(let isInteractive): return readInput(isInteractive, in: &machine, as: process)
        }
    }

    /// Ends the shell, after what it promised to do at its end.
    mutating func exit(_ code: Int32) {
        frames = []
        next = nil
        status = code
        guard let action = traps.removeValue(forKey: "EXIT"), !action.isEmpty else {
            ending = code
            return
        }
        ending = code
        frames = [.trap(status: code)]
        run(script: action)
    }

    /// Reads a text as a script and does it before anything else.
    mutating func run(script: String) {
        var parser = ShellParser(script)
        do {
            parser.skipLines()
            if parser.index < parser.text.count { next = try parser.rest() }
        } catch {
            status = 2
        }
    }

    /// Does what was asked for when a signal came; a command that runs in front is waited for first.
    private mutating func takeTrap() {
        guard let signal = pendingTraps.first, ending == nil else { return }
        if case .children? = frames.last, traps[signal.name] != nil { return }
        pendingTraps.removeFirst()
        if let action = traps[signal.name] {
            // A wait for children in the background is cut short.
            if case .waiting? = frames.last {
                frames.removeLast()
                status = 128 + signal.rawValue
            }
            frames.append(.trap(status: status, resumes: next))
            next = nil
            run(script: action)
        } else {
            // An interrupt brings a person's shell back to its prompt.
            frames = []
            next = nil
            typed = []
            prompted = false
            status = 130
        }
    }
}
