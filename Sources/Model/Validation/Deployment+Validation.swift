extension Deployment: Admitted {
    /// What is wrong with a new Deployment.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: true, names: .subdomain) + spec.validate(at: "spec")
    }

    /// What is wrong with the Deployment as a successor of the stored one.
    public func validateUpdate(from old: Self) -> [FieldProblem] {
        let problems = metadata.validateKindUpdate(from: old.metadata)
        if keepsSpecification(of: old) { return problems }
        return problems + spec.validate(at: "spec")
            + Rules.immutable(spec.selector, old.spec.selector, at: "spec.selector")
    }

    /// What is wrong with the status as a successor of the stored one.
    public func validateStatusUpdate(from old: Self) -> [FieldProblem] {
        metadata.validateKindUpdate(from: old.metadata) + status.validate(at: "status")
            + Rules.notDecremented(status.collisionCount, from: old.status.collisionCount, at: "status.collisionCount")
    }

    /// What the server warns of in the template.
    public func warnings() -> [String] { PodWarnings.about(spec.template, at: "spec.template") }
}

extension DeploymentSpec {
    fileprivate func validate(at path: FieldPath) -> [FieldProblem] {
        var problems = Rules.nonNegative(replicas ?? 0, at: path.child("replicas"))
        problems += Rules.selector(selector, of: "deployment", at: path.child("selector"))
        problems += template.validateForReplicas(selector: selector, at: path.child("template"))
        problems += strategy.validate(at: path.child("strategy"))
        problems += Rules.nonNegative(minReadySeconds, at: path.child("minReadySeconds"))
        problems += Rules.nonNegative(revisionHistoryLimit ?? 0, at: path.child("revisionHistoryLimit"))
        if let progressDeadlineSeconds {
            let path = path.child("progressDeadlineSeconds")
            problems += Rules.nonNegative(progressDeadlineSeconds, at: path)
            if progressDeadlineSeconds <= minReadySeconds {
                problems.append(.invalid(path, progressDeadlineSeconds, "must be greater than minReadySeconds"))
            }
        }
        return problems
    }
}

extension DeploymentStrategy {
    fileprivate func validate(at path: FieldPath) -> [FieldProblem] {
        switch (type, rollingUpdate) {
        case (.recreate, nil): []
        case (.recreate, .some):
            [
                .forbidden(
                    path.child("rollingUpdate"), "may not be specified when strategy `type` is 'Recreate'")
            ]
        case (.rollingUpdate, nil):
            [.required(path.child("rollingUpdate"), "this should be defaulted and never be nil")]
        case (.rollingUpdate, let rollingUpdate?): rollingUpdate.validate(at: path.child("rollingUpdate"))
        default: [.notSupported(path, goStruct, ["Recreate", "RollingUpdate"])]
        }
    }

    private var goStruct: GoStruct {
        let rolling = rollingUpdate.map {
            GoStruct([
                "MaxUnavailable": ($0.maxUnavailable ?? .int(0)).goText, "MaxSurge": ($0.maxSurge ?? .int(0)).goText,
            ]).goText
        }
        return GoStruct(["Type": type.goText, "RollingUpdate": rolling ?? "null"])
    }
}

extension RollingUpdateDeployment {
    fileprivate func validate(at path: FieldPath) -> [FieldProblem] {
        let unavailable = maxUnavailable ?? .int(0)
        let surge = maxSurge ?? .int(0)
        let unavailablePath = path.child("maxUnavailable")
        var problems = Rules.countOrPercentage(unavailable, at: unavailablePath)
        problems += Rules.countOrPercentage(surge, at: path.child("maxSurge"))
        if unavailable.isZero, surge.isZero {
            problems.append(.invalid(unavailablePath, unavailable, "may not be 0 when `maxSurge` is 0"))
        }
        return problems + Rules.atMostHundredPercent(unavailable, at: unavailablePath)
    }
}

