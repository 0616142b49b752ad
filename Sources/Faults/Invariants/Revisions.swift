package import Cluster
import Controller
import Model

/// Revision numbers rise.
package struct RevisionsRise: Invariant {
    package let name = "revision numbers rise"
    package let rule = """
        A new revision has a higher number than every revision that the controller knows, and a revision's number never \
        falls; at rest the revision of the template as it is has the highest. Kubernetes judges by its cache: a \
        controller that does not see the newest revision yet may give its number a second time. And a set that is made \
        again at once takes its predecessor's revision for its own, which the garbage collector then takes away; until \
        the next pass the set has none. Nor does a controller look again because it hears of a revision: one that hears \
        of the newest late puts the numbers right in its next pass.
        """
    package var authors: AuthorSet { .statefulSets }
    package var verb: WriteRequest.Verb? { .create }
    package var judgesChanges: Bool { true }

    package init() {}

    package mutating func judge(_ requests: [WriteRequest], in cluster: Cluster) -> String? {
        for request in requests where request.author == .statefulSets && request.verb == .create {
            guard let revision = request.object as? ControllerRevision, let owner = revision.metadata.controller else {
                continue
            }
            let known = cluster.statefulSetView.revisions.controlled(by: owner.uid).map(\.revision).max() ?? 0
            if revision.revision <= known {
                return "\(revision.metadata.name) is number \(revision.revision), but \(known) is known"
            }
        }
        return nil
    }

    package mutating func judge(_ change: Change, in cluster: Cluster) -> String? {
        guard case .revision(let new?, let old?) = change, new.revision < old.revision else { return nil }
        return "\(new.metadata.name) falls from number \(old.revision) to \(new.revision)"
    }

    package func judgeRest(of cluster: Cluster) -> String? {
        guard fault(in: cluster) != nil else { return nil }
        var next = cluster
        next.disturb(.statefulSets, .lookAgain(Profile.workloadKey))
        next.settle(until: next.now + .seconds(600))
        return fault(in: next)
    }

    private func fault(in cluster: Cluster) -> String? {
        for set in cluster.server.list(StatefulSet.self) where !set.metadata.isTerminating {
            let revisions = cluster.server.list(ControllerRevision.self)
                .filter { $0.metadata.isControlled(by: set.metadata.uid) }
            let newest = revisions.map(\.revision).max() ?? 0
            let name = set.status.updateRevision.rawValue
            guard let update = revisions.first(where: { $0.metadata.name == name }) else { continue }
            if update.revision < newest { return "\(name) is the new revision, but \(newest) is a higher number" }
        }
        return nil
    }
}

/// Equal templates share a revision.
package struct OneRevisionPerTemplate: Invariant {
    package let name = "equal templates share a revision"
    package let rule = """
        No two revisions of a set hold the same template: one that comes back finds its old revision, which becomes the \
        newest again.
        """
    package var judgesChanges: Bool { true }

    package init() {}

    package mutating func judge(_ change: Change, in cluster: Cluster) -> String? {
        guard case .revision(let new?, nil) = change, let owner = new.metadata.controller else { return nil }
        let twin = cluster.server.list(ControllerRevision.self).first {
            $0.metadata.name != new.metadata.name && $0.metadata.isControlled(by: owner.uid) && $0.data == new.data
        }
        return twin.map { "\(new.metadata.name) holds the same template as \($0.metadata.name)" }
    }
}

/// Revisions in use are kept.
package struct LiveRevisionsStay: Invariant {
    package let name = "live revisions stay"
    package let rule = """
        The controller deletes no revision that the set's status calls current or new, or that a Pod names, as far as \
        the controller can see; and none while it knows no more of them than the set's limit.
        """
    package var authors: AuthorSet { .statefulSets }
    package var verb: WriteRequest.Verb? { .delete }

    package init() {}

    package mutating func judge(_ requests: [WriteRequest], in cluster: Cluster) -> String? {
        for request in requests
        where request.author == .statefulSets && request.verb == .delete && request.type == ControllerRevision.self {
            let view = cluster.statefulSetView
            guard let revision = view.revisions[request.key], let owner = revision.metadata.controller,
                let set = view.sets[ObjectKey(namespace: request.key.namespace, name: owner.name)]
            else { continue }
            let user = view.pods.controlled(by: set.metadata.uid).first { $0.revisionLabel == request.key.name }
            if let user { return "\(request.key.name) is deleted, but \(user.metadata.name) has it" }
            if set.status.currentRevision.rawValue == request.key.name {
                return "\(request.key.name) is deleted, but it is the current revision"
            }
            let count = view.revisions.controlled(by: set.metadata.uid).count
            if count <= Int(set.spec.revisionHistoryLimit ?? 10) {
                return "\(request.key.name) is deleted, although there are only \(count)"
            }
        }
        return nil
    }
}
