import LabKit

/// What a recorded run shows: your answer to task 5.
///
/// What you are given of a run:
///
/// - `run.pods`, in the order of creation; of each `name`, `uid`, `place`, `storage` (`nil` if it has none), and the times
///   `created`, `started`, `ready`, `asked` (to go) and `ended`, each but the first `nil` if it never came
/// - `run.writes`, in the order of time; of each `id`, `pod` (a UID), `time`, `isAcknowledged` and `isKept`
public struct Measures: RunMeasures {
    /// Measures have no settings, and no memory.
    public init() {}

    /// Whether all Pods of a place have the same name, at every place.
    public func isIdentityStable(in run: RecordedRun) throws -> Bool {
        throw NotImplemented("Lab 04, task 5: is identity stable?")
    }

    /// Whether all Pods of a place have the same storage, and no other place has it.
    public func doesStorageFollow(in run: RecordedRun) throws -> Bool {
        throw NotImplemented("Lab 04, task 5: does storage follow?")
    }

    /// The most Pods that ran at one moment with the same storage.
    public func mostWritersAtOnce(in run: RecordedRun) throws -> Int {
        throw NotImplemented("Lab 04, task 5: how many wrote at once?")
    }

    /// Whether Pods came and went in order.
    public func isOrderKept(in run: RecordedRun) throws -> Bool {
        throw NotImplemented("Lab 04, task 5: was the order kept?")
    }

    /// The ids of the writes that were acknowledged and are not kept.
    public func lostWrites(in run: RecordedRun) throws -> [String] {
        throw NotImplemented("Lab 04, task 5: what was lost?")
    }
}
