/// A patch that merges lists by the keys of their elements: what `kubectl apply` and `kubectl edit` send.
///
/// Which lists are merged, and by which key, is said by the fields of the object's type; members that begin with `$`
/// direct the merge.
package enum StrategicMergePatch {
    /// The object after the patch.
    ///
    /// - Parameter schema: the object's type.
    /// - Throws: ``PatchError`` where the patch is malformed or does not fit the object.
    package static func apply(_ patch: JSON, to object: JSON, schema: ObjectSchema) throws(PatchError) -> JSON {
        guard case .object(let changes) = patch else {
            if patch == .null { return object }
            throw .badRequest(
                "json: cannot unmarshal \(patch.goWireName) into Go value of type map[string]interface {}")
        }
        return .object(try merge(changes, into: object.object ?? [:], type: .object(schema)))
    }
}

/// The names of members that direct the merge.
enum PatchDirective {
    static let marker = "$patch"
    static let replace: JSON = "replace"
    static let delete: JSON = "delete"
    static let merge: JSON = "merge"
    static let retainKeys = "$retainKeys"
    static let elementOrder = "$setElementOrder"
    static let primitiveDeletion = "$deleteFromPrimitiveList"

    /// The name of the list that a directive such as `$setElementOrder/ports` is about; nil if it names none.
    static func list(of key: String) -> String? {
        key.firstIndex(of: "/").map { String(key[key.index(after: $0)...]) }
    }
}

extension StrategicMergePatch {
    /// Merges the members of one object.
    static func merge(
        _ patch: JSONObject, into original: JSONObject, type: FieldType
    ) throws(PatchError) -> JSONObject {
        if let directive = patch[PatchDirective.marker] { return try obey(directive, patch) }
        var result = original
        var changes = patch
        try retainKeys(of: &result, &changes)
        try mergeOrderedLists(&result, &changes, type: type)
        var deletions: [(String, JSON)] = []
        var settings: [(String, JSON)] = []
        for change in changes {
            guard change.key.hasPrefix(PatchDirective.primitiveDeletion) else {
                settings.append((change.key, change.value))
                continue
            }
            guard let name = PatchDirective.list(of: change.key) else {
                throw .badRequest("invalid patch format of primitive list")
            }
            deletions.append((name, change.value))
        }
        result = result.merging(JSONObject(deletions)) { old, change in delete(change.value, from: old) }
        return try result.merging(JSONObject(settings)) { old, change throws(PatchError) in
            try merged(old, with: change, type: type)
        }
    }

    /// What a `$patch` among an object's members makes of the object.
    private static func obey(_ directive: JSON, _ patch: JSONObject) throws(PatchError) -> JSONObject {
        switch directive {
        case PatchDirective.replace:
            var result = patch
            result[PatchDirective.marker] = nil
            return result
        case PatchDirective.delete: return [:]
        default: throw unknownDirective(directive, in: patch)
        }
    }

    static func unknownDirective(_ directive: JSON, in patch: JSONObject) -> PatchError {
        .failure("unknown patch type: \(directive.goPlainText) in map: \(JSON.object(patch).goPlainText)")
    }

    /// Drops the members that a `$retainKeys` does not name.
    private static func retainKeys(of result: inout JSONObject, _ changes: inout JSONObject) throws(PatchError) {
        guard let directive = changes.removeValue(forKey: PatchDirective.retainKeys) else { return }
        guard case .array(let names) = directive else {
            throw .badRequest("invalid patch format of retainKeys")
        }
        let retained = Set(names.compactMap(\.string))
        for change in changes where change.value != .null && !retained.contains(change.key) {
            let isDirective =
                change.key.hasPrefix(PatchDirective.primitiveDeletion)
                || change.key.hasPrefix(PatchDirective.elementOrder)
            guard isDirective else { throw .badRequest("invalid patch format of retainKeys") }
        }
        result = JSONObject(result.lazy.filter { retained.contains($0.key) }.map { ($0.key, $0.value) })
    }

    /// What a member becomes that is set or merged.
    private static func merged(
        _ old: JSON?, with change: JSONObject.Member, type: FieldType
    ) throws(PatchError) -> JSON? {
        switch (old, change.value) {
        case (_, .null): nil
        case (.object(let old)?, .object(let new)):
            .object(try merge(new, into: old, type: type.member(change.key, isList: false).type))
        case (.array(let old)?, .array(let new)):
            .array(try merge(new, into: old, list: type.member(change.key, isList: true)))
        case (.some, .object), (.some, .array), (nil, _): change.value.withoutNulls.withoutDirectives
        default: change.value
        }
    }

    /// What a list becomes from which a `$deleteFromPrimitiveList` takes elements.
    private static func delete(_ values: JSON, from list: JSON?) -> JSON? {
        switch (list, values) {
        case (.array(let old)?, .array(let unwanted)):
            let unwanted = Set(unwanted)
            return .array(old.filter { !unwanted.contains($0) })
        case (_, .null): return nil
        default: return list
        }
    }
}

/// What a strategic merge patch knows of a member: its type and how it is merged.
struct PatchedField {
    let type: FieldType
    let strategy: PatchStrategy

    /// The type of a list's elements.
    var element: FieldType {
        if case .list(let element) = type { element } else { .json }
    }
}

extension FieldType {
    /// The member of an object of this type that holds objects or a list.
    func member(_ key: String, isList: Bool) throws(PatchError) -> PatchedField {
        switch self {
        case .object(let schema):
            guard let field = schema[key] else {
                let name = schema.name.split(separator: ".").last ?? ""
                throw .failure("unable to find api field in struct \(name) for the json field \(key.goText)")
            }
            return PatchedField(type: field.type, strategy: field.patch)
        case .map, .json:
            let found = if case .json = self { "struct" } else { "map" }
            let (what, expected) = isList ? ("array", "slice") : ("object", "struct")
            throw .failure(
                "merging an \(what) in json but data type is not \(expected), instead is: \(found)")
        default: throw .failure("merging an object in json but data type is not struct, instead is: string")
        }
    }
}

extension JSON {
    /// The value without members that are `null`, at any depth.
    var withoutNulls: JSON {
        switch self {
        case .object(let members):
            .object(JSONObject(members.lazy.filter { $0.value != .null }.map { ($0.key, $0.value.withoutNulls) }))
        case .array(let elements): .array(elements.map(\.withoutNulls))
        default: self
        }
    }

    /// The value without objects that carry a `$patch`; nil if it is one itself.
    var withoutDirectives: JSON? {
        switch self {
        case .object(let members):
            members[PatchDirective.marker] != nil
                ? nil
                : .object(
                    JSONObject(
                        members.lazy.compactMap { member in member.value.withoutDirectives.map { (member.key, $0) } }))
        case .array(let elements): .array(elements.compactMap(\.withoutDirectives))
        default: self
        }
    }
}
