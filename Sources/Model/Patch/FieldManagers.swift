/// The managers of an object's fields, each with the fields that it set.
struct FieldManagers {
    /// Who set fields, and how.
    struct Identity: Hashable {
        var manager: String
        var isApplier: Bool
        /// The version that the manager spoke; empty for appliers, who are one through all versions.
        var apiVersion: String
        var subresource: String

        init(manager: String, isApplier: Bool, apiVersion: String, subresource: String) {
            self.manager = manager
            self.isApplier = isApplier
            self.apiVersion = isApplier ? "" : apiVersion
            self.subresource = subresource
        }

        var operation: String { isApplier ? "Apply" : "Update" }
    }

    /// What one manager set.
    struct Entry {
        var fields: FieldSet
        var apiVersion: String
        var time: JSON?
    }

    var entries: [Identity: Entry] = [:]

    init() {}

    /// The most entries of managers that do not apply.
    static let maximumUpdaters = 10
}

extension FieldManagers.Identity {
    /// The identity as the server keeps it, and by which it orders managers.
    fileprivate var identifier: String {
        var members = [("manager", manager), ("operation", operation), ("apiVersion", apiVersion)]
        members.append(("subresource", subresource))
        let shown = members.filter { !$0.1.isEmpty }
        return "{" + shown.map { "\"\($0.0)\":\(JSON.string($0.1).text(escaping: .go))" }.joined(separator: ",") + "}"
    }

    /// The manager as messages name it.
    var shown: String {
        var text = manager.goText
        if !subresource.isEmpty { text += " with subresource \(subresource.goText)" }
        return isApplier ? text : "\(text) using \(apiVersion)"
    }
}

extension FieldManagers {
    /// Reads an object's `managedFields`; nil if an entry is malformed.
    init?(_ list: [JSON]) {
        for json in list {
            guard let operation = json["operation"]?.string, ["Apply", "Update"].contains(operation),
                let apiVersion = json["apiVersion"]?.string, !apiVersion.isEmpty,
                json["fieldsType"] == "FieldsV1",
                let fields = FieldSet(json: json["fieldsV1"] ?? [:])
            else { return nil }
            let identity = Identity(
                manager: json["manager"]?.string ?? "", isApplier: operation == "Apply", apiVersion: apiVersion,
                subresource: json["subresource"]?.string ?? "")
            let time = json["time"].flatMap { $0 == .null ? nil : $0 }
            entries[identity] = Entry(fields: fields, apiVersion: apiVersion, time: time)
        }
    }

    /// The entries in the order in which the server reports managers.
    var entriesInOrder: [(Identity, Entry)] {
        entries.map { (identifier: $0.key.identifier, $0.key, $0.value) }
            .sorted { $0.identifier < $1.identifier }.map { ($0.1, $0.2) }
    }

    /// The `managedFields` in the server's order: appliers first, then by age and name.
    var json: [JSON] {
        let sorted = entries.sorted { left, right in
            if left.key.isApplier != right.key.isApplier { return left.key.isApplier }
            let (leftTime, rightTime) = (left.value.seconds, right.value.seconds)
            if leftTime != rightTime { return leftTime < rightTime }
            return (left.key.manager, left.value.apiVersion, left.key.subresource)
                < (right.key.manager, right.value.apiVersion, right.key.subresource)
        }
        return sorted.map { identity, entry in entry.json(identity) }
    }

    /// Joins the oldest entries of managers that do not apply, so that no more than ten are left.
    mutating func joinOldest() {
        var count = entries.count { !$0.key.isApplier }
        guard count > Self.maximumUpdaters else { return }
        let updaters = entries.filter { !$0.key.isApplier }
        let oldestFirst = updaters.map { (order: ($0.value.seconds, $0.key.identifier), $0.key, $0.value) }
            .sorted { $0.order < $1.order }.map { ($0.1, $0.2) }
        var ancient: [String: [Identity]] = [:]
        for (identity, entry) in oldestFirst where count > Self.maximumUpdaters {
            // The first of a version gives its place to the entry that the others join.
            if ancient[entry.apiVersion] != nil { count -= 1 }
            ancient[entry.apiVersion, default: []].append(identity)
        }
        for (apiVersion, identities) in ancient where identities.count > 1 {
            let joined = Identity(manager: "ancient-changes", isApplier: false, apiVersion: apiVersion, subresource: "")
            let old = (entries[joined].map { [$0] } ?? []) + identities.compactMap { entries.removeValue(forKey: $0) }
            entries[joined] = Entry(
                fields: FieldSet.union(of: old.map(\.fields)), apiVersion: apiVersion, time: old.last?.time)
        }
    }
}

extension FieldManagers.Entry {
    /// The time in whole seconds since 1970; 0 without one.
    fileprivate var seconds: Int64 {
        (time?.string).flatMap { Timestamp($0) }.map { $0.nanoseconds / 1_000_000_000 } ?? 0
    }

    fileprivate func json(_ identity: FieldManagers.Identity) -> JSON {
        var json = JSONObject()
        json.reserveCapacity(7)
        json.append(sorted: "apiVersion", .string(apiVersion))
        json.append(sorted: "fieldsType", "FieldsV1")
        json.append(sorted: "fieldsV1", fields.json)
        if !identity.manager.isEmpty { json.append(sorted: "manager", .string(identity.manager)) }
        json.append(sorted: "operation", .string(identity.operation))
        if !identity.subresource.isEmpty { json.append(sorted: "subresource", .string(identity.subresource)) }
        if let time { json.append(sorted: "time", time) }
        return .object(json)
    }
}
