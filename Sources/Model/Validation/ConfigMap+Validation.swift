extension ConfigMap: Admitted {
    /// What is wrong with a new config map.
    public func validateCreate() -> [FieldProblem] {
        var problems = metadata.validate(isNamespaced: true, names: .subdomain)
        for key in data.keys.sorted() {
            let path = FieldPath("data").key(key)
            problems += NameRule.configMapKey.check(key, at: path)
            if binaryData[key] != nil {
                problems.append(.invalid(path, key, "duplicate of key present in binaryData"))
            }
        }
        for key in binaryData.keys.sorted() {
            problems += NameRule.configMapKey.check(key, at: FieldPath("binaryData").key(key))
        }
        let text = data.values.reduce(0) { $0 + $1.utf8.count }
        let bytes = binaryData.values.reduce(0) { $0 + Self.size(ofBase64: $1) }
        let limit = 1024 * 1024
        // The whole object is too long, not one field of it; Go writes the empty path so.
        if text + bytes > limit { problems.append(.tooLong("[]", limit: limit)) }
        return problems
    }

    /// The number of bytes that the text stands for.
    private static func size(ofBase64 text: String) -> Int {
        let padding = text.utf8.suffix(2).count { $0 == UInt8(ascii: "=") }
        return text.utf8.count / 4 * 3 - padding
    }

    /// What is wrong with the config map as a successor of the stored one.
    public func validateUpdate(from old: Self) -> [FieldProblem] {
        var problems = metadata.validateKindUpdate(from: old.metadata)
        if old.immutable == true {
            let sealed = "field is immutable when `immutable` is set"
            if immutable != true { problems.append(.forbidden("immutable", sealed)) }
            if data != old.data { problems.append(.forbidden("data", sealed)) }
            if binaryData != old.binaryData { problems.append(.forbidden("binaryData", sealed)) }
        }
        return problems + validateCreate()
    }
}

extension ServiceAccount: Admitted {
    /// What is wrong with a new service account.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: true, names: .subdomain)
    }

    /// What is wrong with the service account as a successor of the stored one.
    public func validateUpdate(from old: Self) -> [FieldProblem] {
        metadata.validateKindUpdate(from: old.metadata) + validateCreate()
    }
}

extension Event: Admitted {
    /// What is wrong with a new event: it lives in the namespace of its object, or in `default`.
    public func validateCreate() -> [FieldProblem] {
        let path: FieldPath = "involvedObject.namespace"
        let namespace = involvedObject.namespace
        var problems: [FieldProblem] = []
        let expected = metadata.namespace == "default" ? ["", "default"] : [metadata.namespace]
        if !expected.contains(namespace) {
            problems.append(.invalid(path, namespace, "does not match event.namespace"))
        }
        problems += NameRule.subdomain.problems(metadata.namespace).map {
            .invalid("namespace", metadata.namespace, $0)
        }
        return problems.isEmpty ? metadata.validate(isNamespaced: true, names: .pathSegment) : problems
    }

    /// What is wrong with the event as a successor of the stored one.
    public func validateUpdate(from old: Self) -> [FieldProblem] { validateCreate() }
}
