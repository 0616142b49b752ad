/// Collects an object's members in whatever order they come, in a time that grows with their number alone.
struct JSONObjectBuilder {
    /// What came in the order of keys, or is few enough to be put in order one by one.
    private var sorted = JSONObject()
    /// What came after it.
    private var pending: [JSONObject.Member] = []
    /// All keys, once something is pending.
    private var keys: Set<String> = []

    /// Up to how many members an insertion costs less than sorting at the end.
    private static let few = 32

    /// Adds a member; it replaces an earlier one of the same key.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    mutating func add(_ key: String, _ value: JSON) -> Bool {
        if pending.isEmpty {
            if sorted.endsBefore(key) {
                sorted.append(sorted: key, value)
                return false
            }
            if sorted.count < Self.few {
                let isRepeated = sorted[key] != nil
                sorted[key] = value
                return isRepeated
            }
            keys = Set(sorted.keys)
        }
        pending.append(JSONObject.Member(key: key, value: value))
        return !keys.insert(key).inserted
    }

    /// The object of all members so far.
    var object: JSONObject { pending.isEmpty ? sorted : JSONObject(unsorted: Array(sorted) + pending) }
}
