public import Model

extension APIServer {
    /// Stores a new object with defaults, an identity and a free name.
    ///
    /// - Returns: the object as stored.
    /// - Throws: ``APIError``: the name is taken, or the object breaks rules.
    @discardableResult
    public mutating func create<Object: Admitted>(_ object: Object) throws(APIError) -> Object {
        try gated(WriteRequest(verb: .create, type: Object.self, key: object.key, object: object)) {
            (server, request) throws(APIError) in
            try server.createNow(request?.object as? Object ?? object)
        }
    }

    private mutating func createNow<Object: Admitted>(_ object: Object) throws(APIError) -> Object {
        var new = object
        if Object.kind.isNamespaced {
            if new.metadata.namespace.isEmpty { new.metadata.namespace = "default" }
            try checkNamespace(of: new)
        }
        if new.metadata.name.isEmpty, !new.metadata.generateName.isEmpty {
            new.metadata.name = try freeName(Object.self, prefix: new.metadata.generateName, in: new.metadata.namespace)
        }
        complete(&new)
        new = try admitted { () throws(InvalidObject) in try new.admittedForCreate(at: now) }
        guard find(Object.self, new.key) == nil else { throw .alreadyExists(Object.kind, name: new.metadata.name) }
        new.metadata.uid = makeUID()
        commit(&new)
        return new
    }

    /// Replaces an object's desired state; its status stays.
    ///
    /// - Returns: the object as stored; a write that changes nothing makes no revision.
    /// - Throws: ``APIError``: it is gone, it has changed since it was read, or the new state breaks rules.
    @discardableResult
    public mutating func update<Object: Admitted>(_ object: Object) throws(APIError) -> Object {
        try gated(WriteRequest(verb: .update, type: Object.self, key: object.key, object: object)) {
            (server, request) throws(APIError) in
            let new = request?.object as? Object ?? object
            try server.checkGrowth(of: new)
            return try server.write(new) { (new, old) throws(InvalidObject) in
                try new.admittedForUpdate(from: old)
            }
        }
    }

    /// Replaces an object's status; its desired state stays.
    ///
    /// - Returns: the object as stored; a write that changes nothing makes no revision.
    /// - Throws: ``APIError``: it is gone, it has changed since it was read, or the new status breaks rules.
    @discardableResult
    public mutating func updateStatus<Object: Admitted>(_ object: Object) throws(APIError) -> Object {
        try gated(WriteRequest(verb: .updateStatus, type: Object.self, key: object.key, object: object)) {
            (server, request) throws(APIError) in
            try server.write(request?.object as? Object ?? object) { (new, old) throws(InvalidObject) in
                try new.admittedForStatusUpdate(from: old)
            }
        }
    }

    private mutating func write<Object: Admitted>(
        _ object: Object, admit: (Object, Object) throws(InvalidObject) -> Object
    ) throws(APIError) -> Object {
        let old = try get(Object.self, object.key)
        try check(Preconditions(of: object), on: old)
        var new = object
        if new.metadata.resourceVersion != old.metadata.resourceVersion {
            new.metadata.resourceVersion = old.metadata.resourceVersion
        }
        new = try admitted { () throws(InvalidObject) in try admit(new, old) }
        guard new != old else { return old }
        if isReleased(new) {
            remove(new)
        } else {
            commit(&new)
        }
        return new
    }

    private func admitted<Object>(_ admit: () throws(InvalidObject) -> Object) throws(APIError) -> Object {
        do throws(InvalidObject) {
            return try admit()
        } catch {
            throw .invalid(error)
        }
    }

    /// A name that nothing of the kind has; eight are tried, as in Kubernetes.
    private mutating func freeName<Object: APIObject>(
        _ type: Object.Type, prefix: String, in namespace: String
    ) throws(APIError) -> String {
        for _ in 0..<8 {
            let name = prefix.prefix(58) + makeSuffix()
            if find(type, String(name), in: namespace) == nil { return String(name) }
        }
        throw .alreadyExists(type.kind, name: prefix)
    }

    func check(_ preconditions: Preconditions, on object: some APIObject) throws(APIError) {
        if let uid = preconditions.uid, uid != object.metadata.uid {
            throw .conflict(
                object.kind, name: object.metadata.name,
                detail: "Precondition failed: UID in precondition: \(uid), UID in object meta: \(object.metadata.uid)")
        }
        if let version = preconditions.resourceVersion, version != object.metadata.resourceVersion {
            throw .conflict(
                object.kind, name: object.metadata.name,
                detail: "the object has been modified; please apply your changes to the latest version and try again")
        }
    }
}

/// What a write assumes of the object that it is about.
public struct Preconditions: Hashable, Sendable {
    /// The identity that the object must have.
    public var uid: UID?
    /// The version that the object must have.
    public var resourceVersion: String?

    /// Assumes what is given.
    public init(uid: UID? = nil, resourceVersion: String? = nil) {
        self.uid = uid
        self.resourceVersion = resourceVersion
    }

    /// Assumes what an object that was read says of itself; parts that are empty are not assumed.
    public init(of object: some APIObject) {
        let metadata = object.metadata
        uid = metadata.uid == "" ? nil : metadata.uid
        resourceVersion = metadata.resourceVersion.isEmpty ? nil : metadata.resourceVersion
    }
}
