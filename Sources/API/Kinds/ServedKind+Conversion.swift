import Model

/// Events have other names for some fields in their newer group.
extension ServedKind {
    private static let renamedEventFields = [
        ("message", "note"), ("involvedObject", "regarding"), ("reportingComponent", "reportingController"),
        ("source", "deprecatedSource"), ("firstTimestamp", "deprecatedFirstTimestamp"),
        ("lastTimestamp", "deprecatedLastTimestamp"), ("count", "deprecatedCount"),
    ]

    /// A manifest of this group version in the form of the store.
    func stored(_ manifest: JSON) -> JSON {
        guard isConverted else { return manifest }
        return renamed(manifest, Self.renamedEventFields.map { ($0.1, $0.0) })
    }

    /// A manifest of the store in the form of this group version.
    func presented(_ manifest: JSON) -> JSON {
        guard isConverted else { return manifest }
        return renamed(manifest, Self.renamedEventFields)
    }

    private func renamed(_ manifest: JSON, _ names: [(String, String)]) -> JSON {
        guard var members = manifest.object else { return manifest }
        for (old, new) in names {
            guard let value = members.removeValue(forKey: old) else { continue }
            members[new] = value
        }
        if members["apiVersion"] != nil { members["apiVersion"] = nil }
        return .object(members)
    }
}
