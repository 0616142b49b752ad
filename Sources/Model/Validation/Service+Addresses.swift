extension ServiceSpec {
    /// What is wrong with the addresses and their families.
    func validateAddresses(at path: FieldPath) -> [FieldProblem] {
        guard type != "ExternalName" else { return [] }
        let listPath = path.child("clusterIPs")
        var problems = validatePair(at: listPath)
        var families: Set<String> = []
        for (index, family) in ipFamilies.enumerated() {
            let path = path.child("ipFamilies").index(index)
            if !["IPv4", "IPv6"].contains(family) { problems.append(.notSupported(path, family, ["IPv4", "IPv6"])) }
            if !families.insert(family).inserted { problems.append(.duplicate(path, family)) }
        }
        let policies = ["PreferDualStack", "RequireDualStack", "SingleStack"]
        if let policy = ipFamilyPolicy, !policies.contains(policy) {
            problems.append(.notSupported(path.child("ipFamilyPolicy"), policy, policies))
        }
        var addresses: [FieldProblem] = []
        for (index, address) in clusterIPs.enumerated() {
            if index == 0, address == "None" {
                if clusterIPs.count > 1 {
                    addresses.append(
                        .invalid(listPath, clusterIPs, "'None' must be the first and only value"))
                }
            } else {
                addresses += IPAddress.check(address, at: listPath.index(index))
            }
        }
        problems += addresses
        if clusterIPs.count > 2 {
            problems.append(.invalid(listPath, clusterIPs, "may only hold up to 2 values"))
        }
        return addresses.isEmpty ? problems + validateFamilies(at: listPath) : problems
    }

    /// The one address and the list say the same.
    private func validatePair(at path: FieldPath) -> [FieldProblem] {
        switch (clusterIP.isEmpty, clusterIPs.first) {
        case (true, nil): []
        case (true, .some): [.invalid(path, clusterIPs, "must be empty when `clusterIP` is not specified")]
        case (false, nil): [.required(path)]
        case (false, let first?):
            first == clusterIP ? [] : [.invalid(path, clusterIPs, "first value must match `clusterIP`")]
        }
    }

    /// Each address is of the family named for it, and no two are of one family.
    private func validateFamilies(at path: FieldPath) -> [FieldProblem] {
        let addresses = clusterIPs.compactMap { IPAddress($0) }
        var problems: [FieldProblem] = []
        if addresses.count > 1, Set(addresses.map(\.isVersion4)).count < 2 {
            problems.append(
                .invalid(path, clusterIPs, "may specify no more than one IP for each IP family"))
        }
        for (index, (address, family)) in zip(addresses, ipFamilies).enumerated()
        where address.isVersion4 != (family == "IPv4") {
            problems.append(
                .invalid(
                    path.index(index), clusterIPs[index],
                    "expected an \(family) value as indicated by `ipFamilies[\(index)]`"))
        }
        return problems
    }

    /// An address that was given stays, unless the Service stops or starts being a mere name.
    func validateAddresses(from old: ServiceSpec) -> [FieldProblem] {
        guard type != "ExternalName", old.type != "ExternalName" else { return [] }
        guard clusterIPs != ["None"] || old.clusterIPs != ["None"] else { return [] }
        let path: FieldPath = "spec.clusterIPs"
        var problems: [FieldProblem] = []
        if clusterIPs.isEmpty, !old.clusterIPs.isEmpty {
            return [.invalid(path.index(0), JSON.null, "primary clusterIP can not be unset")]
        }
        let compared = clusterIPs.count == old.clusterIPs.count ? clusterIPs.count : min(1, old.clusterIPs.count)
        for index in 0..<compared where clusterIPs[index] != old.clusterIPs[index] {
            problems.append(.invalid(path.index(index), clusterIPs, "may not change once set"))
        }
        if clusterIPs.count == 1, old.clusterIPs.count > 1, ipFamilyPolicy != "SingleStack" {
            problems.append(
                .invalid(
                    "spec.ipFamilyPolicy", ipFamilyPolicy.map { JSON.string($0) } ?? .null,
                    "must be set to 'SingleStack' when releasing the secondary clusterIP"))
        }
        return problems
    }

    /// The family of the first address stays.
    func validateFamilies(from old: ServiceSpec) -> [FieldProblem] {
        guard type != "ExternalName", old.type != "ExternalName" else { return [] }
        guard clusterIPs != ["None"], old.clusterIPs != ["None"] else { return [] }
        guard let first = old.ipFamilies.first, ipFamilies.first != first else { return [] }
        return [.invalid("spec.ipFamilies[0]", ipFamilies, "may not change once set")]
    }
}
