import Model

/// Tells the changes of the store as a person would: what happened to whom, and nothing else.
///
/// Guarantees: what it tells of a change depends on that change alone. Controllers' bookkeeping (counts in a status,
/// annotations, versions) is never told.
/// Caveats: Events of type `Normal` are not told, as they repeat what the objects themselves show.
public enum Narrator {
    /// What there is to tell of one change, in the order in which to tell it; often nothing.
    public static func occurrences(of event: WatchEvent) -> [Occurrence] {
        switch event.object {
        case let note as Event: warnings(of: note, event)
        case let object as any Narrated: story(of: object, event)
        default: []
        }
    }

    /// What there is to tell of changes, in their order.
    public static func occurrences(of events: some Sequence<WatchEvent>) -> [Occurrence] {
        events.flatMap { occurrences(of: $0) }
    }

    private static func story<Object: Narrated>(of object: Object, _ event: WatchEvent) -> [Occurrence] {
        let remarks =
            switch event.change {
            case .added: object.remarks(since: nil)
            case .modified: object.remarks(since: event.previous as? Object)
            case .deleted: [object.farewell]
            }
        return remarks.map { remark in
            Occurrence(
                time: event.time, kind: Object.kind.name, namespace: object.metadata.namespace,
                name: object.metadata.name, what: remark.what, isWarning: remark.isWarning)
        }
    }

    /// A warning is told of the object that it is about; one that repeats, each time that its count has doubled.
    private static func warnings(of note: Event, _ event: WatchEvent) -> [Occurrence] {
        guard event.change != .deleted, note.type == EventType.warning.rawValue, !note.isToldByItsObject,
            note.count & (note.count - 1) == 0
        else { return [] }
        let times = note.count > 1 ? " ×\(note.count)" : ""
        let message = note.message.isEmpty ? "" : ": \(note.message)"
        let about = note.involvedObject
        return [
            Occurrence(
                time: event.time, kind: about.kind, namespace: about.namespace, name: about.name,
                what: note.reason + message + times, isWarning: true)
        ]
    }
}

/// One thing that happened to an object.
struct Remark: Hashable {
    var what: String
    var isWarning = false

    /// Something that went as it should.
    static func plain(_ what: String) -> Remark { Remark(what: what) }

    /// Something that somebody should look at.
    static func warning(_ what: String) -> Remark { Remark(what: what, isWarning: true) }
}

/// A kind of object whose changes are told.
protocol Narrated: APIObject {
    /// What to tell of the step from an earlier state to this one.
    ///
    /// - Parameter old: `nil` where the object is new.
    func remarks(since old: Self?) -> [Remark]

    /// What to tell of the object's end.
    var farewell: Remark { get }
}

extension Narrated {
    var farewell: Remark { .plain("Deleted") }

    /// `Terminating`, with a note, where a deletion was asked for since an earlier state.
    func termination(since old: Self?, note: String = "") -> [Remark] {
        guard metadata.isTerminating, old?.metadata.isTerminating != true else { return [] }
        return [.plain(note.isEmpty ? "Terminating" : "Terminating (\(note))")]
    }
}

extension Event {
    /// Whether the object that the warning is about shows the same thing in its own state.
    fileprivate var isToldByItsObject: Bool {
        involvedObject.kind == Pod.kind.name && ["BackOff", "Failed", "NodeNotReady"].contains(reason)
    }
}

extension OwnerReference {
    /// The owner as one word, such as `sts/nginx-web`.
    package var subject: String { "\(Occurrence.word(for: kind))/\(name)" }
}

/// What a change of a value is called: its name, the old value and the new one; nothing where both are equal.
func change<Value: Equatable>(_ name: String, from old: Value, to new: Value) -> [Remark] {
    old == new ? [] : [.plain("\(name) \(old) → \(new)")]
}
