package import Model

/// A container at work: its processes, their pipes, its file system and what it has printed.
///
/// Guarantees: ``run(at:)`` does a bounded amount of work, whatever the programs do; memory is bounded as well.
/// Caveats: volumes are part of ``files`` only while the machine is at work; their owner puts them in and takes them out.
package struct Machine: Sendable {
    /// What the container is told about itself.
    package struct Identity: Hashable, Sendable {
        package var hostname: String
        package var address: String
        /// The domain of the headless Service under which the Pod is named, if there is one.
        package var domain: String?
        /// What DNS appends to short names.
        package var searchDomains: [String]
        package var seed: UInt64

        package init(hostname: String, domain: String? = nil, address: String, searchDomains: [String], seed: UInt64) {
            self.domain = domain
            self.hostname = hostname
            self.address = address
            self.searchDomains = searchDomains
            self.seed = seed
        }
    }

    /// The first process of every container.
    package static let mainProcess = 1
    private static let processLimit = 256

    package var identity: Identity
    package var files: FileSystem
    package internal(set) var log: ContainerLog
    /// The moment that it is.
    package internal(set) var now: Timestamp
    var processes: [Int: Process] = [:]
    private var nextProcess = 1
    var pipes: [Int: Pipe] = [:]
    var openFiles: [Int: OpenFile] = [:]
    private var nextHandle = 1
    /// Which process listens on which port.
    package internal(set) var listeners: [Int: Int] = [:]
    var effects: [MachineEffect] = []
    var answers: [Int: Answer] = [:]
    /// Who asked which question.
    var askers: [Int: Int] = [:]
    var sessions: [Int: MachineSession] = [:]
    /// What the first process reads, where it reads anything.
    var ownInput: OwnInput?
    /// Until when nothing runs, because too much has.
    var throttledUntil: Timestamp?
    var throttle = Duration.zero
    var random: SplitMix64
    /// Processes that wrote where nobody reads any more.
    var brokenProcesses: Set<Int> = []
    /// How often bytes were lost because a disk was full.
    var writeFailures = 0
    /// Whether what a process did since this was last reset depended on more than files.
    package var hasConsultedWorld = false

    package init(identity: Identity, files: FileSystem, now: Timestamp) {
        self.identity = identity
        self.files = files
        self.now = now
        log = ContainerLog()
        random = SplitMix64(seed: identity.seed)
    }

    /// How the container ended; `nil` while it runs.
    package var exitCode: Int32? { processes[Self.mainProcess]?.exitCode }

    /// A number that nothing else in this machine has.
    mutating func makeHandle() -> Int {
        defer { nextHandle += 1 }
        return nextHandle
    }

    /// Starts the program that the container is there for.
    package mutating func start(
        _ program: any Program, command: [String], environment: [String: String], directory: String,
        input: OwnInput? = nil
    ) {
        var descriptors: [Int: Descriptor] = [0: .null, 1: .log(.stdout), 2: .log(.stderr)]
        if var input {
            input.pipe = makePipe()
            // The machine itself keeps it open while no client is there.
            pipes[input.pipe]?.writers += 1
            descriptors[0] = .reading(pipe: input.pipe)
            ownInput = input
        }
        _ = spawn(
            program, command: command, parent: 0, descriptors: descriptors, directory: directory,
            environment: environment)
    }

    /// Starts a process; `nil` when there are too many.
    mutating func spawn(
        _ program: any Program, command: [String], parent: Int, descriptors: [Int: Descriptor], directory: String,
        environment: [String: String], session: Int? = nil
    ) -> Int? {
        guard processes.count < Self.processLimit else { return nil }
        let id = nextProcess
        nextProcess += 1
        for descriptor in descriptors.values { retain(descriptor) }
        processes[id] = Process(
            id: id, parent: parent, command: command, program: program, descriptors: descriptors,
            directory: directory, environment: environment, session: session ?? processes[parent]?.session,
            started: now)
        return id
    }

    /// The process' environment and directory, for those who start others.
    package func environment(of process: Int) -> [String: String] { processes[process]?.environment ?? [:] }
    package func directory(of process: Int) -> String { processes[process]?.directory ?? "/" }

    /// A path as a process means it, from the root.
    package func absolute(_ path: String, for process: Int) -> String {
        path.hasPrefix("/") ? path : "\(directory(of: process))/\(path)"
    }
}
