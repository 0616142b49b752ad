import Cluster
import LabKit
import Manifests
import Model

/// A cluster in virtual time together with what its user does to it and when.
struct Simulation {
    /// One move of the user's, as it was typed.
    struct ScheduledMove {
        /// When, counted from the start.
        let time: Duration
        /// As it was typed.
        let text: String
        let move: Move
    }

    /// A move that was made, and how the cluster answered.
    struct MadeMove {
        let time: Timestamp
        let text: String
        /// What kubectl would have printed, or why the move was refused.
        let answer: String
        let isRefused: Bool
    }

    /// How long a cluster may go on after the last move before it counts as never settling.
    static let patience = Duration.seconds(900)

    private(set) var cluster: Cluster
    private(set) var made: [MadeMove] = []
    /// Whether nothing was left to happen when the run ended.
    private(set) var hasSettled = false

    init(settings: Cluster.Settings) {
        cluster = Cluster(settings: settings)
    }

    var start: Timestamp { cluster.settings.start }

    /// Makes the objects of the manifests, in order; stops at the first that is refused.
    mutating func apply(_ manifests: [Manifest]) throws {
        for manifest in manifests {
            guard let object = manifest.object as? any Admitted else { continue }
            do {
                try cluster.apply(manifest.json, type: Swift.type(of: object))
            } catch {
                let problem = ManifestProblem(
                    file: manifest.source.file, document: manifest.source.document, line: manifest.source.line,
                    message: error.description)
                throw CommandFailure(problem.description)
            }
        }
    }

    /// Makes each move when its time has come, and goes on until nothing is left to happen.
    ///
    /// - Parameter limit: how long the run lasts; `nil` for until the cluster has settled, within reason.
    mutating func run(moves: [ScheduledMove], for limit: Duration?) {
        for scheduled in moves.sorted(by: { $0.time < $1.time }) {
            if let limit, scheduled.time > limit { break }
            cluster.run(until: start + scheduled.time)
            make(scheduled)
        }
        if let limit {
            cluster.run(until: start + limit)
            hasSettled = cluster.nextTime == nil
        } else {
            hasSettled = cluster.settle(until: cluster.now + Self.patience)
        }
    }

    private mutating func make(_ scheduled: ScheduledMove) {
        let time = cluster.now
        do throws(MoveError) {
            let answer = try cluster.perform(scheduled.move)
            made.append(MadeMove(time: time, text: scheduled.text, answer: answer, isRefused: false))
        } catch {
            made.append(MadeMove(time: time, text: scheduled.text, answer: error.description, isRefused: true))
        }
    }
}
