public import Model

extension Cluster {
    /// Makes the object that a manifest describes, or replaces what there is under its name.
    ///
    /// - Returns: what kubectl would answer, such as `service/nginx created`.
    /// - Throws: ``MoveError``; then nothing has changed.
    @discardableResult
    public mutating func apply(_ manifest: JSON, type: any Admitted.Type) throws(MoveError) -> String {
        do {
            return try server.apply(manifest, as: type)
        } catch let error as FieldError {
            throw .unreadable(error)
        } catch let error as APIError {
            throw .refused(error)
        } catch {
            preconditionFailure("applying failed in a way that is none of its own: \(error)")
        }
    }
}

extension APIServer {
    mutating func apply<Object: Admitted>(_ manifest: JSON, as type: Object.Type) throws -> String {
        var object = try Object(manifest: manifest)
        if Object.kind.isNamespaced, object.metadata.namespace.isEmpty { object.metadata.namespace = "default" }
        let target = Move.Target(kind: Object.kind, key: object.key)
        guard let old = find(type, object.key) else {
            try create(object)
            return "\(target.text) created"
        }
        object.metadata.resourceVersion = ""
        object.metadata.uid = ""
        return try update(object) == old ? "\(target.text) unchanged" : "\(target.text) configured"
    }

    /// The object as its manifest.
    func manifest(of target: Move.Target) throws -> JSON {
        let type = try type(of: target)
        return try storedManifest(type, target.key)
    }

    private func storedManifest<Object: Admitted>(_ type: Object.Type, _ key: ObjectKey) throws(APIError) -> JSON {
        try get(type, key).manifest
    }

    private func type(of target: Move.Target) throws(APIError) -> any Admitted.Type {
        let known = Kinds.type(apiVersion: target.kind.apiVersion, kind: target.kind.name)
        guard let type = known as? any Admitted.Type else { throw .notFound(target.kind, name: target.key.name) }
        return type
    }

    /// Changes an object by a JSON merge patch.
    mutating func patch(_ target: Move.Target, _ patch: JSON) throws {
        let type = try type(of: target)
        try patchObject(type, target.key, patch)
    }

    private mutating func patchObject<Object: Admitted>(
        _ type: Object.Type, _ key: ObjectKey, _ patch: JSON
    ) throws {
        var object = try get(type, key).mergePatched(with: patch)
        object.other["apiVersion"] = nil
        object.other["kind"] = nil
        try update(object)
    }

    /// Puts a manifest in the place of the object that it was made from.
    mutating func replace(_ target: Move.Target, with manifest: JSON) throws {
        let type = try type(of: target)
        try replaceObject(type, with: manifest)
    }

    private mutating func replaceObject<Object: Admitted>(_ type: Object.Type, with manifest: JSON) throws {
        try update(try Object(manifest: manifest))
    }

    mutating func delete(_ target: Move.Target, propagation: Propagation, gracePeriod: Int64?) throws {
        let type = try type(of: target)
        try deleteObject(type, target.key, propagation: propagation, gracePeriod: gracePeriod)
    }

    private mutating func deleteObject<Object: Admitted>(
        _ type: Object.Type, _ key: ObjectKey, propagation: Propagation, gracePeriod: Int64?
    ) throws(APIError) {
        try delete(type, key, gracePeriod: gracePeriod, propagation: propagation)
    }
}
