extension PersistentVolumeClaim: Admitted {
    /// What is wrong with a new claim.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: true, names: .subdomain) + spec.validate(at: "spec")
    }

    /// What is wrong with the claim as a successor of the stored one; only a bound claim may grow.
    public func validateUpdate(from old: Self) -> [FieldProblem] {
        var problems = metadata.validateKindUpdate(from: old.metadata) + validateCreate()
        var (new, stored) = (spec, old.spec)
        if stored.volumeName.isEmpty { stored.volumeName = new.volumeName }
        if new.storageClassName != nil, stored.storageClassName == nil {
            new.storageClassName = stored.storageClassName
        }
        if status.phase == .bound {
            if !new.resources.requests.isEmpty {
                new.resources.requests["storage"] = old.spec.resources.requests["storage"]
            }
            if new.other[Self.attributesClass] != nil {
                new.other[Self.attributesClass] = stored.other[Self.attributesClass]
            }
        }
        if new != stored {
            let difference = TextDifference.unified(stored.goText, new.goText)
            problems.append(
                .forbidden(
                    "spec",
                    "spec is immutable after creation except resources.requests and volumeAttributesClassName for "
                        + "bound claims\n" + difference))
        }
        let sizes = [spec, old.spec].map { $0.resources.requests["storage"] ?? Quantity(0) }
        if sizes[0] < sizes[1], sizes[0] <= old.status.capacity["storage"] ?? Quantity(0) {
            problems.append(
                .forbidden("spec.resources.requests.storage", "field can not be less than status.capacity"))
        }
        problems += Rules.immutable(spec.volumeMode, old.spec.volumeMode, at: "volumeMode")
        if old.spec.other[Self.attributesClass] != nil, spec.other[Self.attributesClass] == nil {
            problems.append(
                .forbidden("spec.volumeAttributesClassName", "update from non-nil value to nil is forbidden"))
        }
        return problems
    }

    private static let attributesClass = "volumeAttributesClassName"

    /// What is wrong with the status as a successor of the stored one.
    public func validateStatusUpdate(from old: Self) -> [FieldProblem] {
        var problems = metadata.validateKindUpdate(from: old.metadata)
        if spec.accessModes.isEmpty { problems.append(.required("Spec.accessModes")) }
        for (name, amount) in status.capacity.sorted(by: { $0.key < $1.key }) where amount.nano < 0 {
            problems.append(
                .invalid(
                    FieldPath("status.capacity").key(name), Int64(clamping: amount.nano / 1_000_000_000),
                    "must be a valid resource quantity"))
        }
        return problems
    }
}

extension PersistentVolumeClaimSpec {
    /// What is wrong with the specification.
    func validate(at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if accessModes.isEmpty {
            problems.append(.required(path.child("accessModes"), "at least 1 access mode is required"))
        }
        problems += selector?.validate(at: path.child("selector")) ?? []
        problems += StorageRules.accessModes(accessModes, at: path.child("accessModes"))
        let sizePath = path.child("resources").key("storage")
        if let size = resources.requests["storage"] {
            problems += StorageRules.positive(size, at: sizePath)
        } else {
            problems.append(.required(sizePath))
        }
        if let name = storageClassName, !name.isEmpty {
            problems += NameRule.subdomain.check(name, at: path.child("storageClassName"))
        }
        if let mode = volumeMode { problems += StorageRules.volumeMode(mode, at: path.child("volumeMode")) }
        for name in ["dataSource", "dataSourceRef"] {
            if let source = other[name] { problems += Self.validate(source: source, at: path.child(name)) }
        }
        if let name = other["volumeAttributesClassName"]?.string, !name.isEmpty {
            problems += NameRule.subdomain.check(name, at: path.child("volumeAttributesClassName"))
        }
        return problems
    }

    private static func validate(source: JSON, at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for name in ["name", "kind"] where (source[name]?.string ?? "").isEmpty {
            problems.append(.required(path.child(name)))
        }
        let group = source["apiGroup"]?.string ?? ""
        let kind = source["kind"]?.string ?? ""
        if !group.isEmpty {
            problems += NameRule.subdomain.check(group, at: path.child("apiGroup"))
        } else if kind != "PersistentVolumeClaim" {
            problems.append(
                .invalid(path, kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup"))
        }
        return problems
    }

    /// The specification as Go prints its own type, for a difference that a person reads.
    fileprivate var goText: String {
        let unset = "null"
        let members = [
            ("AccessModes", accessModes.isEmpty ? unset : accessModes.json.prettyText(indent: 1)),
            ("Selector", selector?.json.prettyText(indent: 1) ?? unset),
            (
                "Resources",
                Self.object([("Limits", amounts(resources.limits)), ("Requests", amounts(resources.requests))])
            ),
            ("VolumeName", volumeName.goText),
            ("StorageClassName", storageClassName?.goText ?? unset),
            ("VolumeMode", volumeMode?.goText ?? unset),
            ("DataSource", other["dataSource"]?.prettyText(indent: 1) ?? unset),
            ("DataSourceRef", other["dataSourceRef"]?.prettyText(indent: 1) ?? unset),
            ("VolumeAttributesClassName", other["volumeAttributesClassName"]?.goText ?? unset),
        ]
        return Self.object(members)
    }

    private func amounts(_ amounts: [String: Quantity]) -> String {
        amounts.isEmpty ? "null" : amounts.json.prettyText(indent: 1)
    }

    private static func object(_ members: [(String, String)]) -> String {
        let lines = members.map { name, text in
            " \"\(name)\": " + text.split(separator: "\n").joined(separator: "\n ")
        }
        return "{\n" + lines.joined(separator: ",\n") + "\n}"
    }
}

/// Rules that claims and volumes share.
enum StorageRules {
    private static let modes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"]

    /// Known modes, and the one for a single Pod alone.
    static func accessModes(_ accessModes: [String], at path: FieldPath) -> [FieldProblem] {
        var problems: [FieldProblem] = accessModes.filter { !modes.contains($0) }
            .map { .notSupported(path, $0, modes) }
        let known = Set(accessModes).intersection(modes)
        if known.count > 1, known.contains("ReadWriteOncePod") {
            problems.append(.forbidden(path, "may not use ReadWriteOncePod with other access modes"))
        }
        return problems
    }

    /// A block device or a file system.
    static func volumeMode(_ mode: String, at path: FieldPath) -> [FieldProblem] {
        ["Block", "Filesystem"].contains(mode) ? [] : [.notSupported(path, mode, ["Block", "Filesystem"])]
    }

    /// An amount above zero.
    static func positive(_ amount: Quantity, at path: FieldPath) -> [FieldProblem] {
        amount.nano <= 0 ? [.invalid(path, amount.canonicalText, "must be greater than zero")] : []
    }
}
