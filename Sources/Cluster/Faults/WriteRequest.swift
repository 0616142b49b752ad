package import Model

/// One write that a component or a user asks the store for.
package struct WriteRequest: Sendable {
    /// What the store is asked to do.
    package enum Verb: Hashable, Sendable {
        case create, update, updateStatus, delete
    }

    /// Who asks; `nil` for a user.
    package var author: Components.Name?
    /// What the store is asked to do.
    package let verb: Verb
    /// The type of the object.
    package let type: any APIObject.Type
    /// The object's place; its name is still empty where the store is to find one.
    package let key: ObjectKey
    /// The object as it should be; `nil` for a deletion.
    package var object: (any APIObject)?
    /// What a deletion assumes of the object.
    package var preconditions = Preconditions()
    /// The grace period that a deletion asks for.
    package var gracePeriod: Int64?
}

/// What becomes of a write in a cluster where not everything goes well.
package enum WriteFate: Hashable, Sendable {
    /// The store says that the object has changed, although it has not; a write that assumes no version goes through.
    case conflict
    /// The write is not done, and the answer says so or never comes.
    case refused(APIError)
    /// The write is done, but the answer never comes.
    case unanswered(APIError)
    /// The author ends before the write, and writes nothing any more until it is started again.
    case crash
}
