/// What the API has to say to a request.
package enum APIOutcome: Sendable {
    /// One answer, and the request is done.
    case answer(APIAnswer)
    /// A stream of changes that goes on.
    case watch(WatchStream)
    /// What a container prints, for as long as it runs.
    case log(LogStream)
    /// The answer of a Pod that the request was handed on to.
    case proxied(ProxiedRequest)
    /// The connection becomes something else than HTTP.
    case upgrade(StreamUpgrade)
}
