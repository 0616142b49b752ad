public import Model

/// What an ordering says about one Pod.
public enum OrderingStep: Hashable, Sendable, Codable {
    /// The ordinal has no Pod: make one.
    case create(Ordinal)
    /// The Pod may stay as it is, and the ones after it may have their turn.
    case keep(Ordinal)
    /// The Pod has failed, has finished or is no longer wanted: delete it.
    case delete(Ordinal)
    /// Nothing is done to the Pod, and nothing after it has its turn until it changes.
    case wait(Ordinal)

    /// The ordinal that the step is about.
    public var ordinal: Ordinal {
        switch self {
        case .create(let ordinal), .keep(let ordinal), .delete(let ordinal), .wait(let ordinal): ordinal
        }
    }
}

/// In which order a StatefulSet's Pods are created, waited for and deleted.
///
/// The controller asks for the wanted Pods first. Only when they need nothing more, or when the roster's management is
/// parallel, does it ask for the condemned ones.
///
/// Guarantees: each call sees one snapshot, and its answer is carried out before the next call.
/// Caveats: between two calls anything may have changed; an ordering keeps no state of its own.
public protocol OrderingPolicy: Sendable {
    /// Whether the Pods after this one may have their turn: it runs, is ready, and has been for `minReadySeconds`.
    func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool

    /// What to do to the wanted Pods, in the order in which to do it.
    ///
    /// With ordered management the answer ends with the first step that is not ``OrderingStep/keep(_:)``.
    func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep]

    /// What to do to the Pods that are no longer wanted, in the order in which to do it.
    ///
    /// With ordered management the answer has at most one step.
    func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep]
}
