public import Model
public protocol Admitted: APIObject {}
public struct InvalidObject: Error, Hashable, Sendable { var description: String { "" } }
extension Admitted {
    func admittedForCreate(at now: Timestamp) throws(InvalidObject) -> Self {
        var new = self
        new.metadata.creationTimestamp = now.wholeSeconds
        new.metadata.generation = 1
        if var pod = new as? Pod { pod.status.phase = .pending; if let p = pod as? Self { new = p } }
        return new
    }
    func admittedForUpdate(from old: Self) throws(InvalidObject) -> Self { self }
    func admittedForStatusUpdate(from old: Self) throws(InvalidObject) -> Self { self }
}
extension StatefulSet: Admitted {}
extension Deployment: Admitted {}
extension ReplicaSet: Admitted {}
extension ControllerRevision: Admitted {}
extension Pod: Admitted {}
extension Service: Admitted {}
extension Endpoints: Admitted {}
extension PersistentVolumeClaim: Admitted {}
extension PersistentVolume: Admitted {}
extension Node: Admitted {}
extension Event: Admitted {}
extension Namespace: Admitted {}
extension ConfigMap: Admitted {}
extension ServiceAccount: Admitted {}
extension EndpointSlice: Admitted {}
extension StorageClass: Admitted {}
