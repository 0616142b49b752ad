import Cluster
import Model

extension Call {
    /// Deletes an object, or begins to.
    func delete(on server: inout APIServer) throws -> APIAnswer {
        let options = try DeleteOptions(request)
        let type = try storedType()
        guard let old = server.stored(type, route.key) else { throw notFound }
        try check(options.preconditions, on: old.object)
        let deletion = try Self.write(on: &server, isDryRun: options.isDryRun) {
            try $0.deletion(of: type, route.key, options)
        }
        let showsObject = !deletion.isGone || resource.returnsDeletedObject
        guard showsObject else { return success(200, uid: deletion.object.metadata.uid) }
        let code = !deletion.isGone && options.orphanDependents == false ? 202 : 200
        return try answer(code, StoredObject(deletion.object), at: server.now)
    }

    /// Deletes all objects that a selection means.
    func deleteCollection(on server: inout APIServer) throws -> APIAnswer {
        let options = try DeleteOptions(request)
        var listed = try ListOptions(request, route: route)
        listed.limit = 0
        let page = try ListPage(resource: resource, options: listed, on: server)
        try Self.write(on: &server, isDryRun: options.isDryRun) { server in
            for object in page.objects {
                guard let type = resource.type, server.stored(type, object.key) != nil else { continue }
                _ = try server.deletion(of: type, object.key, options)
            }
        }
        let presenter = Presenter(resource: resource, form: representation.form, now: server.now)
        return .json(
            200, try presenter.text(of: page.objects, list: page.list), mediaType: representation.mediaType,
            warnings: warnings)
    }

    /// The answer to a deletion that leaves nothing to show.
    private func success(_ code: Int, uid: UID) -> APIAnswer {
        let status: JSON = [
            "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success",
            "details": .object(resource.kind.details(name: route.name ?? "", uid: uid)),
        ]
        return .json(code, status.bytes(), warnings: warnings)
    }

    /// Refuses the deletion of another object than the one that is meant.
    func check(_ preconditions: Preconditions, on object: any APIObject) throws {
        let metadata = object.metadata
        let sentence: String? =
            if let uid = preconditions.uid, uid != metadata.uid {
                "the UID in the precondition (\(uid)) does not match the UID in record (\(metadata.uid)). The object "
                    + "might have been deleted and then recreated"
            } else if let version = preconditions.resourceVersion, version != metadata.resourceVersion {
                "the ResourceVersion in the precondition (\(version)) does not match the ResourceVersion in record "
                    + "(\(metadata.resourceVersion)). The object might have been modified"
            } else {
                nil
            }
        guard let sentence else { return }
        // Kubernetes names the kind here, not the plural.
        let kind = Kind(
            group: resource.kind.group, version: resource.kind.version, name: resource.kind.name,
            plural: resource.kind.name)
        throw Refusal(.conflict(kind, name: metadata.name, detail: sentence))
    }
}

extension APIServer {
    fileprivate mutating func deletion(
        of type: any Admitted.Type, _ key: ObjectKey, _ options: DeleteOptions
    ) throws -> Deletion {
        let grace = options.gracePeriod.map { $0 < 0 ? 1 : $0 }
        return try deletion(
            of: type, key, preconditions: options.preconditions, gracePeriod: grace,
            propagation: options.propagation ?? .background)
    }
}

extension ServedKind {
    /// Whether the answer to a deletion is the object even when it is gone.
    var returnsDeletedObject: Bool {
        let names = [
            "Namespace", "PersistentVolume", "PersistentVolumeClaim", "Pod", "Service", "ServiceAccount",
            "StorageClass",
        ]
        return names.contains(kind.name)
    }
}
