extension StatefulSet {
    /// Begins with an empty status and the first generation.
    public mutating func prepareForCreate(at now: Timestamp) {
        status = StatefulSetStatus()
        metadata.generation = 1
    }

    /// Keeps the status; a changed specification is a new generation.
    public mutating func prepareForUpdate(from old: Self) {
        sharedStatus = old.sharedStatus
        if sharedSpec != old.sharedSpec { metadata.generation = old.metadata.generation + 1 }
    }

    /// Keeps the specification.
    public mutating func prepareForStatusUpdate(from old: Self) {
        sharedSpec = old.sharedSpec
    }

    /// Whether the box with the specification is the stored one's.
    public func keepsSpecification(of old: Self) -> Bool { sharedSpec.isIdentical(to: old.sharedSpec) }
}

extension Deployment {
    /// Begins with an empty status and the first generation.
    public mutating func prepareForCreate(at now: Timestamp) {
        status = DeploymentStatus()
        metadata.generation = 1
    }

    /// Keeps the status; a changed specification or annotation is a new generation.
    public mutating func prepareForUpdate(from old: Self) {
        sharedStatus = old.sharedStatus
        if sharedSpec != old.sharedSpec || metadata.annotations != old.metadata.annotations {
            metadata.generation = old.metadata.generation + 1
        }
    }

    /// Keeps the specification and the labels.
    public mutating func prepareForStatusUpdate(from old: Self) {
        sharedSpec = old.sharedSpec
        if metadata.labels != old.metadata.labels { metadata.labels = old.metadata.labels }
    }

    /// Whether the box with the specification is the stored one's.
    public func keepsSpecification(of old: Self) -> Bool { sharedSpec.isIdentical(to: old.sharedSpec) }
}

extension ReplicaSet {
    /// Begins with an empty status and the first generation.
    public mutating func prepareForCreate(at now: Timestamp) {
        status = ReplicaSetStatus()
        metadata.generation = 1
    }

    /// Keeps the status; a changed specification is a new generation.
    public mutating func prepareForUpdate(from old: Self) {
        sharedStatus = old.sharedStatus
        if sharedSpec != old.sharedSpec { metadata.generation = old.metadata.generation + 1 }
    }

    /// Keeps the specification.
    public mutating func prepareForStatusUpdate(from old: Self) {
        sharedSpec = old.sharedSpec
    }

    /// Whether the box with the specification is the stored one's.
    public func keepsSpecification(of old: Self) -> Bool { sharedSpec.isIdentical(to: old.sharedSpec) }
}

extension Pod {
    /// Begins as Pending, with the class of service that its containers' resources give it.
    public mutating func prepareForCreate(at now: Timestamp) {
        spec.applyAdmissionDefaults()
        status = PodStatus()
        status.phase = .pending
        status.qosClass = spec.qualityOfService
        metadata.generation = 1
    }

    /// Keeps the status; a changed specification is a new generation.
    public mutating func prepareForUpdate(from old: Self) {
        sharedStatus = old.sharedStatus
        if sharedSpec != old.sharedSpec { metadata.generation = old.metadata.generation + 1 }
    }

    /// Keeps the specification, the owners and the class of service.
    public mutating func prepareForStatusUpdate(from old: Self) {
        sharedSpec = old.sharedSpec
        if metadata.ownerReferences != old.metadata.ownerReferences {
            metadata.ownerReferences = old.metadata.ownerReferences
        }
        if status.qosClass.isEmpty { status.qosClass = old.status.qosClass }
    }

    /// Whether the box with the specification is the stored one's.
    public func keepsSpecification(of old: Self) -> Bool { sharedSpec.isIdentical(to: old.sharedSpec) }
}

extension PodSpec {
    /// `Guaranteed`, `Burstable` or `BestEffort`: who is evicted last.
    public var qualityOfService: String {
        var requests: [String: Int128] = [:]
        var limits: [String: Int128] = [:]
        var isGuaranteed = true
        for container in containers + initContainers {
            for name in ["cpu", "memory"] {
                if let amount = container.resources.requests[name], amount.nano > 0 {
                    requests[name, default: 0] += amount.nano
                }
                if let amount = container.resources.limits[name], amount.nano > 0 {
                    limits[name, default: 0] += amount.nano
                } else {
                    isGuaranteed = false
                }
            }
        }
        if requests.isEmpty, limits.isEmpty { return "BestEffort" }
        return isGuaranteed && requests == limits ? "Guaranteed" : "Burstable"
    }
}

