package import Cluster
import Controller
package import Model

/// Watches a cluster on behalf of all invariants.
package struct Lookout: Sendable {
    /// The rules, with what each has noted so far.
    private var invariants: [any Invariant]
    /// Whose writes each rule is about.
    private let authors: [AuthorSet]
    /// Which of those writes each rule is about; `nil` for any.
    private let verbs: [WriteRequest.Verb?]
    /// The places of the rules about changes of the store.
    private let ofChanges: [Int]
    /// The places of the rules about what runs on the nodes.
    private let ofProcesses: [Int]
    /// How much of the log was looked at.
    private var position: Int
    /// What runs on the nodes.
    private var ledger: ProcessLedger

    /// Watches for every rule there is, from a cluster's present moment on.
    package init(cluster: Cluster) {
        let invariants = Self.allInvariants(for: cluster)
        self.invariants = invariants
        authors = invariants.map(\.authors)
        verbs = invariants.map(\.verb)
        ofChanges = invariants.indices.filter { invariants[$0].judgesChanges }
        ofProcesses = invariants.indices.filter { invariants[$0].judgesProcesses }
        ledger = ProcessLedger(cluster)
        position = cluster.server.log.end
    }

    /// Every rule, as it begins with a cluster.
    package static func allInvariants(for cluster: Cluster) -> [any Invariant] {
        [
            OnePodPerIdentity(), OneProcessPerIdentity(), OneNodePerVolume(), OneAttachmentPerVolume(cluster: cluster),
            OrderedCreation(), OrderedDeletion(), PartitionHolds(), StablePodsReturn(), PodsMatchRevisions(),
            RevisionsRise(), OneRevisionPerTemplate(), LiveRevisionsStay(),
            ClaimsStay(cluster: cluster), CurrentOwners(), DeletionsNameTheirPod(), OnlyOwnPods(),
            GenerationsRise(), StatusAtRest(), SpecIsReached(),
            SurgeIsBounded(), AvailabilityIsBounded(), UnavailabilityIsBounded(),
        ]
    }

    /// Looks at everything that has happened since the last look.
    ///
    /// - Returns: the first rule that was broken.
    package mutating func look(at cluster: inout Cluster) -> Violation? {
        let requests = cluster.gate?.takeNotes() ?? []
        let end = cluster.server.log.end
        if !requests.isEmpty {
            ledger.note(requests)
            let authors = AuthorSet(of: requests)
            for index in invariants.indices
            where !self.authors[index].isDisjoint(with: authors) && Self.hold(requests, verbs[index]) {
                if let finding = invariants[index].judge(requests, in: cluster) { return violation(of: index, finding) }
            }
        }
        while position < end {
            let change = Change(cluster.server.log[position])
            position += 1
            guard let change else { continue }
            for index in ofChanges {
                if let finding = invariants[index].judge(change, in: cluster) { return violation(of: index, finding) }
            }
        }
        // What starts or stops on a node is reported; on a node that is cut off nothing does.
        guard requests.contains(where: { $0.author == .nodeAgents }), let running = ledger.update(cluster) else {
            return nil
        }
        for index in ofProcesses {
            if let finding = invariants[index].judge(running) { return violation(of: index, finding) }
        }
        return nil
    }

    /// Pods whose processes go on although somebody has force-deleted them, sorted.
    var abandonedProcesses: [String] { ledger.abandonedPods }

    /// Looks at a cluster that has come to rest.
    package func lookAtRest(_ cluster: Cluster) -> Violation? {
        for invariant in invariants {
            if let finding = invariant.judgeRest(of: cluster) { return Violation(invariant, finding) }
        }
        return nil
    }

    /// Whether any of the requests is of the kind that a rule is about.
    private static func hold(_ requests: [WriteRequest], _ verb: WriteRequest.Verb?) -> Bool {
        verb == nil || requests.indices.contains { requests[$0].verb == verb }
    }

    private func violation(of index: Int, _ finding: String) -> Violation { Violation(invariants[index], finding) }
}

extension Lookout {
    /// What is said of a cluster that goes on writing after everything has been over for long.
    package func neverAtRest(_ cluster: Cluster) -> Violation {
        let last = cluster.server.log.end - 1
        let event = cluster.server.log[last]
        return Violation(
            invariant: "comes to rest",
            rule: """
                Once specifications stop changing and nothing goes wrong any more, the cluster comes to be what they ask \
                for, and then nothing is written for 100 minutes.
                """,
            finding: """
                long after the last fault something is still written; last \
                \(event.change.rawValue) \(event.object.kind.name) \(event.object.metadata.name)
                """)
    }

    /// Pods that keep a cluster at rest from being what its specification asks for until a person deletes them.
    ///
    /// This is Kubernetes' own behaviour: a Pod of an old template that never gets ready is waited for with ordered
    /// management, and left alone below the partition, even if the template that it came from has been taken back. Where
    /// maxUnavailable is honoured, as many Pods as that which are not available use it up, and nothing is replaced any more
    /// (Kubernetes issue 137409). Beyond the replicas an ordered set lets a Pod that is not available go only if no Pod
    /// before it is unavailable too, so that of several that never get ready the first ones stay (issue 57865).
    package func podsInTheWay(in cluster: Cluster) -> [ObjectKey] {
        guard let set = cluster.server.find(StatefulSet.self, Profile.workloadKey) else { return [] }
        let partition = Int(set.spec.updateStrategy.rollingUpdate?.partition ?? 0)
        let own = cluster.server.list(Pod.self).filter { $0.metadata.isControlled(by: set.metadata.uid) }
        let isUsedUp =
            cluster.settings.gates.maxUnavailableStatefulSet
            && set.wantedReplicas - own.count(where: \.isReady) >= set.mostUnavailable
        func distance(_ pod: Pod) -> Int { (pod.ordinalInName ?? 0) - set.startOrdinal.number }
        let beyond = own.filter { !$0.isReady && distance($0) >= set.wantedReplicas }
            .sorted { distance($0) < distance($1) }
        if set.isOrdered, beyond.count > 1 { return beyond.dropLast().map(\.key) }
        return own.filter { pod in
            !pod.isReady
                && pod.spec.containers.first?.image != set.spec.template.spec.containers.first?.image
                && (set.isOrdered || isUsedUp || distance(pod) < partition)
        }.map(\.key)
    }
}

extension Violation {
    init(_ invariant: some Invariant, _ finding: String) {
        self.init(invariant: invariant.name, rule: invariant.rule, finding: finding)
    }
}
