extension StrategicMergePatch {
    /// Merges the lists that come with a `$setElementOrder`, and takes them from the patch.
    static func mergeOrderedLists(
        _ result: inout JSONObject, _ changes: inout JSONObject, type: FieldType
    ) throws(PatchError) {
        for change in changes where change.key.hasPrefix(PatchDirective.elementOrder) {
            changes[change.key] = nil
            guard case .array(let order) = change.value else { throw notAList(change.value) }
            guard let key = PatchDirective.list(of: change.key) else {
                throw .badRequest("invalid patch format of setElementOrder list")
            }
            let old = try elements(of: result[key] == .null ? nil : result[key])
            let new = try elements(of: changes[key])
            let field = try type.member(key, isList: true)
            try check(new ?? [], follows: order, mergeKey: field.strategy.mergeKey)
            guard let merged = try merged(old, new, field) else { continue }
            let kind = try ElementKind(of: (old ?? []) + (new ?? []), shown: [old ?? [], new ?? []])
            result[key] = .array(
                try arranged(
                    merged, patchOrder: order, serverOrder: old ?? [], mergeKey: field.strategy.mergeKey,
                    areObjects: kind == .object))
            changes[key] = nil
        }
    }

    private static func merged(_ old: [JSON]?, _ new: [JSON]?, _ field: PatchedField) throws(PatchError) -> [JSON]? {
        switch (old, new) {
        case (let old?, let new?): try merge(new, into: old, list: field)
        case (nil, let new?): new.compactMap(\.withoutDirectives)
        case (let old, nil): old
        }
    }

    private static func elements(of value: JSON?) throws(PatchError) -> [JSON]? {
        guard let value else { return nil }
        guard case .array(let elements) = value else { throw notAList(value) }
        return elements
    }

    private static func notAList(_ value: JSON) -> PatchError {
        .failure("expected a []interface {}, but received a \(value.goTypeName)")
    }

    /// Merges two lists as the field's strategy says.
    static func merge(_ patch: [JSON], into original: [JSON], list field: PatchedField) throws(PatchError) -> [JSON] {
        guard field.strategy.merges else { return patch }
        if original.isEmpty && patch.isEmpty { return original }
        guard try ElementKind(of: original + patch, shown: [original, patch]) == .object else {
            var seen: Set<JSON> = []
            let merged = (original + patch).filter { seen.insert($0).inserted }
            return try arranged(
                merged, patchOrder: patch, serverOrder: original, mergeKey: field.strategy.mergeKey, areObjects: false)
        }
        guard let key = field.strategy.mergeKey else {
            throw .failure("cannot merge lists without merge key for type struct")
        }
        let (kept, additions) = try obeyElementDirectives(patch, original, key)
        var merged = kept
        var places = places(kept, key)
        for addition in additions {
            let value = try addition.mergeKeyValue(key)
            if let index = places[value], let old = merged[index].object {
                merged[index] = .object(try merge(addition.object ?? [:], into: old, type: field.element))
            } else {
                places[value] = merged.count
                merged.append(addition)
            }
        }
        return try arranged(merged, patchOrder: additions, serverOrder: kept, mergeKey: key, areObjects: true)
    }

    /// Obeys the elements that carry a `$patch`.
    ///
    /// - Returns: what is left of the list, and the patch's other elements.
    private static func obeyElementDirectives(
        _ patch: [JSON], _ original: [JSON], _ key: String
    ) throws(PatchError) -> (kept: [JSON], additions: [JSON]) {
        var unwanted: Set<JSON> = []
        var additions: [JSON] = []
        var replaces = false
        for element in patch {
            switch element[PatchDirective.marker] {
            case nil: additions.append(element)
            case PatchDirective.delete?:
                unwanted.insert(try element.mergeKeyValue(key))
            case PatchDirective.replace?: replaces = true
            case PatchDirective.merge?: throw .failure("merging lists cannot yet be specified in the patch")
            case let directive?: throw unknownDirective(directive, in: element.object ?? [:])
            }
        }
        if replaces { return (additions, []) }
        return (original.filter { element in element[key].map { !unwanted.contains($0) } ?? true }, additions)
    }