extension Service {
    /// Begins with an empty status and settles the address families.
    public mutating func prepareForCreate(at now: Timestamp) {
        status = ["loadBalancer": [:]]
        applyAddressDefaults()
    }

    /// Keeps the status, and the addresses and ports that the update leaves out.
    public mutating func prepareForUpdate(from old: Self) {
        status = old.status
        guard spec.type != "ExternalName", old.spec.type != "ExternalName" else { return }
        if spec.clusterIP.isEmpty { spec.clusterIP = old.spec.clusterIP }
        if spec.clusterIPs.isEmpty { spec.clusterIPs = old.spec.clusterIPs }
        if spec.ipFamilies.isEmpty { spec.ipFamilies = old.spec.ipFamilies }
        spec.ipFamilyPolicy = spec.ipFamilyPolicy ?? old.spec.ipFamilyPolicy
    }

    /// Keeps the specification.
    public mutating func prepareForStatusUpdate(from old: Self) {
        spec = old.spec
    }
}

extension PersistentVolumeClaim {
    /// Begins as Pending, and protected from removal while it is in use.
    public mutating func prepareForCreate(at now: Timestamp) {
        status = PersistentVolumeClaimStatus()
        status.phase = .pending
        metadata.protect(by: "kubernetes.io/pvc-protection")
    }

    /// Keeps the status.
    public mutating func prepareForUpdate(from old: Self) {
        status = old.status
    }

    /// Keeps the specification.
    public mutating func prepareForStatusUpdate(from old: Self) {
        spec = old.spec
    }
}

extension PersistentVolume {
    /// Begins as Pending, and protected from removal while it is in use.
    public mutating func prepareForCreate(at now: Timestamp) {
        status = PersistentVolumeStatus()
        status.phase = "Pending"
        status.other["lastPhaseTransitionTime"] = now.wholeSeconds.json
        metadata.protect(by: "kubernetes.io/pv-protection")
    }

    /// Keeps the status.
    public mutating func prepareForUpdate(from old: Self) {
        status = old.status
    }

    /// Keeps the specification.
    public mutating func prepareForStatusUpdate(from old: Self) {
        spec = old.spec
    }
}

extension ObjectMeta {
    /// Adds a finalizer that is not there yet.
    fileprivate mutating func protect(by finalizer: String) {
        if !finalizers.contains(finalizer) { finalizers.append(finalizer) }
    }
}

extension Namespace {
    /// Begins as Active, with the finalizer that empties it before it goes.
    public mutating func prepareForCreate(at now: Timestamp) {
        status = NamespaceStatus()
        status.phase = "Active"
        let finalizers = spec["finalizers"]?.array ?? []
        if !finalizers.contains("kubernetes") { spec["finalizers"] = .array(finalizers + ["kubernetes"]) }
    }

    /// Keeps the status and the namespace's own finalizers.
    public mutating func prepareForUpdate(from old: Self) {
        status = old.status
        spec["finalizers"] = old.spec["finalizers"]
    }

    /// Keeps the specification.
    public mutating func prepareForStatusUpdate(from old: Self) {
        spec = old.spec
    }
}

extension Node {
    /// Keeps the status.
    public mutating func prepareForUpdate(from old: Self) {
        status = old.status
    }

    /// Keeps the specification.
    public mutating func prepareForStatusUpdate(from old: Self) {
        spec = old.spec
    }
}

extension EndpointSlice {
    /// Begins with the first generation.
    public mutating func prepareForCreate(at now: Timestamp) {
        metadata.generation = 1
    }

    /// Changed endpoints, ports or labels are a new generation.
    public mutating func prepareForUpdate(from old: Self) {
        var before = old
        before.metadata = metadata
        if self != before || metadata.labels != old.metadata.labels {
            metadata.generation = old.metadata.generation + 1
        }
    }
}