extension DeploymentStatus {
    fileprivate func validate(at path: FieldPath) -> [FieldProblem] {
        var problems = Rules.nonNegative(observedGeneration, at: path.child("observedGeneration"))
        problems += Rules.nonNegative(replicas, at: path.child("replicas"))
        problems += Rules.nonNegative(updatedReplicas, at: path.child("updatedReplicas"))
        problems += Rules.nonNegative(readyReplicas, at: path.child("readyReplicas"))
        problems += Rules.nonNegative(availableReplicas, at: path.child("availableReplicas"))
        problems += Rules.nonNegative(unavailableReplicas, at: path.child("unavailableReplicas"))
        problems += Rules.nonNegative(terminatingReplicas ?? 0, at: path.child("terminatingReplicas"))
        problems += Rules.nonNegative(collisionCount ?? 0, at: path.child("collisionCount"))
        let limit = (name: "status.replicas", count: replicas)
        problems += Rules.count(updatedReplicas, atMost: limit, at: path.child("updatedReplicas"))
        problems += Rules.count(readyReplicas, atMost: limit, at: path.child("readyReplicas"))
        problems += Rules.count(availableReplicas, atMost: limit, at: path.child("availableReplicas"))
        problems += Rules.count(
            availableReplicas, atMost: ("readyReplicas", readyReplicas), at: path.child("availableReplicas"))
        return problems
    }
}

extension ReplicaSet: Admitted {
    /// What is wrong with a new ReplicaSet.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: true, names: .subdomain) + spec.validate(at: "spec")
    }

    /// What is wrong with the ReplicaSet as a successor of the stored one.
    public func validateUpdate(from old: Self) -> [FieldProblem] {
        let problems = metadata.validateKindUpdate(from: old.metadata)
        if keepsSpecification(of: old) { return problems }
        return problems + spec.validate(at: "spec")
            + Rules.immutable(spec.selector, old.spec.selector, at: "spec.selector")
    }

    /// What is wrong with the status as a successor of the stored one.
    public func validateStatusUpdate(from old: Self) -> [FieldProblem] {
        metadata.validateKindUpdate(from: old.metadata) + status.validate(at: "status")
    }

    /// What the server warns of in the template.
    public func warnings() -> [String] { PodWarnings.about(spec.template, at: "spec.template") }
}

extension ReplicaSetSpec {
    fileprivate func validate(at path: FieldPath) -> [FieldProblem] {
        Rules.nonNegative(replicas ?? 0, at: path.child("replicas"))
            + Rules.nonNegative(minReadySeconds, at: path.child("minReadySeconds"))
            + Rules.selector(selector, of: "deployment", at: path.child("selector"))
            + template.validateForReplicas(selector: selector, at: path.child("template"))
    }
}

extension ReplicaSetStatus {
    fileprivate func validate(at path: FieldPath) -> [FieldProblem] {
        var problems = Rules.nonNegative(replicas, at: path.child("replicas"))
        problems += Rules.nonNegative(fullyLabeledReplicas, at: path.child("fullyLabeledReplicas"))
        problems += Rules.nonNegative(readyReplicas, at: path.child("readyReplicas"))
        problems += Rules.nonNegative(availableReplicas, at: path.child("availableReplicas"))
        problems += Rules.nonNegative(terminatingReplicas ?? 0, at: path.child("terminatingReplicas"))
        problems += Rules.nonNegative(observedGeneration, at: path.child("observedGeneration"))
        let limit = (name: "status.replicas", count: replicas)
        problems += Rules.count(fullyLabeledReplicas, atMost: limit, at: path.child("fullyLabeledReplicas"))
        problems += Rules.count(readyReplicas, atMost: limit, at: path.child("readyReplicas"))
        problems += Rules.count(availableReplicas, atMost: limit, at: path.child("availableReplicas"))
        problems += Rules.count(
            availableReplicas, atMost: ("readyReplicas", readyReplicas), at: path.child("availableReplicas"))
        return problems
    }
}

extension PodTemplateSpec {
    /// The rules of templates whose Pods are interchangeable.
    fileprivate func validateForReplicas(selector: LabelSelector?, at path: FieldPath) -> [FieldProblem] {
        var problems = Rules.match(of: selector, with: self, at: path, unusable: "invalid label selector")
        problems += validate(at: path)
        if spec.restartPolicy != "Always" {
            problems.append(.notSupported(path.child("spec", "restartPolicy"), spec.restartPolicy, ["Always"]))
        }
        if spec.other["activeDeadlineSeconds"] != nil {
            problems.append(
                .forbidden(
                    path.child("spec", "activeDeadlineSeconds"),
                    "activeDeadlineSeconds in ReplicaSet is not Supported"))
        }
        return problems
    }
}
