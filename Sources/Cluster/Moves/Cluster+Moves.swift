import Model
import Rollout

extension Cluster {
    /// Makes a move at the cluster's present moment.
    ///
    /// - Returns: what kubectl would answer, such as `statefulset.apps/nginx-web scaled`.
    /// - Throws: ``MoveError``; then nothing has changed, except that a node that cannot be drained stays cordoned.
    @discardableResult
    public mutating func perform(_ move: Move) throws(MoveError) -> String {
        do {
            return try answer(to: move)
        } catch let error as MoveError {
            throw error
        } catch let error as APIError {
            throw .refused(error)
        } catch let error as FieldError {
            throw .unreadable(error)
        } catch {
            preconditionFailure("a move failed in a way that is none of its own: \(error)")
        }
    }

    private mutating func answer(to move: Move) throws -> String {
        switch move {
        case .scale(let target, let replicas):
            try change(target, "replicas", ["spec": ["replicas": .integer(Int64(replicas))]])
            return "\(target.text) scaled"
        case .setImage(let target, let images):
            try setImages(images, of: target)
            return "\(target.text) image updated"
        case .patch(let target, let patch):
            try server.patch(target, patch)
            return "\(target.text) patched"
        case .rolloutUndo(let target, let revision):
            try undo(target, toRevision: revision)
            return "\(target.text) rolled back"
        case .rolloutRestart(let target):
            let annotation: JSON = ["kubectl.kubernetes.io/restartedAt": now.wholeSeconds.json]
            try change(
                target, "template", ["spec": ["template": ["metadata": ["annotations": annotation]]]])
            return "\(target.text) restarted"
        case .delete(let target, let propagation, let gracePeriod):
            try server.delete(target, propagation: propagation, gracePeriod: gracePeriod)
            return "\(target.text) deleted"
        case .failPod, .crashPod, .setReady, .cordon, .drain, .kill, .revive: return try nodeAnswer(to: move)
        }
    }

    /// Patches an object of a kind that has a template for Pods.
    private mutating func change(_ target: Move.Target, _ what: String, _ patch: JSON) throws {
        try requireWorkload(target, what)
        try server.patch(target, patch)
    }

    private func requireWorkload(_ target: Move.Target, _ what: String) throws {
        let workloads = [StatefulSet.kind, Deployment.kind, ReplicaSet.kind]
        guard workloads.contains(target.kind) else {
            throw MoveError.unsupported(target, what: what, supported: workloads.map(\.plural))
        }
    }

    private mutating func setImages(_ images: [String: String], of target: Move.Target) throws {
        try requireWorkload(target, "template")
        let manifest = try server.manifest(of: target)
        var containers = manifest["spec"]?["template"]?["spec"]?["containers"]?.array ?? []
        let names = containers.compactMap { $0["name"]?.string }
        if let unknown = images.keys.sorted().first(where: { $0 != "*" && !names.contains($0) }) {
            throw MoveError.noSuchContainer(unknown, known: names)
        }
        for (index, container) in containers.enumerated() {
            guard let name = container["name"]?.string, let image = images[name] ?? images["*"] else { continue }
            containers[index] = container.mergePatched(with: ["image": .string(image)])
        }
        try server.patch(target, ["spec": ["template": ["spec": ["containers": .array(containers)]]]])
    }

    private mutating func undo(_ target: Move.Target, toRevision number: Int64?) throws {
        let templates: [(number: Int64, template: PodTemplateSpec)]
        switch target.kind {
        case StatefulSet.kind:
            let set = try server.get(StatefulSet.self, target.key)
            templates = try server.list(ControllerRevision.self)
                .filter { $0.metadata.isControlled(by: set.metadata.uid) }
                .map { ($0.revision, try RevisionHash.template(in: $0.data)) }
        case Deployment.kind:
            let deployment = try server.get(Deployment.self, target.key)
            templates = server.list(ReplicaSet.self)
                .filter { $0.metadata.isControlled(by: deployment.metadata.uid) }
                .compactMap { set in set.revisionNumber.map { ($0, set.spec.template.withoutHash) } }
        default:
            throw MoveError.unsupported(target, what: "revisions", supported: ["statefulsets", "deployments"])
        }
        let known = templates.sorted { $0.number < $1.number }
        let wanted = number.map { number in known.last { $0.number == number } } ?? known.dropLast().last
        guard let wanted else { throw MoveError.noSuchRevision(number, known: known.map(\.number)) }
        var object = try server.manifest(of: target).object ?? JSONObject()
        var spec = object["spec"]?.object ?? JSONObject()
        spec["template"] = wanted.template.json
        object["spec"] = .object(spec)
        try server.replace(target, with: .object(object))
    }
}

extension ReplicaSet {
    /// The number that its Deployment gave it.
    fileprivate var revisionNumber: Int64? {
        metadata.annotations["deployment.kubernetes.io/revision"].flatMap { Int64($0) }
    }
}

extension PodTemplateSpec {
    /// The template without the label that only a ReplicaSet's copy has.
    fileprivate var withoutHash: PodTemplateSpec {
        var template = self
        template.metadata.labels["pod-template-hash"] = nil
        return template
    }
}
