/// What the cluster says to a request that it refuses.
struct RefusedRequest: Error, CustomStringConvertible {
    let code: Int
    let message: String

    var description: String { message }
}
