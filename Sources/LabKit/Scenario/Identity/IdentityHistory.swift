public import Model
public import Network

/// What befalls the Pods of a set, as far as their names can tell.
///
/// A move that means nothing at its moment, such as the readiness of a Pod that is not there, is passed over.
public enum IdentityMove: Hashable, Sendable {
    /// The controller makes the Pod of an ordinal that has none.
    case create(Ordinal)
    /// A node has started the Pod, and given it this address.
    case start(Ordinal, address: String)
    /// The Pod becomes ready.
    case ready(Ordinal)
    /// The Pod is not ready any more.
    case unready(Ordinal)
    /// The Pod's deletion is asked for.
    case terminate(Ordinal)
    /// The Pod's containers have ended.
    case end(Ordinal)
    /// The Pod is gone, and its name is free.
    case vanish(Ordinal)
    /// Somebody sets a label of the Pod, or takes it away.
    case label(Ordinal, key: String, value: String?)
}

/// A set and its Service, and what befalls the Pods; the learner's code names them, repairs them and publishes them.
public struct IdentityHistory: Sendable {
    /// What it is about, in a sentence.
    public var title: String
    /// The set's name.
    public var set: String
    /// The Service under which the Pods are named.
    public var service: HeadlessService
    /// The end of every DNS name.
    public var clusterDomain: String
    /// What happens, in order.
    public var moves: [IdentityMove]

    /// A history of these moves.
    public init(
        _ title: String, set: String = "web", service: HeadlessService, clusterDomain: String = "cluster.local",
        moves: [IdentityMove]
    ) {
        self.title = title
        self.set = set
        self.service = service
        self.clusterDomain = clusterDomain
        self.moves = moves
    }

    /// The story of the first rule that is broken when the policy lives through it; `nil` if none is.
    public func story(of policy: any IdentityPolicy, replay: String) -> Story? {
        var world = NamedWorld(self, policy: policy)
        do throws(BrokenRule) {
            for move in moves { try world.take(move) }
            return nil
        } catch {
            return Story(title: title, chronicle: world.chronicle, broken: error, replay: replay)
        }
    }
}

/// Lives through one history.
public struct IdentityExamination: Examination, Sendable {
    private let history: IdentityHistory
    private let policy: any IdentityPolicy

    /// An examination by one history.
    public init(_ history: IdentityHistory, of policy: any IdentityPolicy) {
        self.history = history
        self.policy = policy
    }

    /// Lives through the history.
    public func story(replay: String) -> Story? { history.story(of: policy, replay: replay) }
}
