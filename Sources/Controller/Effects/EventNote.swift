/// Something that a controller tells people about an object, once the write that it is about has succeeded.
public struct EventNote: Hashable, Sendable {
    /// `Normal` or `Warning`.
    public var type: String
    /// What happened, in one word.
    public var reason: String
    /// What happened, in a sentence.
    public var message: String

    /// A note of something that went as planned.
    public static func normal(_ reason: String, _ message: String) -> EventNote {
        EventNote(type: "Normal", reason: reason, message: message)
    }

    /// A note of something that someone should look at.
    public static func warning(_ reason: String, _ message: String) -> EventNote {
        EventNote(type: "Warning", reason: reason, message: message)
    }
}
