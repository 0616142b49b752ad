import API
import Cluster
import Manifests
import Model
import Server

/// The cluster that `ordinal up` was asked for, before it is served.
struct LiveWorld {
    private let cluster: Cluster
    private var options = LiveServer.Options()
    /// What clients bring to a server with TLS.
    private let token: Secret?
    /// What became of the manifests' objects, a line for each.
    let applied: [String]

    /// - Parameter manifests: what it starts with, beside what was kept.
    /// - Throws: `DataDirectoryError` or `IdentityError` where the state cannot be kept, `CommandFailure` where an object
    ///   is refused, and what ends `ordinal run --lab` where the lab's code cannot be started.
    init(_ command: UpCommand, applying manifests: [Manifest]) throws {
        var settings = Cluster.Settings.live
        settings.seed = command.seed ?? SystemRandomNumberGenerator().fresh()
        settings.nodes = command.nodes
        settings.timings = command.speed.timings
        if let period = command.nodeMonitorGracePeriod { settings.nodeGracePeriod = period.duration }
        settings.gates = command.featureGates.gates
        settings.controllers = !command.withoutControllers
        if let lab = command.lab { settings.policies = try LearnerCluster(lab: lab, isLive: true).policies() }
        settings.start = options.clock.now
        options.address = command.listen
        options.names = command.withoutNames ? nil : command.dnsListen
        options.exposesPods = command.podLoopback
        var stored: StoredState?
        if let directory = command.data {
            let journal = try SQLiteJournal(directory: directory)
            let state = try journal.load()
            options.journal = journal
            options.journaled = state.revision
            stored = state.revision == 0 ? nil : state
        }
        token = try Self.secure(&options, &settings, command)
        var cluster =
            if let stored {
                Cluster(
                    settings: settings, restoring: stored.objects, revision: stored.revision,
                    volumes: VolumeStore(stored.volumes))
            } else {
                Cluster(settings: settings)
            }
        applied = try StartManifests(manifests).apply(to: &cluster)
        self.cluster = cluster
    }

    /// Prepares TLS where it is asked for, and returns the token that clients then bring.
    private static func secure(
        _ options: inout LiveServer.Options, _ settings: inout Cluster.Settings, _ command: UpCommand
    ) throws(IdentityError) -> Secret? {
        guard command.isSecure else { return nil }
        let names = ServerNames(listening: command.listen, others: command.tlsSan)
        let (security, token) = try TransportSecurity.prepare(names: names, data: command.data)
        options.security = security
        options.access = .token(TokenAccess(token: token))
        settings.rootCertificate = security.authority
        return token
    }

    /// What a client needs to know of the server.
    func entry(for server: LiveServer) -> Kubeconfig.Entry {
        Kubeconfig.Entry(url: server.url, authority: options.security?.authority, token: token)
    }

    /// Serves it.
    ///
    /// - Throws: `ListenAddressError`; what kept the beginnings from being written.
    func serve(log: ServerLog) async throws -> LiveServer {
        var options = options
        options.log = log
        let (api, own) = (KubernetesAPI(), OrdinalAPI())
        return try await LiveServer.start(cluster, options: options) { request, cluster in
            own.answer(request, on: &cluster).map { .answer($0) } ?? api.answer(request, on: &cluster)
        }
    }
}

extension SystemRandomNumberGenerator {
    /// A number that nobody can foresee.
    fileprivate func fresh() -> UInt64 {
        var generator = self
        return generator.next()
    }
}
