import Model

extension APIServer {
    /// Fills in what depends on other objects: the default storage class, a free cluster address, protection.
    mutating func complete<Object: APIObject>(_ object: inout Object) {
        switch object {
        case var claim as PersistentVolumeClaim:
            if claim.spec.storageClassName == nil {
                claim.spec.storageClassName = list(StorageClass.self).first(where: \.isDefault)?.metadata.name
            }
            if !claim.metadata.finalizers.contains(Finalizer.claimProtection) {
                claim.metadata.finalizers.append(Finalizer.claimProtection)
            }
            replace(&object, with: claim)
        case var volume as PersistentVolume:
            if !volume.metadata.finalizers.contains(Finalizer.volumeProtection) {
                volume.metadata.finalizers.append(Finalizer.volumeProtection)
            }
            replace(&object, with: volume)
        case var service as Service:
            allocateAddress(to: &service)
            replace(&object, with: service)
        default: break
        }
    }

    private func replace<Object: APIObject>(_ object: inout Object, with completed: any APIObject) {
        if let completed = completed as? Object { object = completed }
    }

    /// Gives a Service that wants one the lowest free address of 10.96.0.0/16.
    private func allocateAddress(to service: inout Service) {
        guard service.spec.clusterIP.isEmpty, service.spec.type != "ExternalName" else { return }
        let taken = Set(list(Service.self).map(\.spec.clusterIP))
        let free = (1..<65535).lazy.map { "10.96.\($0 / 256).\($0 % 256)" }.first { !taken.contains($0) }
        service.spec.clusterIP = free ?? ""
        service.spec.clusterIPs = free.map { [$0] } ?? []
    }
}

/// The finalizers of the cluster's own controllers.
enum Finalizer {
    static let claimProtection = "kubernetes.io/pvc-protection"
    static let volumeProtection = "kubernetes.io/pv-protection"
}

extension StorageClass {
    /// The annotation by which an administrator makes a class the default.
    static let defaultAnnotation = "storageclass.kubernetes.io/is-default-class"

    /// Whether claims that name no class get this one.
    var isDefault: Bool { metadata.annotations[Self.defaultAnnotation] == "true" }
}
