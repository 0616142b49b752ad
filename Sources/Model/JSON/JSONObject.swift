/// The members of a JSON object, sorted by key.
public struct JSONObject: Hashable, Sendable {
    /// Sorted by the keys' UTF-8 bytes; each key stands once.
    private var members: [Member]

    /// One key and its value.
    public struct Member: Hashable, Sendable {
        /// The member's name.
        public let key: String
        /// The member's value.
        public var value: JSON
    }

    /// An object without members.
    public init() {
        members = []
    }

    /// An object of these members; a later one replaces an earlier one of the same key.
    public init(_ pairs: some Sequence<(String, JSON)>) {
        var builder = JSONObjectBuilder()
        for (key, value) in pairs { builder.add(key, value) }
        self = builder.object
    }

    /// An object of members in any order; a later one replaces an earlier one of the same key.
    init(unsorted members: [Member]) {
        let order = members.indices.sorted { (members[$0].key, $0) < (members[$1].key, $1) }
        self.members = []
        self.members.reserveCapacity(members.count)
        for index in order {
            if self.members.last?.key == members[index].key { self.members.removeLast() }
            self.members.append(members[index])
        }
    }

    /// The member's value; setting `nil` removes the member.
    public subscript(key: String) -> JSON? {
        get {
            let index = position(of: key)
            return index < members.count && members[index].key == key ? members[index].value : nil
        }
        set {
            let index = position(of: key)
            let found = index < members.count && members[index].key == key
            switch (found, newValue) {
            case (true, let value?): members[index].value = value
            case (true, nil): members.remove(at: index)
            case (false, let value?): members.insert(Member(key: key, value: value), at: index)
            case (false, nil): break
            }
        }
    }

    /// The keys, sorted.
    public var keys: some Sequence<String> { members.lazy.map(\.key) }

    /// Removes the member and returns its value.
    @discardableResult
    public mutating func removeValue(forKey key: String) -> JSON? {
        let index = position(of: key)
        guard index < members.count, members[index].key == key else { return nil }
        return members.remove(at: index).value
    }

    /// Adds a member whose key sorts after all others; the fast way in for writers that go in order.
    mutating func append(sorted key: String, _ value: JSON) {
        members.append(Member(key: key, value: value))
    }

    mutating func reserveCapacity(_ count: Int) {
        members.reserveCapacity(count)
    }

    /// The key of the member at this place in the order; `nil` past the end.
    func key(at index: Int) -> String? { index < members.count ? members[index].key : nil }

    /// Whether a key sorts after all others.
    func endsBefore(_ key: String) -> Bool { members.last.map { $0.key < key } ?? true }

    /// Changes a member's value in place.
    ///
    /// - Returns: whether there is such a member.
    mutating func update<Failure: Error>(
        _ key: String, _ body: (inout JSON) throws(Failure) -> Void
    ) throws(Failure) -> Bool {
        let index = position(of: key)
        guard index < members.count, members[index].key == key else { return false }
        try body(&members[index].value)
        return true
    }

    /// The object with another one's members taken in, in one walk over both.
    ///
    /// - Parameter combine: what becomes of a member of the other one, given the value here; `nil` removes it.
    func merging<Failure: Error>(
        _ other: JSONObject, _ combine: (_ mine: JSON?, _ theirs: Member) throws(Failure) -> JSON?
    ) throws(Failure) -> JSONObject {
        var result = JSONObject()
        result.reserveCapacity(Swift.max(count, other.count))
        var mine = members[...]
        for theirs in other.members {
            while let next = mine.first, next.key < theirs.key { result.members.append(mine.removeFirst()) }
            let old = mine.first?.key == theirs.key ? mine.removeFirst().value : nil
            if let value = try combine(old, theirs) { result.append(sorted: theirs.key, value) }
        }
        result.members += mine
        return result
    }

    /// The index of the key, or where it would be inserted.
    private func position(of key: String) -> Int {
        if let last = members.last, last.key < key { return members.count }
        var low = 0
        var high = members.count
        while low < high {
            let middle = (low + high) / 2
            if members[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension JSONObject: RandomAccessCollection {
    /// The first index.
    public var startIndex: Int { members.startIndex }
    /// The index past the last member.
    public var endIndex: Int { members.endIndex }
    /// The member at this place in the order of keys.
    public subscript(position: Int) -> Member { members[position] }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// An object of these members; a later one replaces an earlier one of the same key.
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self.init(elements)
    }
}
