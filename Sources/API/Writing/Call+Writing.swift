import Cluster
import Model

extension Call {
    /// Stores a new object.
    mutating func create(on server: inout APIServer) throws -> APIAnswer {
        guard let type = resource.type else { throw Refusal.notRun(resource.kind) }
        return try create(type, on: &server)
    }

    private mutating func create<Object: Admitted>(
        _ type: Object.Type, on server: inout APIServer
    ) throws -> APIAnswer {
        let options = try WriteOptions(request, name: "CreateOptions")
        var object = try readObject(type, options)
        try place(&object.metadata)
        if !object.metadata.resourceVersion.isEmpty {
            throw Refusal(
                code: 500, reason: "", message: "resourceVersion should not be set on objects to be created")
        }
        record(&object, over: nil, options, at: server.now)
        let created = try store(object, options, on: &server)
        return try answer(201, written: created, on: server)
    }

    /// Stores a new object.
    mutating func store<Object: Admitted>(
        _ object: Object, _ options: WriteOptions, on server: inout APIServer
    ) throws -> Object {
        var created = try Self.write(on: &server, isDryRun: options.isDryRun) { try $0.create(object) }
        if options.isDryRun { created.metadata.resourceVersion = "" }
        warnings += created.warnings()
        return created
    }

    /// Replaces an object, or its status.
    mutating func update(on server: inout APIServer) throws -> APIAnswer {
        try update(storedType(), on: &server)
    }

    private mutating func update<Object: Admitted>(
        _ type: Object.Type, on server: inout APIServer
    ) throws -> APIAnswer {
        let options = try WriteOptions(request, name: "UpdateOptions")
        var object = try readObject(type, options)
        try checkName(object.metadata)
        object.metadata.namespace = route.namespace
        guard let old = server.find(type, route.key) else { throw notFound }
        record(&object, over: resource.manifest(of: old), options, at: server.now)
        let updated = try replace(old, with: object, options, on: &server)
        return try answer(200, written: updated, on: server)
    }

    /// Puts an object, or its status, in the place of the stored one.
    mutating func replace<Object: Admitted>(
        _ old: Object, with new: Object, _ options: WriteOptions, on server: inout APIServer
    ) throws -> Object {
        let isStatus = route.subresource == "status"
        var updated = try Self.write(on: &server, isDryRun: options.isDryRun) { server in
            isStatus ? try server.updateStatus(new) : try server.update(new)
        }
        if options.isDryRun { updated.metadata.resourceVersion = old.metadata.resourceVersion }
        if !isStatus { warnings += updated.warnings() }
        return updated
    }

    /// Writes, or finds out what a write would do.
    static func write<Result>(
        on server: inout APIServer, isDryRun: Bool, _ body: (inout APIServer) throws -> Result
    ) throws -> Result {
        guard isDryRun else { return try body(&server) }
        var copy = server
        return try body(&copy)
    }

    mutating func readObject<Object: Admitted>(_ type: Object.Type, _ options: WriteOptions) throws -> Object {
        var reader = BodyReader(kind: resource.kind, schema: resource.schema, validation: options.validation)
        let manifest = try reader.manifest(in: request)
        warnings += reader.warnings
        var object = try resource.object(type, from: manifest)
        if var revision = object as? ControllerRevision {
            revision.dataText = RawMember.spacedText(of: "data", in: request.body)
            if let revision = revision as? Object { object = revision }
        }
        return object
    }

    /// Gives a new object the namespace of the path.
    func place(_ metadata: inout ObjectMeta) throws {
        let isElsewhere = !metadata.namespace.isEmpty && metadata.namespace != route.namespace
        if isElsewhere, resource.kind.isNamespaced {
            throw Refusal.badRequest(
                "the namespace of the provided object does not match the namespace sent on the request")
        }
        metadata.namespace = route.namespace
    }

    /// Refuses an object of another name or namespace than the path's.
    func checkName(_ metadata: ObjectMeta) throws {
        let name = route.name ?? ""
        if metadata.name.isEmpty {
            throw Refusal.badRequest(
                "the name of the object (\(name) based on URL) was undeterminable: name must be provided")
        }
        if metadata.name != name {
            throw Refusal.badRequest(
                "the name of the object (\(metadata.name)) does not match the name on the URL (\(name))")
        }
        if !route.namespace.isEmpty, !metadata.namespace.isEmpty, metadata.namespace != route.namespace {
            throw Refusal.badRequest(
                "the namespace of the object (\(metadata.namespace)) does not match the namespace on the request "
                    + "(\(route.namespace))")
        }
    }

    /// Notes in the object's metadata who set which of its fields.
    ///
    /// - Parameter live: the stored object's manifest; `nil` for a new object.
    func record<Object: Admitted>(
        _ object: inout Object, over live: JSON?, _ options: WriteOptions, at now: Timestamp
    ) {
        guard let schema = resource.schema else { return }
        let manager = FieldManager.name(
            fieldManager: options.fieldManager, userAgent: request.headers["user-agent"])
        object.metadata.managedFields = ManagedFields.record(
            live: live, new: resource.manifest(of: object.defaulted()), manager: manager, schema: schema,
            apiVersion: resource.kind.apiVersion, subresource: route.subresource ?? "", now: now, areCanonical: true)
    }
}
