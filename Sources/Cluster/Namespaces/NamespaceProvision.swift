import Controller
import Model

/// Sees to it that every namespace has one object of a certain name and content, as long as the namespace is wanted.
///
/// - Note: a namespace's key stands for it in the queue.
struct NamespaceProvision<Object: Admitted>: Sendable {
    let name: String
    let make: @Sendable (_ namespace: String) -> Object

    func observe(_ event: WatchEvent, queue: inout WorkQueue, now: Timestamp) {
        if let namespace = event.object(as: Namespace.self), event.change != .deleted, !namespace.metadata.isTerminating
        {
            queue.add(namespace.key, at: now)
        } else if let object = event.object(as: Object.self), event.change != .added, object.metadata.name == name {
            queue.add(ObjectKey(namespace: "", name: object.metadata.namespace), at: now)
        }
    }

    /// Makes the object where it is missing, and brings its content back where somebody changed it.
    func reconcile(
        _ key: ObjectKey, server: inout APIServer, repair: (inout Object, Object) -> Void
    ) throws(APIError) {
        guard let namespace = server.find(Namespace.self, key), !namespace.metadata.isTerminating else { return }
        let wanted = make(key.name)
        guard var known = server.find(Object.self, wanted.key) else {
            try server.create(wanted)
            return
        }
        repair(&known, wanted)
        try server.update(known)
    }
}

/// Gives every namespace the account under which its Pods run.
struct ServiceAccountController: Reconciler {
    static let name = "serviceaccount-controller"
    static let interests = KindSet(Namespace.self, ServiceAccount.self)

    private let provision = NamespaceProvision(name: ServiceAccount.standardName, make: ServiceAccount.standard)

    mutating func observe(_ event: WatchEvent, queue: inout WorkQueue, now: Timestamp) {
        provision.observe(event, queue: &queue, now: now)
    }

    mutating func reconcile(_ key: ObjectKey, server: inout APIServer) throws -> Timestamp? {
        try provision.reconcile(key, server: &server) { _, _ in }
        return nil
    }
}

/// Gives every namespace the map by which its Pods learn whom to trust as the API.
struct RootCertificatePublisher: Reconciler {
    static let name = "root-ca-cert-publisher"
    static let interests = KindSet(Namespace.self, ConfigMap.self)

    private let provision: NamespaceProvision<ConfigMap>

    init(certificate: String) {
        provision = NamespaceProvision(name: ConfigMap.rootCertificateName) { namespace in
            ConfigMap.rootCertificate(certificate, in: namespace)
        }
    }

    mutating func observe(_ event: WatchEvent, queue: inout WorkQueue, now: Timestamp) {
        provision.observe(event, queue: &queue, now: now)
    }

    mutating func reconcile(_ key: ObjectKey, server: inout APIServer) throws -> Timestamp? {
        try provision.reconcile(key, server: &server) { known, wanted in
            known.data = wanted.data
            known.binaryData = [:]
        }
        return nil
    }
}
