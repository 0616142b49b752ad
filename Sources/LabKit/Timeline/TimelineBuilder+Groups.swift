import Model
import Network

extension TimelineBuilder {
    /// What was read, in the order in which it is drawn.
    func groups(isShown: (Timeline.Workload) -> Bool) -> [Timeline.Group] {
        var drafts: [GroupKey: Draft] = [:]
        for pod in pods {
            let key = key(of: pod)
            drafts[key, default: Draft()].pods.append(pod)
        }
        let users = users(in: drafts)
        for claim in claims {
            guard let bar = claim.drawn, let key = users[claim.claim.key] ?? ordinal(of: claim.claim) else { continue }
            drafts[key, default: Draft()].claims.append(bar)
        }
        return drafts.filter { isShown($0.key.workload) }
            .sorted { $0.key < $1.key }
            .compactMap { key, draft in group(key, draft) }
    }

    /// What is drawn under one label.
    private struct Draft {
        var pods: [PodRecord] = []
        var claims: [Timeline.ClaimBar] = []
    }

    private func group(_ key: GroupKey, _ draft: Draft) -> Timeline.Group? {
        let lanes = key.podName == nil ? slots(draft.pods) : lane(draft.pods)
        let claims = draft.claims.sorted { ($0.name, $0.start) < ($1.name, $1.start) }
        guard !lanes.isEmpty || !claims.isEmpty else { return nil }
        return Timeline.Group(label: key.label, lanes: lanes, claims: claims)
    }

    /// The Pods of one name, one after the other.
    private func lane(_ pods: [PodRecord]) -> [Timeline.Lane] {
        let incarnations = pods.compactMap { $0.incarnation(label: $0.pod.metadata.uid.rawValue, until: end - start) }
        return incarnations.isEmpty ? [] : [Timeline.Lane(incarnations: incarnations)]
    }

    /// Pods of many names: each takes the first lane that is free when it comes.
    private func slots(_ pods: [PodRecord]) -> [Timeline.Lane] {
        // Their names are never used again, and say more than their identities.
        let incarnations = pods.compactMap { $0.incarnation(label: $0.pod.metadata.name, until: end - start) }
        var lanes: [[Timeline.Incarnation]] = []
        for incarnation in incarnations {
            if let free = lanes.firstIndex(where: { $0.allSatisfy { $0.end <= incarnation.start } }) {
                lanes[free].append(incarnation)
            } else {
                lanes.append([incarnation])
            }
        }
        return lanes.enumerated().map { Timeline.Lane(caption: "slot \($0.offset + 1)", incarnations: $0.element) }
    }
}

extension TimelineBuilder {
    /// What stands under one label: the Pods of one name, or all Pods of a set that names them anew each time.
    struct GroupKey: Hashable {
        var workload: Timeline.Workload
        /// `nil` for a set whose Pods have generated names.
        var podName: String?

        var label: String {
            let name = podName ?? workload.name
            return workload.namespace == "default" ? name : "\(workload.namespace)/\(name)"
        }
    }

    private func key(of record: PodRecord) -> GroupKey {
        let (pod, namespace) = (record.pod, record.pod.metadata.namespace)
        guard let owner = record.owner.map({ Timeline.Workload($0, in: namespace) }) else {
            return GroupKey(workload: Timeline.Workload(pod), podName: pod.metadata.name)
        }
        guard owner.kind == ReplicaSet.kind.name else {
            return GroupKey(workload: owner, podName: pod.metadata.name)
        }
        return GroupKey(workload: deployments[owner] ?? owner)
    }

    /// The Pods that mount a claim, by the claim; the first of several.
    private func users(in drafts: [GroupKey: Draft]) -> [ObjectKey: GroupKey] {
        var users: [ObjectKey: GroupKey] = [:]
        for (key, draft) in drafts.sorted(by: { $0.key < $1.key }) {
            for pod in draft.pods.map(\.pod) {
                for name in pod.spec.volumes.compactMap(\.persistentVolumeClaim?.claimName) {
                    let claim = ObjectKey(namespace: pod.metadata.namespace, name: name)
                    users[claim] = users[claim] ?? key
                }
            }
        }
        return users
    }

    /// The ordinal that a set's template made a claim for, though no Pod mounts it.
    private func ordinal(of claim: PersistentVolumeClaim) -> GroupKey? {
        statefulSets.keys.sorted().lazy.compactMap { ordinal(of: claim, in: $0) }.first
    }

    private func ordinal(of claim: PersistentVolumeClaim, in set: Timeline.Workload) -> GroupKey? {
        guard set.namespace == claim.metadata.namespace else { return nil }
        for template in statefulSets[set] ?? [] where claim.metadata.name.hasPrefix("\(template)-") {
            let podName = String(claim.metadata.name.dropFirst(template.count + 1))
            guard ReferenceIdentity().parse(podName: podName)?.set == set.name else { continue }
            return GroupKey(workload: set, podName: podName)
        }
        return nil
    }
}

extension Timeline.Workload: Comparable {
    /// StatefulSets before Deployments before everything else, then by namespace and name.
    public static func < (left: Timeline.Workload, right: Timeline.Workload) -> Bool {
        (left.rank, left.kind, left.namespace, left.name) < (right.rank, right.kind, right.namespace, right.name)
    }

    private var rank: Int {
        switch kind {
        case StatefulSet.kind.name: 0
        case Deployment.kind.name: 1
        default: 2
        }
    }
}

extension TimelineBuilder.GroupKey: Comparable {
    /// By workload, then by ordinal; names without one come last.
    static func < (left: Self, right: Self) -> Bool {
        if left.workload != right.workload { return left.workload < right.workload }
        return (left.ordinal, left.podName ?? "") < (right.ordinal, right.podName ?? "")
    }

    private var ordinal: Int {
        podName.flatMap { ReferenceIdentity().parse(podName: $0) }?.ordinal.number ?? .max
    }
}
