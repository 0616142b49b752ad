/// Rules of a Pod's volumes.
enum VolumeRules {
    /// Checks the volumes.
    ///
    /// - Returns: the problems, and by name the volumes that have none; only those can be mounted.
    static func validate(
        _ volumes: [Volume], of pod: ObjectMeta?, at path: FieldPath
    ) -> (problems: [FieldProblem], valid: [String: Volume]) {
        var problems: [FieldProblem] = []
        var valid: [String: Volume] = [:]
        for (index, volume) in volumes.enumerated() {
            let path = path.index(index)
            var found = validate(sources: volume.jsonObject, names: sourceNames, of: "Volume", at: path)
            if volume.name.isEmpty {
                found.append(.required(path.child("name")))
            } else {
                found += NameRule.label.check(volume.name, at: path.child("name"))
            }
            if valid[volume.name] != nil { found.append(.duplicate(path.child("name"), volume.name)) }
            if found.isEmpty { valid[volume.name] = volume }
            problems += found
        }
        return (problems, valid)
    }

    private static let sourceNames = [
        "emptyDir", "hostPath", "gitRepo", "gcePersistentDisk", "awsElasticBlockStore", "secret", "nfs", "iscsi",
        "glusterfs", "flocker", "persistentVolumeClaim", "rbd", "cinder", "cephfs", "quobyte", "downwardAPI", "fc",
        "flexVolume", "configMap", "azureFile", "vsphereVolume", "photonPersistentDisk", "portworxVolume",
        "azureDisk", "storageos", "projected", "scaleIO", "csi", "ephemeral", "image",
    ]

    /// Exactly one of the sources, and a valid one.
    ///
    /// - Parameter owner: the type in the schema that has the sources as fields.
    static func validate(
        sources: JSONObject, names: [String], of owner: String, at path: FieldPath
    ) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        var hasSource = false
        for name in names {
            guard let source = sources[name], source != .null else { continue }
            if hasSource {
                problems.append(.forbidden(path.child(name), "may not specify more than 1 volume type"))
            } else {
                hasSource = true
                problems += validate(source, named: name, of: owner, at: path.child(name))
            }
        }
        if !hasSource { problems.append(.required(path, "must specify a volume type")) }
        return problems
    }

    private static func validate(
        _ source: JSON, named name: String, of owner: String, at path: FieldPath
    ) -> [FieldProblem] {
        switch name {
        case "emptyDir":
            guard let limit = source["sizeLimit"], let amount = try? Quantity(json: limit), amount.nano < 0 else {
                return []
            }
            return [.forbidden(path.child("sizeLimit"), "SizeLimit field must be a valid resource quantity")]
        case "hostPath": return validateHostPath(source, at: path)
        case "secret": return validateFiles(source, name: "secretName", at: path)
        case "configMap": return validateFiles(source, name: "name", at: path)
        case "downwardAPI":
            return PathRules.mode(source["defaultMode"]?.integer, at: path.child("defaultMode"))
                + (source["items"]?.array ?? []).flatMap { validateDownwardFile($0, at: path) }
        case "projected": return ProjectionRules.validate(source, at: path)
        case "ephemeral":
            guard let template = source["volumeClaimTemplate"] else {
                return [.required(path.child("volumeClaimTemplate"))]
            }
            let spec = try? PersistentVolumeClaimSpec(json: template["spec"] ?? .null)
            return spec?.validate(at: path.child("volumeClaimTemplate", "spec")) ?? []
        case "nfs":
            let place = source["path"]?.string ?? ""
            let relative = !place.isEmpty && !place.hasPrefix("/")
            return missing(in: source, named: name, of: owner, at: path)
                + (relative ? [.invalid(path.child("path"), place, "must be an absolute path")] : [])
        default: return missing(in: source, named: name, of: owner, at: path)
        }
    }

    /// The fields that the schema demands and the source lacks.
    private static func missing(
        in source: JSON, named name: String, of owner: String, at path: FieldPath
    ) -> [FieldProblem] {
        guard case .object(let schema)? = Schema.type(named: owner)?[name]?.type else { return [] }
        return schema.fields
            .filter { $0.isRequired && $0.name != "lun" && (source[$0.name]?.isEmptyValue ?? true) }
            .map { .required(path.child($0.name)) }
    }

    private static let hostPathTypes = [
        "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket",
    ]

    private static func validateHostPath(_ source: JSON, at path: FieldPath) -> [FieldProblem] {
        let place = source["path"]?.string ?? ""
        if place.isEmpty { return [.required(path.child("path"))] }
        var problems = PathRules.withoutBacksteps(place, at: path.child("path"))
        if let type = source["type"]?.string, !hostPathTypes.contains(type) {
            problems.append(.notSupported(path.child("type"), type, hostPathTypes))
        }
        return problems
    }

    private static func validateFiles(_ source: JSON, name: String, at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if (source[name]?.string ?? "").isEmpty { problems.append(.required(path.child(name))) }
        problems += PathRules.mode(source["defaultMode"]?.integer, at: path.child("defaultMode"))
        for (index, item) in (source["items"]?.array ?? []).enumerated() {
            problems += validateFile(item, at: path.child("items").index(index))
        }
        return problems
    }

    /// One entry that becomes a file.
    static func validateFile(_ item: JSON, at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if (item["key"]?.string ?? "").isEmpty { problems.append(.required(path.child("key"))) }
        let place = item["path"]?.string ?? ""
        if place.isEmpty { problems.append(.required(path.child("path"))) }
        problems += PathRules.local(place, at: path.child("path"))
        return problems + PathRules.mode(item["mode"]?.integer, at: path.child("mode"))
    }

    private static let downwardFields = [
        "metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid",
    ]

    /// One field of the Pod that becomes a file.
    static func validateDownwardFile(_ item: JSON, at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        let place = item["path"]?.string ?? ""
        if place.isEmpty { problems.append(.required(path.child("path"))) }
        problems += PathRules.local(place, at: path.child("path"))
        switch (item["fieldRef"], item["resourceFieldRef"]) {
        case (let field?, let resource):
            problems += EnvironmentRules.validate(field: field, known: downwardFields, at: path.child("fieldRef"))
            if resource != nil {
                problems.append(
                    .invalid(
                        path, "resource", "fieldRef and resourceFieldRef can not be specified simultaneously"))
            }
        case (nil, let resource?):
            problems += EnvironmentRules.validate(
                resource: resource, needsContainer: true, at: path.child("resourceFieldRef"))
        case (nil, nil): problems.append(.required(path, "one of fieldRef and resourceFieldRef is required"))
        }
        return problems + PathRules.mode(item["mode"]?.integer, at: path.child("mode"))
    }
}

