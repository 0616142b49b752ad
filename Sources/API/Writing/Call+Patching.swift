import Cluster
import Model

extension Call {
    /// Changes parts of an object, or of its status; a configuration that is applied may also make the object.
    mutating func patch(on server: inout APIServer) throws -> APIAnswer {
        try patch(storedType(), on: &server)
    }

    private mutating func patch<Object: Admitted>(
        _ type: Object.Type, on server: inout APIServer
    ) throws -> APIAnswer {
        let reader = try PatchMethod(request)
        let options = try WriteOptions(request, name: "PatchOptions", isApply: reader == .apply)
        let old = server.find(type, route.key)
        guard reader == .apply else {
            guard let old else { throw notFound }
            return try change(old, with: PatchReader(reader, request), options, on: &server)
        }
        return try apply(type, PatchReader(reader, request).patch, over: old, options, on: &server)
    }

    /// Writes what a patch makes of an object.
    private mutating func change<Object: Admitted>(
        _ old: Object, with reader: PatchReader, _ options: WriteOptions, on server: inout APIServer
    ) throws -> APIAnswer {
        guard let schema = resource.schema else { throw notFound }
        let live = resource.manifest(of: old)
        let result = try reader.apply(to: live, schema: schema)
        let json = try checked(result, by: reader, schema, options)
        var object = try resource.object(Object.self, from: schema.canonical(json))
        try checkName(object.metadata)
        object.metadata.namespace = route.namespace
        if object.metadata.uid != old.metadata.uid { try refuse(object, as: old) }
        record(&object, over: live, options, at: server.now)
        let updated = try replace(old, with: object, options, on: &server)
        return try answer(200, written: updated, on: server)
    }

    /// Merges an applier's configuration into an object, or makes the object from it.
    private mutating func apply<Object: Admitted>(
        _ type: Object.Type, _ patch: JSON, over old: Object?, _ options: WriteOptions, on server: inout APIServer
    ) throws -> APIAnswer {
        guard let schema = resource.schema else { throw notFound }
        if old == nil, route.subresource != nil { throw notFound }
        let json = try ManagedFields.apply(
            patch: patch, manager: options.fieldManager, force: options.force ?? false,
            live: old.map { resource.manifest(of: $0) }, schema: schema, apiVersion: resource.kind.apiVersion,
            subresource: route.subresource ?? "", now: server.now)
        var object = try resource.object(type, from: json)
        try checkName(object.metadata)
        object.metadata.namespace = route.namespace
        if let old {
            if object.metadata.uid != old.metadata.uid { try refuse(object, as: old) }
            if differInTimesAlone(object, old) { object.metadata.managedFields = old.metadata.managedFields }
            let updated = try replace(old, with: object, options, on: &server)
            return try answer(200, written: updated, on: server)
        }
        let uid = object.metadata.uid
        guard uid == "" else {
            let name = object.metadata.name
            throw APIError.conflict(
                resource.kind, name: name,
                detail: "uid mismatch: the provided object specified uid \(uid), and no existing object was found")
        }
        let created = try store(object, options, on: &server)
        return try answer(201, written: created, on: server)
    }

    /// Whether an apply has left all as it was but the times in the record, which are no change then.
    ///
    /// A list that is replaced whole looks changed until its defaults are written out.
    private func differInTimesAlone<Object: Admitted>(_ new: Object, _ old: Object) -> Bool {
        func timeless(_ object: Object) -> [JSONObject] {
            object.metadata.managedFields.map { entry in
                var members = entry.object ?? [:]
                members["time"] = nil
                return members
            }
        }
        guard timeless(new) == timeless(old) else { return false }
        var new = new.defaulted()
        new.metadata.managedFields = old.metadata.managedFields
        return resource.manifest(of: new) == resource.manifest(of: old)
    }

    /// The manifest that a patch has made.
    ///
    /// - Throws: ``PatchError``, if the patch has put something into a field that cannot stand there.
    private mutating func checked(
        _ result: PatchReader.Result, by reader: PatchReader, _ schema: ObjectSchema, _ options: WriteOptions
    ) throws -> JSON {
        let found = schema.check(result.object)
        if let fatal = found.first(where: { !$0.isTolerable }) {
            throw reader.refusal(of: result.object, fatal.message)
        }
        let problems = result.problems + found.map(\.message)
        switch options.validation {
        case .strict where !problems.isEmpty:
            throw reader.refusal(
                of: result.object, "strict decoding error: \(problems.joined(separator: ", "))")
        case .warn: warnings += problems
        case .strict, .ignore: break
        }
        return result.object
    }

    /// Says what is wrong with an object that claims another identity; it is not the stored one that has changed.
    private func refuse<Object: Admitted>(_ object: Object, as old: Object) throws {
        _ =
            route.subresource == "status"
            ? try object.admittedForStatusUpdate(from: old) : try object.admittedForUpdate(from: old)
    }
}
