public import Model
public import Network

/// An object whose owners a set puts right.
public enum Adoption: Hashable, Sendable, Codable {
    /// A Pod that the set takes in or lets go.
    case pod(Pod)
    /// A revision that the set takes in.
    case revision(ControllerRevision)
}

extension StatefulSet {
    /// The writes by which the set takes in what nobody manages and fits, and lets go of Pods that no longer fit.
    ///
    /// A Pod fits when the selector chooses it and its name is one that the set gives.
    ///
    /// - Parameter pods: the Pods of the set's namespace that it manages or that nobody does.
    /// - Parameter revisions: the revisions likewise.
    public func adoptions(
        pods: [Pod], revisions: [ControllerRevision], identity: any IdentityPolicy
    ) throws -> [Adoption] {
        let podWrites = try pods.compactMap { pod -> Adoption? in
            var pod = pod
            switch Ownership(of: pod.metadata, for: metadata, selector: spec.selector) {
            case .adopt:
                guard try identity.parse(podName: pod.metadata.name)?.set == metadata.name else { return nil }
                pod.metadata = pod.metadata.adopted(by: self)
            case .release: pod.metadata = pod.metadata.released(by: self)
            case .owned, .foreign: return nil
            }
            return .pod(pod)
        }
        let revisionWrites = revisions.compactMap { revision -> Adoption? in
            guard Ownership(of: revision.metadata, for: metadata, selector: spec.selector) == .adopt else { return nil }
            var revision = revision
            revision.metadata = revision.metadata.adopted(by: self)
            return .revision(revision)
        }
        return podWrites + revisionWrites
    }
}
