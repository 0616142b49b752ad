extension ObjectMeta {
    /// What is wrong with the metadata of a new object.
    ///
    /// - Parameter names: the rule for the kind's names.
    func validate(isNamespaced: Bool, names: NameRule, at path: FieldPath = "metadata") -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if !generateName.isEmpty {
            problems += names.problems(ofPrefix: generateName).map {
                .invalid(path.child("generateName"), generateName, $0)
            }
        }
        if name.isEmpty {
            problems.append(.required(path.child("name"), "name or generateName is required"))
        } else {
            problems += names.check(name, at: path.child("name"))
        }
        problems += validateNamespace(isNamespaced: isNamespaced, at: path.child("namespace"))
        problems += Rules.nonNegative(generation, at: path.child("generation"))
        problems += validateShared(since: nil, at: path)
        problems += validateFinalizers(at: path.child("finalizers"))
        return problems
    }

    private func validateNamespace(isNamespaced: Bool, at path: FieldPath) -> [FieldProblem] {
        switch (isNamespaced, namespace.isEmpty) {
        case (true, true): [.required(path)]
        case (true, false): NameRule.label.check(namespace, at: path)
        case (false, true): []
        case (false, false): [.forbidden(path, "not allowed on this type")]
        }
    }

    /// What is wrong with the metadata as a successor of the stored one, by the rules of the kind.
    ///
    /// The server asks twice, once for all kinds and once by kind, so most problems are found twice.
    func validateKindUpdate(from old: ObjectMeta, at path: FieldPath = "metadata") -> [FieldProblem] {
        if isIdentical(to: old) { return [] }
        return validateUpdate(from: old, at: path) + validateFinalizerNames(at: path.child("finalizers"))
    }

    /// What is wrong with the metadata as a successor of the stored one, by the rules of all kinds.
    func validateUpdate(from old: ObjectMeta, at path: FieldPath = "metadata") -> [FieldProblem] {
        // What is stored was right when it was stored.
        if isIdentical(to: old) { return [] }
        var problems: [FieldProblem] = []
        let extra = Set(finalizers).subtracting(old.finalizers).sorted()
        if old.isTerminating, !extra.isEmpty {
            let list = extra.map(\.goText).joined(separator: ", ")
            problems.append(
                .forbidden(
                    path.child("finalizers"),
                    "no new finalizers can be added if the object is being deleted, found new finalizers "
                        + "[]string{\(list)}"))
        }
        if resourceVersion.isEmpty {
            problems.append(.invalid(path.child("resourceVersion"), "", "must be specified for an update"))
        }
        if generation < old.generation {
            problems.append(.invalid(path.child("generation"), generation, "must not be decremented"))
        }
        problems += Rules.immutable(name, old.name, at: path.child("name"))
        problems += Rules.immutable(namespace, old.namespace, at: path.child("namespace"))
        problems += Rules.immutable(uid, old.uid, at: path.child("uid"))
        problems += Rules.immutable(creationTimestamp, old.creationTimestamp, at: path.child("creationTimestamp"))
        problems += Rules.immutable(deletionTimestamp, old.deletionTimestamp, at: path.child("deletionTimestamp"))
        problems += Rules.immutable(
            deletionGracePeriodSeconds, old.deletionGracePeriodSeconds, at: path.child("deletionGracePeriodSeconds"))
        return problems + validateShared(since: old, at: path)
    }

    /// The rules that new and changed objects share; what has not changed was right when it was stored.
    private func validateShared(since old: ObjectMeta?, at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if labels != old?.labels { problems += Rules.labels(labels, at: path.child("labels")) }
        if annotations != old?.annotations {
            problems += Rules.annotations(annotations, at: path.child("annotations"))
        }
        if ownerReferences != old?.ownerReferences { problems += validateOwners(at: path.child("ownerReferences")) }
        if managedFields != old?.managedFields { problems += validateManagedFields(at: path.child("managedFields")) }
        return problems
    }

    private func validateOwners(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        var controller: String?
        var others = 0
        for owner in ownerReferences {
            problems += owner.validate(at: path)
            // Each of these shows all references, so that not all of them can be told.
            guard owner.controller == true, others < 10 else { continue }
            let shown = "\(owner.kind)/\(owner.name)"
            if let first = controller {
                others += 1
                problems.append(
                    .invalid(
                        path, ownerReferences,
                        "Only one reference can have Controller set to true. Found \"true\" in references for "
                            + "\(first) and \(shown)"))
            } else {
                controller = shown
            }
        }
        return problems
    }

    private func validateFinalizers(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for finalizer in finalizers { problems += NameRule.qualifiedName.check(finalizer, at: path) }
        if finalizers.contains("orphan"), finalizers.contains("foregroundDeletion") {
            problems.append(
                .invalid(path, finalizers, "finalizer orphan and foregroundDeletion cannot be both set"))
        }
        return problems + validateFinalizerNames(at: path)
    }

    private func validateFinalizerNames(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        let standard = ["kubernetes", "orphan", "foregroundDeletion"]
        for (index, finalizer) in finalizers.enumerated()
        where !finalizer.contains("/") && !standard.contains(finalizer) {
            problems.append(
                .invalid(
                    path.index(index), finalizer,
                    "name is neither a standard finalizer name nor is it fully qualified"))
        }
        return problems
    }

    private func validateManagedFields(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for (index, entry) in managedFields.enumerated() {
            let path = path.index(index)
            let operation = entry["operation"]?.string ?? ""
            if !["Apply", "Update"].contains(operation) {
                problems.append(.invalid(path.child("operation"), operation, "must be `Apply` or `Update`"))
            }
            let fieldsType = entry["fieldsType"]?.string ?? ""
            if !["", "FieldsV1"].contains(fieldsType) {
                problems.append(.invalid(path.child("fieldsType"), fieldsType, "must be `FieldsV1`"))
            }
            if let manager = entry["manager"]?.string, manager.utf8.count > 128 {
                problems.append(.tooLong(path.child("manager"), limit: 128))
            }
            if let subresource = entry["subresource"]?.string, subresource.utf8.count > 256 {
                problems.append(.tooLong(path.child("subresource"), limit: 256))
            }
        }
        return problems
    }
}

extension OwnerReference {
    fileprivate func validate(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if apiVersion.isEmpty || apiVersion.hasSuffix("/") {
            problems.append(.invalid(path.child("apiVersion"), apiVersion, "version must not be empty"))
        }
        if kind.isEmpty { problems.append(.invalid(path.child("kind"), kind, "must not be empty")) }
        if name.isEmpty { problems.append(.invalid(path.child("name"), name, "must not be empty")) }
        if uid.rawValue.isEmpty { problems.append(.invalid(path.child("uid"), uid, "must not be empty")) }
        if apiVersion == "v1", kind == "Event" {
            problems.append(.invalid(path, self, "/v1, Kind=Event is disallowed from being an owner"))
        }
        return problems
    }
}
