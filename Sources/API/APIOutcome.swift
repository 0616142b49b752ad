/// What the API has to say to a request.
package enum APIOutcome: Sendable {
    /// One answer, and the request is done.
    case answer(APIAnswer)
    /// A stream of changes that goes on.
    case watch(WatchStream)
    /// The connection becomes something else than HTTP.
    case upgrade(StreamUpgrade)
}