/// Rules of a volume that several sources share.
enum ProjectionRules {
    /// Each source is of one sort, and no two put a file at one place.
    static func validate(_ volume: JSON, at path: FieldPath) -> [FieldProblem] {
        var problems = PathRules.mode(volume["defaultMode"]?.integer, at: path.child("defaultMode"))
        var places: Set<String> = []
        for (index, source) in (volume["sources"]?.array ?? []).enumerated() {
            let sourcePath = path.child("sources").index(index)
            let names = ["secret", "configMap", "downwardAPI", "serviceAccountToken"].filter { source[$0] != nil }
            for name in names {
                guard let value = source[name] else { continue }
                problems += validate(value, named: name, at: sourcePath.child(name), volumePath: path)
                for item in value["items"]?.array ?? [] {
                    guard let place = item["path"]?.string, !place.isEmpty, !places.insert(place).inserted else {
                        continue
                    }
                    let shown = name == "downwardAPI" ? place : value["name"]?.string ?? ""
                    problems.append(.invalid(path, shown, "conflicting duplicate paths"))
                }
            }
            if names.count > 1 {
                problems.append(.forbidden(sourcePath, "may not specify more than 1 volume type per source"))
            }
        }
        return problems
    }

    private static func validate(
        _ source: JSON, named name: String, at path: FieldPath, volumePath: FieldPath
    ) -> [FieldProblem] {
        let items = source["items"]?.array ?? []
        switch name {
        case "downwardAPI": return items.flatMap { VolumeRules.validateDownwardFile($0, at: path) }
        case "serviceAccountToken": return validateToken(source, at: path, volumePath: volumePath)
        default:
            let isUnnamed = (source["name"]?.string ?? "").isEmpty
            return (isUnnamed ? [.required(path.child("name"))] : [])
                + items.enumerated().flatMap {
                    VolumeRules.validateFile($0.element, at: path.child("items").index($0.offset))
                }
        }
    }

    private static func validateToken(
        _ source: JSON, at path: FieldPath, volumePath: FieldPath
    ) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        let seconds = source["expirationSeconds"]?.integer ?? 0
        let secondsPath = path.child("expirationSeconds")
        if seconds < 600 {
            problems.append(.invalid(secondsPath, seconds, "may not specify a duration less than 10 minutes"))
        }
        if seconds > 1 << 32 {
            problems.append(.invalid(secondsPath, seconds, "may not specify a duration larger than 2^32 seconds"))
        }
        let place = source["path"]?.string ?? ""
        let placePath = volumePath.child("path")
        return problems + (place.isEmpty ? [.required(placePath)] : PathRules.local(place, at: placePath))
    }
}
