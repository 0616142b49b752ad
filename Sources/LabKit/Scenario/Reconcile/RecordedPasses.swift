import Model

/// Passes of Kubernetes' own controller, recorded and sorted by what they are about.
public struct RecordedPasses: Sendable {
    /// Passes that are about the same.
    public struct Group: Sendable, CustomStringConvertible {
        /// What they are about, in general, such as `creation`.
        public let topic: String
        /// What they are about, in particular.
        public let name: String
        let passes: [JSON]

        /// The name.
        public var description: String { name }
    }

    /// All groups, in the order of the recording.
    public let groups: [Group]

    /// Reads a recording.
    ///
    /// What occurs often stands once, under `shared`; `{"$": 7}` stands for the seventh of these, counted from 0.
    public init(text: [UInt8]) throws {
        let json = try JSON(parsing: text)
        var shared: [JSON] = []
        for value in json["shared"]?.array ?? [] { shared.append(value.resolved(shared)) }
        groups = (json["groups"]?.array ?? []).map { group in
            Group(
                topic: group["topic"]?.string ?? "", name: group["name"]?.string ?? "",
                passes: (group["passes"]?.array ?? []).map { $0.resolved(shared) })
        }
    }

    /// The groups of one topic.
    public func groups(about topic: String) -> [Group] { groups.filter { $0.topic == topic } }
}

extension JSON {
    /// The value with what it refers to in the place of each reference.
    fileprivate func resolved(_ shared: [JSON]) -> JSON {
        switch self {
        case .object(let object):
            if object.count == 1, let index = object["$"]?.integer { return shared[Int(index)] }
            return .object(JSONObject(object.map { ($0.key, $0.value.resolved(shared)) }))
        case .array(let array): return .array(array.map { $0.resolved(shared) })
        case .null, .bool, .integer, .number, .string: return self
        }
    }
}
