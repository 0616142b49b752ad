import Controller
import Model
import Synchronization

/// Everything that decides how a cluster goes on from here by itself.
///
/// Clusters that began alike and are in the same situation do the same from then on. Identities, versions and moments
/// that are past are left out, so that two histories that differ in nothing else meet.
package struct Situation: Hashable, Sendable {
    /// 64 bits of a hash over all of it; it differs from one process to the next.
    private let digest: Int

    fileprivate init(_ account: SituationAccount) { digest = account.hasher.finalize() }
}

extension Cluster {
    /// The situation, where it can be told: nothing but sets, Pods, their revisions and nodes has changed since a
    /// revision, and every part of the cluster has heard of every change.
    ///
    /// What else there is stands as it stood then: only clusters that were one cluster then can be compared. Nor can it be
    /// told where more than that decides: what programs in Pods are about, or since when a Pod of a set with
    /// minReadySeconds has been ready.
    ///
    /// - Parameter beginning: the revision.
    package func situation(since beginning: Int64) -> Situation? {
        guard let changes = try? server.log.events(after: beginning),
            changes.allSatisfy({ $0.kinds.isSubset(of: .told) }),
            components.unreadPosition == server.log.end, components.nodeAgents.logic.machines.isEmpty,
            server.list(StatefulSet.self).allSatisfy({ $0.spec.minReadySeconds == 0 })
        else { return nil }
        var account = SituationAccount(server: server)
        account.tellObjects()
        components.tell(to: &account)
        return Situation(account)
    }
}

extension KindSet {
    /// The kinds whose objects a situation tells of.
    ///
    /// Events are told by everybody and read by nobody.
    fileprivate static let told = KindSet(
        StatefulSet.self, Pod.self, ControllerRevision.self, Node.self, Event.self)
}

/// What is told of a situation, part by part.
struct SituationAccount {
    fileprivate var hasher = Hasher()
    /// The store; what a part remembers of an object counts by whether it is what the store has.
    let server: APIServer

    fileprivate init(server: APIServer) { self.server = server }

    /// Tells a fact.
    mutating func add(_ fact: some Hashable) { hasher.combine(fact) }

    /// Tells of each element of a dictionary, in whatever order they come.
    mutating func addAll<Key, Value>(
        _ elements: [Key: Value], tell: (inout SituationAccount, Key, Value) -> Void
    ) {
        let outer = hasher
        var sum = 0
        for (key, value) in elements {
            hasher = Hasher()
            tell(&self, key, value)
            sum &+= hasher.finalize()
        }
        hasher = outer
        add(elements.count)
        add(sum)
    }

    /// Tells how far off a moment is; all that are past are alike.
    mutating func add(moment: Timestamp?) {
        add(moment.map { $0 > server.now ? $0.nanoseconds - server.now.nanoseconds : 0 })
    }

    /// Tells how long ago a moment was.
    mutating func add(since moment: Timestamp?) { add(moment.map { server.now.nanoseconds &- $0.nanoseconds }) }

    /// Tells whether a Pod of this identity is the one that has the name.
    mutating func add(pod uid: UID, at key: ObjectKey) {
        add(server.stored(Pod.self, key)?.metadata.uid == uid)
    }
}

extension SituationAccount {
    fileprivate mutating func tellObjects() {
        tell(Node.self) { hasher, node in
            hasher.combine(node.spec)
            hasher.combine(node.status.conditions.map(\.type))
            hasher.combine(node.status.conditions.map(\.status))
        }
        tell(StatefulSet.self) { hasher, set in
            hasher.combine(set.sharedSpec)
            hasher.tell(set.status, of: set)
        }
        tell(Pod.self) { $0.tell($1) }
        tell(ControllerRevision.self) { hasher, revision in
            hasher.combine(revision.data)
            hasher.combine(revision.dataText)
        }
        // Their numbers matter only by their order.
        let numbers = server.list(ControllerRevision.self).map(\.revision)
        for number in numbers { add(numbers.count { $0 < number }) }
    }

    /// Tells of each object of a kind, and whether the owners that it names are there.
    private mutating func tell<Object: APIObject>(_ type: Object.Type, content: (inout Hasher, Object) -> Void) {
        let all = server.stored(type)
        add(all.count)
        for stored in all {
            add(Self.digest(of: stored, content: content))
            for owner in stored.metadata.ownerReferences {
                let key = ObjectKey(namespace: stored.key.namespace, name: owner.name)
                let isCurrent = server.stored(StatefulSet.self, key)?.metadata.uid == owner.uid
                add(isCurrent ? nil : owner.uid)
            }
        }
    }

    /// What an object tells by itself; histories that go on from one cluster share most objects, and so this.
    private static func digest<Object: APIObject>(
        of stored: StoredObject, content: (inout Hasher, Object) -> Void
    ) -> Int {
        let known = stored.account.load(ordering: .relaxed)
        guard known == 0, let object = stored.value(as: Object.self) else { return known }
        var hasher = Hasher()
        hasher.combine(stored.key)
        hasher.tell(stored.metadata)
        content(&hasher, object)
        let digest = hasher.finalize()
        stored.account.store(digest, ordering: .relaxed)
        return digest
    }
}

extension Hasher {
    fileprivate mutating func tell(_ metadata: ObjectMeta) {
        combine(metadata.labels)
        combine(metadata.annotations)
        combine(metadata.finalizers)
        combine(metadata.isTerminating)
        combine(metadata.deletionGracePeriodSeconds)
        combine(metadata.ownerReferences.count)
        for owner in metadata.ownerReferences {
            combine(owner.kind)
            combine(owner.name)
            combine(owner.controller)
            combine(owner.blockOwnerDeletion)
        }
    }

    fileprivate mutating func tell(_ status: StatefulSetStatus, of set: StatefulSet) {
        var status = status
        // What counts is how far the status is behind.
        status.observedGeneration -= set.metadata.generation
        combine(status)
    }

    fileprivate mutating func tell(_ pod: Pod) {
        combine(pod.metadata.generation)
        combine(pod.sharedSpec)
        let status = pod.status
        combine(status.phase)
        combine(status.reason)
        combine(status.message)
        combine(status.startTime == nil)
        for condition in status.conditions {
            combine(condition.type)
            combine(condition.status)
            combine(condition.reason)
            combine(condition.message)
            combine(condition.observedGeneration)
        }
        for container in status.initContainerStatuses + status.containerStatuses {
            combine(container.name)
            combine(container.ready)
            combine(container.started)
            combine(container.restartCount)
            combine(container.image)
            combine(container.state.waiting)
            combine(container.state.running == nil)
            combine(container.state.terminated?.exitCode)
            combine(container.state.terminated?.reason)
        }
    }
}
