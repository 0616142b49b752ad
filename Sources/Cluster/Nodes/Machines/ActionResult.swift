/// What came of an action.
enum ActionResult: Hashable, Sendable {
    case success
    case failure(String)
    /// It could not be done, so that nothing is known.
    case unknown(String)
}
