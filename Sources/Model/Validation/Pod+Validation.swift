extension Pod: Admitted {
    /// What is wrong with a new Pod.
    public func validateCreate() -> [FieldProblem] {
        var problems = validateWhole()
        if let ephemeral = spec.other["ephemeralContainers"]?.array, !ephemeral.isEmpty {
            problems.append(.forbidden("spec.ephemeralContainers", "cannot be set on create"))
        }
        if !spec.nodeName.isEmpty, !(spec.other["schedulingGates"]?.isEmptyValue ?? true) {
            problems.append(
                .forbidden("spec.nodeName", "cannot be set until all schedulingGates have been cleared"))
        }
        return problems
    }

    private func validateWhole() -> [FieldProblem] {
        validateMetadata() + spec.validate(at: "spec", of: metadata)
    }

    private func validateMetadata() -> [FieldProblem] {
        metadata.validate(isNamespaced: true, names: .subdomain)
            + metadata.validatePodAnnotations(nodeName: spec.nodeName, at: "metadata.annotations")
    }

    /// What is wrong with the Pod as a successor of the stored one; little of a Pod can change.
    public func validateUpdate(from old: Self) -> [FieldProblem] {
        // What stands in the stored Pod was right when it was stored.
        if keepsSpecification(of: old) {
            return metadata.validateKindUpdate(from: old.metadata) + validateMetadata()
        }
        var problems = metadata.validateKindUpdate(from: old.metadata) + validateWhole()
        for (name, new, stored) in [
            ("containers", spec.containers, old.spec.containers),
            ("initContainers", spec.initContainers, old.spec.initContainers),
        ] where new.count != stored.count {
            problems.append(
                .forbidden(FieldPath("spec").child(name), "pod updates may not add or remove containers"))
            return problems
        }
        problems += validateDeadline(from: old)
        problems += validateTolerations(from: old)
        var fixed = spec
        for index in fixed.containers.indices { fixed.containers[index].image = old.spec.containers[index].image }
        for index in fixed.initContainers.indices {
            fixed.initContainers[index].image = old.spec.initContainers[index].image
        }
        fixed.other["activeDeadlineSeconds"] = old.spec.other["activeDeadlineSeconds"]
        fixed.other["schedulingGates"] = old.spec.other["schedulingGates"]
        fixed.tolerations = old.spec.tolerations
        if let grace = old.spec.terminationGracePeriodSeconds, grace < 0, spec.terminationGracePeriodSeconds == 1 {
            fixed.terminationGracePeriodSeconds = grace
        }
        if fixed != old.spec {
            let difference = TextDifference.unified(
                old.spec.json.prettyText(indent: 1), fixed.json.prettyText(indent: 1))
            problems.append(.forbidden("spec", Self.changeable + "\n" + difference))
        }
        return problems
    }

    private static let changeable =
        "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,"
        + "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),"
        + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)"

    private func validateDeadline(from old: Self) -> [FieldProblem] {
        let path: FieldPath = "spec.activeDeadlineSeconds"
        switch (spec.other["activeDeadlineSeconds"]?.integer, old.spec.other["activeDeadlineSeconds"]?.integer) {
        case (let new?, _) where !(0...Int64(Int32.max)).contains(new):
            return [.invalid(path, new, "must be between 0 and 2147483647, inclusive")]
        case (let new?, let old?) where new > old:
            return [.invalid(path, new, "must be less than or equal to previous value")]
        case (nil, .some):
            return [.invalid(path, JSON.null, "must not update from a positive integer to nil value")]
        default: return []
        }
    }

    private func validateTolerations(from old: Self) -> [FieldProblem] {
        let lasting = { (toleration: Toleration) in
            var toleration = toleration
            toleration.tolerationSeconds = nil
            return toleration
        }
        guard Set(old.spec.tolerations.map(lasting)).isSubset(of: spec.tolerations.map(lasting)) else {
            return [
                .forbidden("spec.tolerations", "existing toleration can not be modified except its tolerationSeconds")
            ]
        }
        return Toleration.validate(spec.tolerations, at: "spec.tolerations")
    }

    /// What is wrong with the status as a successor of the stored one.
    public func validateStatusUpdate(from old: Self) -> [FieldProblem] {
        var problems = metadata.validateKindUpdate(from: old.metadata)
        for (index, condition) in status.conditions.enumerated()
        where !old.status.conditions.contains(where: { $0.type == condition.type })
            && !["PodScheduled", "Ready", "Initialized"].contains(condition.type)
        {
            problems += NameRule.qualifiedName.check(
                condition.type, at: FieldPath("metadata.conditions").index(index).child("Type"))
        }
        problems += Rules.immutable(status.qosClass, old.status.qosClass, at: "status.qosClass")
        problems += validateTransitions(from: old)
        for (index, address) in status.podIPs.enumerated() {
            problems += IPAddress.check(address["ip"]?.string ?? "", at: FieldPath("status.podIPs").index(index))
        }
        return problems
    }

    /// A container that ended for good stays ended.
    private func validateTransitions(from old: Self) -> [FieldProblem] {
        guard old.spec.restartPolicy != "Always" else { return [] }
        let path: FieldPath = "status.containerStatuses"
        let running = Set(status.containerStatuses.lazy.filter { $0.state.terminated == nil }.map(\.name))
        var problems: [FieldProblem] = []
        for (index, stored) in old.status.containerStatuses.enumerated() {
            guard let end = stored.state.terminated else { continue }
            if end.exitCode != 0, old.spec.restartPolicy == "OnFailure" { continue }
            if running.contains(stored.name) {
                problems.append(
                    .forbidden(path.index(index).child("state"), "may not be transitioned to non-terminated state"))
            }
        }
        return problems
    }

    /// What the server warns of in the Pod.
    public func warnings() -> [String] {
        var template = PodTemplateSpec()
        template.metadata = metadata
        template.spec = spec
        return PodWarnings.about(template, at: "")
    }
}
