extension Node: Admitted {
    /// What is wrong with a new node.
    public func validateCreate() -> [FieldProblem] {
        var problems = metadata.validate(isNamespaced: false, names: .subdomain)
        problems += Taint.validate(spec.taints, at: "metadata.taints")
        problems += status.validateAmounts()
        for (index, range) in spec.podCIDRs.enumerated() {
            problems += Self.validate(range: range, at: FieldPath("spec.podCIDRs").index(index))
        }
        return problems
    }

    /// What is wrong with the node as a successor of the stored one.
    public func validateUpdate(from old: Self) -> [FieldProblem] {
        var problems = metadata.validateKindUpdate(from: old.metadata) + status.validateAmounts()
        var addresses: Set<NodeAddress> = []
        for (index, address) in status.addresses.enumerated() where !addresses.insert(address).inserted {
            let shown = GoStruct(["Type": address.type.goText, "Address": address.address.goText])
            problems.append(.duplicate(FieldPath("status.addresses").index(index), shown))
        }
        if !old.spec.podCIDRs.isEmpty, spec.podCIDRs != old.spec.podCIDRs {
            problems.append(
                .forbidden("spec.podCIDRs", "node updates may not change podCIDR except from \"\" to valid"))
        }
        let provider = old.spec.other["providerID"]
        if let provider, !provider.isEmptyValue, spec.other["providerID"] != provider {
            problems.append(
                .forbidden("spec.providerID", "node updates may not change providerID except from \"\" to valid"))
        }
        return problems + Taint.validate(spec.taints, at: "metadata.taints")
    }

    /// What is wrong with the status as a successor of the stored one.
    public func validateStatusUpdate(from old: Self) -> [FieldProblem] { validateUpdate(from: old) }

    private static func validate(range: String, at path: FieldPath) -> [FieldProblem] {
        let parts = range.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 2, let address = IPAddress(String(parts[0])), let bits = UInt8(parts[1]),
            bits <= address.bytes.count * 8
        {
            return []
        }
        return [.invalid(path, range, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)")]
    }
}

extension NodeStatus {
    fileprivate func validateAmounts() -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for (list, amounts) in [("capacity", capacity), ("allocatable", allocatable)] {
            for (name, amount) in amounts.sorted(by: { $0.key < $1.key }) {
                problems += ResourceName(name).validate(amount, at: FieldPath("status").child(list, name))
            }
        }
        return problems
    }
}

extension Namespace: Admitted {
    /// What is wrong with a new namespace.
    public func validateCreate() -> [FieldProblem] {
        metadata.validate(isNamespaced: false, names: .label)
    }

    /// What is wrong with the namespace as a successor of the stored one.
    public func validateUpdate(from old: Self) -> [FieldProblem] {
        metadata.validateKindUpdate(from: old.metadata)
    }

    /// What is wrong with the status as a successor of the stored one.
    public func validateStatusUpdate(from old: Self) -> [FieldProblem] {
        var problems = metadata.validateKindUpdate(from: old.metadata)
        switch (metadata.isTerminating, status.phase) {
        case (false, "Active"), (true, "Terminating"): break
        case (false, let phase):
            problems.append(
                .invalid("status.Phase", phase, "may only be 'Active' if `deletionTimestamp` is empty"))
        case (true, let phase):
            problems.append(
                .invalid("status.Phase", phase, "may only be 'Terminating' if `deletionTimestamp` is not empty"))
        }
        return problems
    }
}
