public import Controller
public import Model

/// A whole cluster in virtual time: the API server, its controllers and its nodes, as one value.
///
/// Guarantees: the same settings and the same calls give the same history, byte for byte; a copy is an independent
/// cluster that goes on from here.
/// Caveats: time moves only when the cluster is told to go on.
public struct Cluster: Sendable {
    /// What a cluster is made of, and how fast it is.
    public struct Settings: Sendable {
        /// Where every random choice comes from.
        public var seed: UInt64 = 1
        /// How many nodes there are; they are called `node-1`, `node-2`, ….
        public var nodes = 3
        /// How long its parts take.
        public var timings = Timings.standard
        /// Which image behaves how.
        public var behaviors = Behaviors.standard
        /// Switches that change what controllers decide.
        public var gates = FeatureGates()
        /// Who decides for StatefulSets.
        public var policies = Policies()
        /// The moment at which the cluster starts.
        public var start = Timestamp(seconds: 1_767_225_600)

        /// Three nodes, standard delays, Kubernetes' own decisions, on 2026-01-01T00:00:00Z.
        public init() {}
    }

    /// What the cluster was made with.
    public let settings: Settings
    /// What exists.
    public package(set) var server: APIServer
    var components: Components

    /// A cluster with its nodes, its default namespace and its default storage class, and nothing else.
    public init(settings: Settings = Settings()) {
        self.settings = settings
        server = APIServer(now: settings.start, seed: settings.seed)
        components = Components(settings: settings)
        server.bootstrap(nodes: settings.nodes)
    }

    /// The moment that it is in the cluster.
    public var now: Timestamp { server.now }

    /// The time since the cluster's start.
    public var elapsed: Duration { server.now - settings.start }

    /// Everything that has changed since the start, the cluster's own beginnings included.
    public var history: ArraySlice<WatchEvent> {
        (try? server.log.events(from: server.log.start)) ?? []
    }

    /// When something happens next by itself; `nil` when nothing ever will.
    public var nextTime: Timestamp? { components.next(log: server.log)?.time }

    /// Goes on to the next thing that happens, if that is not later than a moment.
    ///
    /// - Returns: whether anything happened.
    public mutating func step(until limit: Timestamp) -> Bool {
        guard let next = components.next(log: server.log), next.time <= limit else { return false }
        server.now = max(server.now, next.time)
        components.step(next.component, server: &server)
        return true
    }

    /// Goes on until a moment, and then it is that moment.
    public mutating func run(until moment: Timestamp) {
        while step(until: moment) {}
        server.now = max(server.now, moment)
    }

    /// Goes on for a while.
    public mutating func run(for duration: Duration) {
        run(until: server.now + duration)
    }

    /// Goes on until nothing is left to happen, or until a moment.
    ///
    /// - Returns: whether the cluster has settled; then it is the moment of the last thing that happened.
    @discardableResult
    public mutating func settle(until limit: Timestamp) -> Bool {
        while step(until: limit) {}
        return nextTime == nil
    }
}
