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
        /// Whether anything acts by itself; without controllers the API only stores what it is given.
        public var controllers = true
        /// How often nodes renew their leases; `nil` for never, so that a cluster can settle.
        public var heartbeat: Duration?
        /// How long a node may be silent before it is reported; as long as in Kubernetes since 1.32.
        public var nodeGracePeriod = Duration.seconds(50)
        /// How long events are kept after they were last told; `nil` for ever, so that a cluster can settle.
        public var eventLifetime: Duration?
        /// Which events are told; nothing in the cluster depends on them.
        public var events = EventDetail.all
        /// Whether the API has a Service of its own, `kubernetes`, as where it is reached over a network.
        public var publishesAPI = false
        /// What Pods find as the API's certificate authority, in PEM.
        public var rootCertificate = ""
        /// The moment at which the cluster starts.
        public var start = Timestamp(seconds: 1_767_225_600)

        /// Three nodes, standard delays, Kubernetes' own decisions, on 2026-01-01T00:00:00Z.
        public init() {}

        /// A cluster that others reach, and for long: its nodes renew their leases every ten seconds, its events are kept
        /// for an hour, and the API has a Service.
        public static var live: Settings {
            var settings = Settings()
            settings.heartbeat = .seconds(10)
            settings.eventLifetime = .seconds(3600)
            settings.publishesAPI = true
            return settings
        }
    }

    /// What the cluster was made with.
    public let settings: Settings
    /// What exists.
    public package(set) var server: APIServer
    var components: Components

    /// A cluster with its nodes, its first namespaces and its default storage class, and nothing of its user's.
    public init(settings: Settings = Settings()) {
        self.settings = settings
        server = APIServer(now: settings.start, seed: settings.seed)
        components = Components(settings: settings)
        server.bootstrap(settings)
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
    public var nextTime: Timestamp? { next?.time }

    var next: (component: Components.Name, time: Timestamp)? {
        settings.controllers ? components.next(log: server.log) : nil
    }

    /// Goes on to the next thing that a part of the cluster looks at, if that is not later than a moment.
    ///
    /// Hearing of changes is no step of its own: all parts take in what has reached them before one of them acts.
    ///
    /// - Returns: whether anything happened.
    public mutating func step(until limit: Timestamp) -> Bool {
        while true {
            listen()
            guard let next, next.time <= limit else { return false }
            if next.time <= server.now {
                step(next.component)
                return true
            }
            // Something may reach a part by then that is more urgent.
            server.now = next.time
        }
    }

    /// Lets every part take in the changes that have reached it by now.
    package mutating func listen() {
        if settings.controllers { components.listen(to: server) }
    }

    /// Lets one part of the cluster work at the present moment, if it has anything to do.
    package mutating func step(_ component: Components.Name) {
        server.gate?.author = component
        components.step(component, server: &server)
        server.gate?.author = nil
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

    /// Drops changes that nobody comes back to, except those that a part of the cluster has not read yet.
    ///
    /// A cluster that runs for long needs this from time to time; ``history`` then begins later.
    public mutating func compactLog(keeping retention: WatchLog.Retention = .standard) {
        server.compactLog(keeping: retention, unreadFrom: settings.controllers ? components.unreadPosition : nil)
    }
}
