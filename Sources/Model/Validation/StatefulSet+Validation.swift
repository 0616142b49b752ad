extension StatefulSet: Admitted {
    /// What is wrong with a new set.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: true, names: .label) + spec.validate(at: "spec", from: nil)
    }

    /// What is wrong with the set as a successor of the stored one.
    public func validateUpdate(from old: Self) -> [FieldProblem] {
        if keepsSpecification(of: old) { return metadata.validateKindUpdate(from: old.metadata) }
        var problems = metadata.validateKindUpdate(from: old.metadata) + spec.validate(at: "spec", from: old.spec)
        var fixed = spec
        fixed.replicas = old.spec.replicas
        fixed.ordinals = old.spec.ordinals
        fixed.template = old.spec.template
        fixed.updateStrategy = old.spec.updateStrategy
        fixed.revisionHistoryLimit = old.spec.revisionHistoryLimit
        fixed.persistentVolumeClaimRetentionPolicy = old.spec.persistentVolumeClaimRetentionPolicy
        fixed.minReadySeconds = old.spec.minReadySeconds
        if fixed != old.spec {
            problems.append(
                .forbidden(
                    "spec",
                    "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', "
                        + "'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and "
                        + "'minReadySeconds' are forbidden"))
        }
        return problems
    }

    /// What is wrong with the status as a successor of the stored one.
    public func validateStatusUpdate(from old: Self) -> [FieldProblem] {
        var problems = status.validate(at: "status")
        problems += metadata.validateKindUpdate(from: old.metadata)
        problems += Rules.notDecremented(
            status.collisionCount, from: old.status.collisionCount, at: "status.collisionCount")
        return problems
    }

    /// What the server warns of in the template.
    public func warnings() -> [String] { PodWarnings.about(spec.template, at: "spec.template") }

    /// A set without a Service works, but nothing finds its Pods by name.
    public func advice() -> [String] {
        guard spec.serviceName.isEmpty else { return [] }
        return ["spec.serviceName: no Service is named, so the Pods get no DNS names of their own"]
    }
}

extension StatefulSetSpec {
    fileprivate func validate(at path: FieldPath, from old: StatefulSetSpec?) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        switch podManagementPolicy {
        case "": problems.append(.required(path.child("podManagementPolicy")))
        case .orderedReady, .parallel: break
        default:
            problems.append(
                .invalid(
                    path.child("podManagementPolicy"), podManagementPolicy, "must be 'OrderedReady' or 'Parallel'"))
        }
        problems += updateStrategy.validate(at: path.child("updateStrategy"))
        if let policy = persistentVolumeClaimRetentionPolicy {
            problems += policy.validate(at: path.child("persistentVolumeClaimRetentionPolicy"))
        }
        problems += Rules.nonNegative(replicas ?? 0, at: path.child("replicas"))
        problems += Rules.nonNegative(minReadySeconds, at: path.child("minReadySeconds"))
        if let ordinals { problems += Rules.nonNegative(ordinals.start, at: path.child("ordinals.start")) }
        problems += Rules.selector(selector, of: "statefulset", at: path.child("selector"))
        problems += validateTemplate(at: path.child("template"), isUnchanged: template == old?.template)
        if volumeClaimTemplates != old?.volumeClaimTemplates {
            problems += validateClaimTemplates(at: path.child("volumeClaimTemplates"))
        }
        if !serviceName.isEmpty, serviceName != old?.serviceName {
            problems += NameRule.label.check(serviceName, at: path.child("serviceName"))
        }
        return problems
    }

    private func validateTemplate(at path: FieldPath, isUnchanged: Bool) -> [FieldProblem] {
        var problems = Rules.match(of: selector, with: template, at: path)
        if !isUnchanged {
            // The claims' volumes are added to each Pod, so containers may mount them.
            var complete = template
            let known = Set(complete.spec.volumes.map(\.name))
            for claim in volumeClaimTemplates where !known.contains(claim.metadata.name) {
                var volume = Volume()
                volume.name = claim.metadata.name
                volume.persistentVolumeClaim = ClaimVolumeSource()
                volume.persistentVolumeClaim?.claimName = claim.metadata.name
                complete.spec.volumes.append(volume)
            }
            problems += complete.validate(at: path)
        }
        let policy = template.spec.restartPolicy
        if policy != "Always" {
            problems.append(.notSupported(path.child("spec", "restartPolicy"), policy, ["Always"]))
        }
        if template.spec.other["activeDeadlineSeconds"] != nil {
            problems.append(
                .forbidden(
                    path.child("spec", "activeDeadlineSeconds"),
                    "activeDeadlineSeconds in StatefulSet is not Supported"))
        }
        return problems
    }

    private func validateClaimTemplates(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for (index, claim) in volumeClaimTemplates.enumerated() {
            let path = path.index(index)
            problems += NameRule.label.check(claim.metadata.name, at: path.child("metadata", "name"))
            problems += claim.spec.validate(at: path.child("spec"))
        }
        return problems
    }
}

