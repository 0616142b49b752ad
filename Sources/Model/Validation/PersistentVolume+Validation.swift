extension PersistentVolume: Admitted {
    /// What is wrong with a new volume.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: false, names: .subdomain) + spec.validate(at: "spec")
    }

    /// What is wrong with the volume as a successor of the stored one; where the data are never changes.
    public func validateUpdate(from old: Self) -> [FieldProblem] {
        var problems = validateCreate()
        if spec.source != old.spec.source {
            let difference = TextDifference.unified(
                JSON.object(old.spec.source).prettyText(indent: 1), JSON.object(spec.source).prettyText(indent: 1))
            problems.append(
                .forbidden(
                    "spec.persistentvolumesource",
                    "spec.persistentvolumesource is immutable after creation\n" + difference))
        }
        problems += Rules.immutable(spec.volumeMode, old.spec.volumeMode, at: "volumeMode")
        if let affinity = old.spec.nodeAffinity {
            problems += Rules.immutable(spec.nodeAffinity, affinity, at: "nodeAffinity")
        }
        return problems
    }
}

extension PersistentVolumeSpec {
    private static let sourceNames = [
        "hostPath", "gcePersistentDisk", "awsElasticBlockStore", "glusterfs", "flocker", "nfs", "rbd", "quobyte",
        "cephfs", "iscsi", "cinder", "fc", "flexVolume", "azureFile", "vsphereVolume", "photonPersistentDisk",
        "portworxVolume", "azureDisk", "scaleIO", "local", "storageos", "csi",
    ]

    /// Where the data are: the members that name a source.
    fileprivate var source: JSONObject {
        let all = jsonObject
        return JSONObject(Self.sourceNames.compactMap { name in all[name].map { (name, $0) } })
    }

    fileprivate func validate(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if accessModes.isEmpty { problems.append(.required(path.child("accessModes"))) }
        problems += StorageRules.accessModes(accessModes, at: path.child("accessModes"))
        problems += validateCapacity(at: path.child("capacity"))
        let policies = ["Delete", "Recycle", "Retain"]
        if !persistentVolumeReclaimPolicy.isEmpty, !policies.contains(persistentVolumeReclaimPolicy) {
            problems.append(
                .notSupported(path.child("persistentVolumeReclaimPolicy"), persistentVolumeReclaimPolicy, policies))
        }
        if let nodeAffinity {
            let path = path.child("nodeAffinity", "required")
            problems +=
                nodeAffinity["required"].map { AffinityRules.validate(selector: $0, at: path) }
                ?? [.required(path, "must specify required node constraints")]
        }
        problems += VolumeRules.validate(
            sources: source, names: Self.sourceNames, of: "PersistentVolumeSpec", at: path)
        if other["local"] != nil, nodeAffinity == nil {
            problems.append(.required(path.child("nodeAffinity"), "Local volume requires node affinity"))
        }
        if hostPath?["path"]?.string == "/", persistentVolumeReclaimPolicy == "Recycle" {
            problems.append(
                .forbidden(
                    path.child("persistentVolumeReclaimPolicy"), "may not be 'recycle' for a hostPath mount of '/'"))
        }
        if !storageClassName.isEmpty {
            problems += NameRule.subdomain.check(storageClassName, at: path.child("storageClassName"))
        }
        if let mode = volumeMode { problems += StorageRules.volumeMode(mode, at: path.child("volumeMode")) }
        return problems
    }

    private func validateCapacity(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = capacity.isEmpty ? [.required(path)] : []
        if capacity["storage"] == nil || capacity.count > 1 {
            let shown: JSON = capacity.isEmpty ? .null : capacity.json
            problems.append(.notSupported(path, shown, ["storage"]))
        }
        for (name, amount) in capacity.sorted(by: { $0.key < $1.key }) {
            problems += StorageRules.positive(amount, at: path.key(name))
        }
        return problems
    }
}

extension StorageClass: Admitted {
    /// What is wrong with a new class.
    public func validateCreate() -> [FieldProblem] {
        var problems = metadata.validate(isNamespaced: false, names: .subdomain)
        if provisioner.isEmpty {
            problems.append(.required("provisioner"))
        } else {
            problems += NameRule.qualifiedName.problems(provisioner.lowercased()).map {
                .invalid("provisioner", provisioner, $0)
            }
        }
        if parameters.count > 512 {
            problems.append(
                .tooMany("parameters", count: parameters.count, limit: 512))
        }
        if let policy = reclaimPolicy, !["Delete", "Retain"].contains(policy) {
            problems.append(.notSupported("reclaimPolicy", policy, ["Delete", "Retain"]))
        }
        return problems
            + Rules.required(
                volumeBindingMode ?? "", oneOf: ["Immediate", "WaitForFirstConsumer"], at: "volumeBindingMode")
    }

    /// What is wrong with the class as a successor of the stored one; volumes were made by its rules.
    public func validateUpdate(from old: Self) -> [FieldProblem] {
        var problems = metadata.validateKindUpdate(from: old.metadata)
        if parameters != old.parameters {
            problems.append(.forbidden("parameters", "updates to parameters are forbidden."))
        }
        if provisioner != old.provisioner {
            problems.append(.forbidden("provisioner", "updates to provisioner are forbidden."))
        }
        if reclaimPolicy != old.reclaimPolicy {
            problems.append(.forbidden("reclaimPolicy", "updates to reclaimPolicy are forbidden."))
        }
        return problems + Rules.immutable(volumeBindingMode, old.volumeBindingMode, at: "volumeBindingMode")
    }
}
