import API
import Cluster
import Model
import Server

/// The cluster that `ordinal up` was asked for, before it is served.
struct LiveWorld {
    private let cluster: Cluster
    private var options = LiveServer.Options()

    /// - Throws: `DataDirectoryError` where the state cannot be kept; what ends `ordinal run --lab` where the lab's code
    ///   cannot be started.
    init(_ command: UpCommand) throws {
        var settings = Cluster.Settings.live
        settings.seed = command.seed ?? SystemRandomNumberGenerator().fresh()
        settings.nodes = command.nodes
        settings.timings = command.speed.timings
        settings.gates = command.featureGates.gates
        settings.controllers = !command.withoutControllers
        if let lab = command.lab { settings.policies = try LearnerCluster(lab: lab).policies() }
        settings.start = options.clock.now
        options.address = command.listen
        options.names = command.withoutNames ? nil : command.dnsListen
        guard let directory = command.data else {
            cluster = Cluster(settings: settings)
            return
        }
        let (journal, stored) = try Self.openJournal(directory)
        options.journal = journal
        options.journaled = stored.revision
        let isNew = stored.revision == 0
        cluster =
            isNew
            ? Cluster(settings: settings)
            : Cluster(settings: settings, restoring: stored.objects, revision: stored.revision)
    }

    /// Serves it.
    ///
    /// - Throws: `ListenAddressError`.
    func serve(log: ServerLog) async throws -> LiveServer {
        var options = options
        options.log = log
        let api = KubernetesAPI()
        return try await LiveServer.start(cluster, options: options) { request, cluster in
            api.answer(request, on: &cluster.server)
        }
    }

    /// Opens the state in a directory.
    private static func openJournal(_ directory: String) throws -> (any Journal, StoredState) {
        let journal = try SQLiteJournal(directory: directory)
        return (journal, try journal.load())
    }
}

extension SystemRandomNumberGenerator {
    /// A number that nobody can foresee.
    fileprivate func fresh() -> UInt64 {
        var generator = self
        return generator.next()
    }
}
