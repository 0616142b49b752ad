/// Rules of whom a container may be.
enum SecurityRules {
    /// What is wrong with the settings of a whole Pod.
    static func validate(pod context: JSON?, of spec: JSONObject, at path: FieldPath) -> [FieldProblem] {
        guard let context else { return [] }
        var problems: [FieldProblem] = []
        for name in ["fsGroup", "runAsUser", "runAsGroup"] {
            problems += identity(context[name]?.integer, at: path.child(name))
        }
        for (index, group) in (context["supplementalGroups"]?.array ?? []).enumerated() {
            problems += identity(group.integer, at: path.child("supplementalGroups").index(index))
        }
        if spec["shareProcessNamespace"]?.bool == true, spec["hostPID"]?.bool == true {
            problems.append(
                .invalid(
                    path.child("shareProcessNamespace"), true,
                    "ShareProcessNamespace and HostPID cannot both be enabled"))
        }
        problems += sysctls(context["sysctls"]?.array ?? [], at: path.child("sysctls"))
        if let policy = context["fsGroupChangePolicy"]?.string, !["Always", "OnRootMismatch"].contains(policy) {
            problems.append(
                .notSupported(path.child("fsGroupChangePolicy"), policy, ["Always", "OnRootMismatch"]))
        }
        return problems + profiles(of: context, at: path)
    }

    /// What is wrong with the settings of one container.
    static func validate(container context: JSON, at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for name in ["runAsUser", "runAsGroup"] {
            problems += identity(context[name]?.integer, at: path.child(name))
        }
        if let mount = context["procMount"]?.string, !["Default", "Unmasked"].contains(mount) {
            problems.append(.notSupported(path.child("procMount"), mount, ["Default", "Unmasked"]))
        }
        if context["allowPrivilegeEscalation"]?.bool == false {
            if context["privileged"]?.bool == true {
                problems.append(
                    .invalid(
                        path, context, "cannot set `allowPrivilegeEscalation` to false and `privileged` to true"))
            }
            if context["capabilities"]?["add"]?.array?.contains("CAP_SYS_ADMIN") == true {
                problems.append(
                    .invalid(
                        path, context,
                        "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN"))
            }
        }
        return problems + profiles(of: context, at: path)
    }

    /// The number of a user or group.
    private static func identity(_ number: Int64?, at path: FieldPath) -> [FieldProblem] {
        guard let number, !(0...Int64(UInt32.max)).contains(number) else { return [] }
        return [.invalid(path, number, "must be between 0 and 4294967295, inclusive")]
    }

    private static func sysctls(_ sysctls: [JSON], at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        var names: Set<String> = []
        for (index, sysctl) in sysctls.enumerated() {
            let path = path.index(index).child("name")
            let name = sysctl["name"]?.string ?? ""
            if name.isEmpty {
                problems.append(.required(path))
            } else if !names.insert(name).inserted {
                problems.append(.duplicate(path, name))
            }
        }
        return problems
    }

    private static func profiles(of context: JSON, at path: FieldPath) -> [FieldProblem] {
        let seccomp = profile(
            context["seccompProfile"], field: "seccompProfile", system: "seccomp", at: path.child("seccompProfile"))
        let appArmor = profile(
            context["appArmorProfile"], field: "appArmorProfile", system: "AppArmor", at: path.child("appArmorProfile"))
        return seccomp + appArmor
    }

    private static func profile(_ profile: JSON?, field: String, system: String, at path: FieldPath) -> [FieldProblem] {
        guard let profile else { return [] }
        let type = profile["type"]?.string ?? ""
        let local = profile["localhostProfile"]
        let localPath = path.child("localhostProfile")
        switch (type, local) {
        case ("", _): return [.required(path.child("type"), "type is required when \(field) is set")]
        case ("Localhost", nil): return [.required(localPath, "must be set when \(system) type is Localhost")]
        case ("Localhost", _), ("RuntimeDefault", nil), ("Unconfined", nil): return []
        case ("RuntimeDefault", let local?), ("Unconfined", let local?):
            return [.invalid(localPath, local, "can only be set when \(system) type is Localhost")]
        default:
            return [.notSupported(path.child("type"), type, ["Localhost", "RuntimeDefault", "Unconfined"])]
        }
    }
}
