extension Container {
    /// Each mount names a volume of the Pod and has a place of its own.
    func validateMounts(in pod: PodContext, at path: FieldPath) -> [FieldProblem] {
        let devices = other["volumeDevices"]?.array ?? []
        let deviceNames = Set(devices.compactMap { $0["name"]?.string })
        let devicePaths = Set(devices.compactMap { $0["devicePath"]?.string })
        var problems: [FieldProblem] = []
        var places: Set<String> = []
        for (index, mount) in volumeMounts.enumerated() {
            let place = path.index(index)
            if mount.name.isEmpty { problems.append(.required(place.child("name"))) }
            let volume = pod.volumes[mount.name]
            if volume == nil { problems.append(.notFound(place.child("name"), mount.name)) }
            if mount.mountPath.isEmpty { problems.append(.required(place.child("mountPath"))) }
            if !places.insert(mount.mountPath).inserted {
                problems.append(.invalid(place.child("mountPath"), mount.mountPath, "must be unique"))
            }
            if deviceNames.contains(mount.name) {
                problems.append(.invalid(place.child("name"), mount.name, "must not already exist in volumeDevices"))
            }
            if devicePaths.contains(mount.mountPath) {
                problems.append(
                    .invalid(
                        place.child("mountPath"), mount.mountPath,
                        "must not already exist as a path in volumeDevices"))
            }
            problems += mount.validateParts(of: volume, at: place, listPath: path)
        }
        return problems
    }

    /// Each device names a claim of the Pod and has a place of its own.
    func validateDevices(in pod: PodContext, at path: FieldPath) -> [FieldProblem] {
        let mountNames = Set(volumeMounts.map(\.name))
        let mountPaths = Set(volumeMounts.map(\.mountPath))
        var problems: [FieldProblem] = []
        var names: Set<String> = []
        var places: Set<String> = []
        for (index, device) in (other["volumeDevices"]?.array ?? []).enumerated() {
            let path = path.index(index)
            let name = device["name"]?.string ?? ""
            let place = device["devicePath"]?.string ?? ""
            if name.isEmpty { problems.append(.required(path.child("name"))) }
            if !name.isEmpty, !names.insert(name).inserted {
                problems.append(.invalid(path.child("name"), name, "must be unique"))
            }
            if let volume = pod.volumes[name] {
                if volume.persistentVolumeClaim == nil, volume.other["ephemeral"] == nil {
                    problems.append(
                        .invalid(
                            path.child("name"), name,
                            "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode"))
                }
            } else {
                problems.append(.notFound(path.child("name"), name))
            }
            if place.isEmpty { problems.append(.required(path.child("devicePath"))) }
            if !places.insert(place).inserted {
                problems.append(.invalid(path.child("devicePath"), place, "must be unique"))
            }
            if place.split(separator: "/").contains("..") {
                problems.append(.invalid(path.child("devicePath"), place, "can not contain backsteps ('..')"))
            }
            if mountNames.contains(name) {
                problems.append(.invalid(path.child("name"), name, "must not already exist in volumeMounts"))
            }
            if mountPaths.contains(place) {
                problems.append(
                    .invalid(path.child("devicePath"), place, "must not already exist as a path in volumeMounts"))
            }
        }
        return problems
    }
}

extension VolumeMount {
    /// The rules of the part that is mounted, and of how mounts below it spread.
    fileprivate func validateParts(of volume: Volume?, at path: FieldPath, listPath: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        let expression = other["subPathExpr"]?.string ?? ""
        if volume?.other["image"] != nil {
            for (name, value) in [("subPath", subPath), ("subPathExpr", expression)] where !value.isEmpty {
                problems.append(.invalid(path.child(name), value, "not allowed in image volume sources"))
            }
        }
        if !subPath.isEmpty { problems += PathRules.descending(subPath, at: listPath.child("subPath")) }
        if !expression.isEmpty {
            if !subPath.isEmpty {
                problems.append(
                    .invalid(path.child("subPathExpr"), expression, "subPathExpr and subPath are mutually exclusive"))
            }
            problems += PathRules.descending(expression, at: listPath.child("subPathExpr"))
        }
        if let propagation = other["mountPropagation"]?.string {
            let modes = ["Bidirectional", "HostToContainer", "None"]
            if !modes.contains(propagation) {
                problems.append(.notSupported(listPath.child("mountPropagation"), propagation, modes))
            }
        }
        if let recursive = other["recursiveReadOnly"]?.string {
            problems += validateRecursive(recursive, at: listPath.child("recursiveReadOnly"))
        }
        return problems
    }

    private func validateRecursive(_ mode: String, at path: FieldPath) -> [FieldProblem] {
        switch mode {
        case "Disabled": []
        case "Enabled", "IfPossible":
            readOnly ? [] : [.forbidden(path, "may only be specified when readOnly is true")]
        default: [.notSupported(path, mode, ["Disabled", "Enabled", "IfPossible"])]
        }
    }
}

/// Rules of paths in a file system.
enum PathRules {
    /// A path that stays below where it starts.
    static func descending(_ text: String, at path: FieldPath) -> [FieldProblem] {
        (text.hasPrefix("/") ? [.invalid(path, text, "must be a relative path")] : [])
            + withoutBacksteps(text, at: path)
    }

    /// A path without an element `..`.
    static func withoutBacksteps(_ text: String, at path: FieldPath) -> [FieldProblem] {
        text.split(separator: "/").contains("..") ? [.invalid(path, text, "must not contain '..'")] : []
    }

    /// A path that stays below where it starts and does not begin with two dots, which kubelets keep for themselves.
    static func local(_ text: String, at path: FieldPath) -> [FieldProblem] {
        var problems = descending(text, at: path)
        if text.hasPrefix(".."), !text.hasPrefix("../") {
            problems.append(.invalid(path, text, "must not start with '..'"))
        }
        return problems
    }

    /// The rights of a file: nine bits.
    static func mode(_ mode: Int64?, at path: FieldPath) -> [FieldProblem] {
        guard let mode, !(0...0o777).contains(mode) else { return [] }
        return [.invalid(path, mode, "must be a number between 0 and 0777 (octal), both inclusive")]
    }
}
