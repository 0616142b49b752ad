public import Model

/// One entry of a template's history.
public struct RevisionRecord: Hashable, Sendable, Codable {
    /// The entry's name.
    public var name: RevisionName
    /// Its place in the history; the highest is the newest.
    public var number: Int64
    /// The template, as the patch that brings it back.
    public var data: JSON

    /// An entry of a history.
    public init(name: RevisionName, number: Int64, data: JSON) {
        self.name = name
        self.number = number
        self.data = data
    }
}

/// What a template means for the history.
public enum RevisionDecision: Hashable, Sendable, Codable {
    /// The newest entry holds this template already.
    case keep(RevisionName)
    /// An older entry holds it: that one becomes the newest, under this number. This is a rollback.
    case renumber(RevisionName, to: Int64)
    /// No entry holds it: a new one is made under this number.
    case create(number: Int64)
}