extension StatefulSetUpdateStrategy {
    fileprivate func validate(at path: FieldPath) -> [FieldProblem] {
        switch (type, rollingUpdate) {
        case ("", _): [.required(path)]
        case (.onDelete, let rollingUpdate?):
            [
                .invalid(
                    path.child("rollingUpdate"), rollingUpdate.goStruct,
                    "only allowed for updateStrategy 'RollingUpdate'")
            ]
        case (.onDelete, nil), (.rollingUpdate, nil): []
        case (.rollingUpdate, let rollingUpdate?): rollingUpdate.validate(at: path.child("rollingUpdate"))
        default: [.invalid(path, goStruct, "must be 'RollingUpdate' or 'OnDelete'")]
        }
    }

    private var goStruct: GoStruct {
        GoStruct(["Type": type.goText, "RollingUpdate": rollingUpdate?.goStruct.goText ?? "null"])
    }
}

extension StatefulSetUpdateStrategyType: GoFormatted {}

extension RollingUpdateStatefulSetStrategy {
    fileprivate var goStruct: GoStruct {
        GoStruct(["Partition": "\(partition ?? 0)", "MaxUnavailable": maxUnavailable?.goText ?? "null"])
    }

    fileprivate func validate(at path: FieldPath) -> [FieldProblem] {
        var problems = Rules.nonNegative(partition ?? 0, at: path.child("partition"))
        if let maxUnavailable {
            let path = path.child("maxUnavailable")
            problems += Rules.countOrPercentage(maxUnavailable, at: path)
            if maxUnavailable.isZero { problems.append(.invalid(path, maxUnavailable, "cannot be 0")) }
            problems += Rules.atMostHundredPercent(maxUnavailable, at: path)
        }
        return problems
    }
}

extension ClaimRetentionPolicy {
    fileprivate func validate(at path: FieldPath) -> [FieldProblem] {
        [("whenDeleted", whenDeleted), ("whenScaled", whenScaled)].compactMap { name, retention in
            [.retain, .delete].contains(retention)
                ? nil : .notSupported(path.child(name), retention, ["Retain", "Delete"])
        }
    }
}

extension StatefulSetStatus {
    fileprivate func validate(at path: FieldPath) -> [FieldProblem] {
        var problems = Rules.nonNegative(replicas, at: path.child("replicas"))
        problems += Rules.nonNegative(readyReplicas, at: path.child("readyReplicas"))
        problems += Rules.nonNegative(currentReplicas, at: path.child("currentReplicas"))
        problems += Rules.nonNegative(updatedReplicas, at: path.child("updatedReplicas"))
        problems += Rules.nonNegative(availableReplicas, at: path.child("availableReplicas"))
        problems += Rules.nonNegative(observedGeneration, at: path.child("observedGeneration"))
        problems += Rules.nonNegative(collisionCount ?? 0, at: path.child("collisionCount"))
        let limit = (name: "status.replicas", count: replicas)
        problems += Rules.count(readyReplicas, atMost: limit, at: path.child("readyReplicas"))
        problems += Rules.count(currentReplicas, atMost: limit, at: path.child("currentReplicas"))
        problems += Rules.count(updatedReplicas, atMost: limit, at: path.child("updatedReplicas"))
        problems += Rules.count(availableReplicas, atMost: limit, at: path.child("availableReplicas"))
        problems += Rules.count(
            availableReplicas, atMost: ("status.readyReplicas", readyReplicas), at: path.child("availableReplicas"))
        return problems
    }
}
