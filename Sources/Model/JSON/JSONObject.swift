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
        self.init()
        for (key, value) in pairs {
            self[key] = value
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
