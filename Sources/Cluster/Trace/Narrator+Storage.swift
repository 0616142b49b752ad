import Model

extension PersistentVolumeClaim: Narrated {
    func remarks(since old: PersistentVolumeClaim?) -> [Remark] {
        var remarks: [Remark] = []
        if let old {
            if owners != old.owners { remarks.append(.plain("Owner changed (\(fate))")) }
        } else {
            remarks.append(.plain("Created (\(creation.joined(separator: ", ")))"))
        }
        if status.phase != old?.status.phase ?? "" {
            switch status.phase {
            case .bound: remarks.append(.plain("Bound to pv/\(spec.volumeName)"))
            case .lost: remarks.append(.warning("Lost its volume pv/\(spec.volumeName)"))
            default: break
            }
        }
        return remarks + termination(since: old)
    }

    private var creation: [String] {
        let size = (spec.resources.requests["storage"]).map { ["\($0)"] } ?? []
        return size + (owners.isEmpty ? [] : [fate])
    }

    /// The objects with whose deletion the claim is deleted.
    private var owners: [String] { metadata.ownerReferences.map(\.subject) }

    /// What becomes of the claim when its owners go.
    private var fate: String {
        owners.isEmpty ? "kept" : "will go with \(owners.joined(separator: " and "))"
    }
}

extension PersistentVolume: Narrated {
    func remarks(since old: PersistentVolume?) -> [Remark] {
        var remarks: [Remark] = []
        if old == nil {
            let size = spec.capacity["storage"].map { "\($0)" }
            let claim = spec.claimRef.map { "for \(Occurrence.word(for: PersistentVolumeClaim.kind.name))/\($0.name)" }
            let facts = [size, claim].compactMap { $0 }.joined(separator: " ")
            remarks.append(.plain(facts.isEmpty ? "Created" : "Created (\(facts))"))
        }
        if let old, status.phase != old.status.phase {
            switch status.phase {
            case .released: remarks.append(.plain("Released (\(spec.persistentVolumeReclaimPolicy))"))
            case .available where old.status.phase != "": remarks.append(.plain("Available"))
            case .failed: remarks.append(.warning(status.message.isEmpty ? "Failed" : "Failed: \(status.message)"))
            default: break
            }
        }
        return remarks + termination(since: old)
    }
}
