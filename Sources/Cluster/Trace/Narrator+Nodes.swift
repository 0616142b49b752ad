import Model

extension Node: Narrated {
    /// Nodes that join are there for others to use; what matters is whether Pods can run on them.
    func remarks(since old: Node?) -> [Remark] {
        guard let old else { return [] }
        var remarks: [Remark] = []
        if spec.unschedulable != old.spec.unschedulable {
            remarks.append(.plain(spec.unschedulable ? "Cordoned" : "Uncordoned"))
        }
        switch (old.ready?.status == .true, ready?.status == .true) {
        case (false, true): remarks.append(.plain("Ready"))
        case (true, false):
            let why = [ready?.reason, ready?.message].compactMap { $0 }.filter { !$0.isEmpty }
            remarks.append(.warning(why.isEmpty ? "NotReady" : "NotReady (\(why.joined(separator: ": ")))"))
        case (true, true), (false, false): break
        }
        return remarks + termination(since: old)
    }

    private var ready: NodeCondition? { status.conditions.first { $0.type == "Ready" } }
}