    /// Refuses a patch whose elements stand in another order than its `$setElementOrder`, or are not in it.
    private static func check(
        _ patch: [JSON], follows order: [JSON], mergeKey: String?
    ) throws(PatchError) {
        if order.isEmpty || patch.isEmpty { return }
        var remaining = order[...]
        for element in patch where element[PatchDirective.marker] == nil {
            var found = false
            while !found, let next = remaining.popFirst() { found = try element.isSame(as: next, mergeKey) }
            guard found else {
                throw .failure(
                    "the order in patch list:\n\(JSON.array(patch).goPlainText)\n doesn't match "
                        + "\(PatchDirective.elementOrder) list:\n\(JSON.array(order).goPlainText)\n")
            }
        }
    }
}

extension StrategicMergePatch {
    /// The list in the order that the patch asks for.
    ///
    /// Elements that the patch names stand in its order; the others keep their order, and each stands before the first
    /// of the named ones that it stood before on the server.
    static func arranged(
        _ merged: [JSON], patchOrder: [JSON], serverOrder: [JSON], mergeKey: String?, areObjects: Bool
    ) throws(PatchError) -> [JSON] {
        let key = areObjects ? mergeKey : nil
        if areObjects, let key { for element in patchOrder + serverOrder { _ = try element.mergeKeyValue(key) } }
        let patchPlaces = places(patchOrder, key)
        let serverPlaces = places(serverOrder, key)
        var named: [(place: Int, element: JSON)] = []
        var others: [(place: Int, element: JSON)] = []
        for element in merged {
            let identity = try key.map { key throws(PatchError) in try element.mergeKeyValue(key) } ?? element
            if let place = patchPlaces[identity] {
                named.append((place, element))
            } else {
                others.append((serverPlaces[identity] ?? .max, element))
            }
        }
        let right = named.stablySorted().map(\.element)
        var left = others.stablySorted()[...]
        var result: [JSON] = []
        for element in right {
            let place = serverPlaces[key.flatMap { element[$0] } ?? element]
            while let place, let next = left.first, next.place < place { result.append(left.removeFirst().element) }
            result.append(element)
        }
        return result + left.map(\.element)
    }

    /// The first place of each element.
    private static func places(_ order: [JSON], _ key: String?) -> [JSON: Int] {
        var places: [JSON: Int] = [:]
        for (index, element) in order.enumerated() {
            let identity = key.flatMap { element[$0] } ?? element
            if places[identity] == nil { places[identity] = index }
        }
        return places
    }
}

extension [(place: Int, element: JSON)] {
    fileprivate func stablySorted() -> Self {
        enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
    }
}

extension JSON {
    /// What the element of a merged list is found by.
    fileprivate func mergeKeyValue(_ key: String) throws(PatchError) -> JSON {
        guard object != nil else {
            throw .failure("expected a map[string]interface {}, but received a \(goTypeName)")
        }
        guard let value = self[key] else {
            throw .failure("map: \(goPlainText) does not contain declared merge key: \(key)")
        }
        return value
    }

    /// Whether two elements are found by the same value.
    fileprivate func isSame(as other: JSON, _ mergeKey: String?) throws(PatchError) -> Bool {
        guard let mergeKey else { return self == other }
        return try mergeKeyValue(mergeKey) == other.mergeKeyValue(mergeKey)
    }
}

/// What all elements of a merged list are.
private enum ElementKind {
    case object
    case scalar

    /// Looks at the elements; they must be of one Go type, and not lists.
    init(of elements: [JSON], shown lists: [[JSON]]) throws(PatchError) {
        guard let first = elements.first else { throw .failure("no elements in any of the given slices") }
        if first.array != nil { throw .unprocessable }
        guard elements.allSatisfy({ $0.goTypeName == first.goTypeName }) else {
            let text = JSON.array(lists.map { .array($0) }).goPlainText
            throw .failure("list element types are not identical: \(text)")
        }
        self = first.object != nil ? .object : .scalar
    }
}
