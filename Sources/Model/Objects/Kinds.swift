/// The kinds of object that the cluster knows.
public enum Kinds {
    /// Every kind's type.
    public static let all: [any APIObject.Type] = [
        StatefulSet.self, Deployment.self, ReplicaSet.self, ControllerRevision.self,
        Pod.self, Service.self, Endpoints.self, PersistentVolumeClaim.self, PersistentVolume.self, Node.self,
        Event.self, Namespace.self, ConfigMap.self, ServiceAccount.self,
        EndpointSlice.self, StorageClass.self, Lease.self,
    ]

    /// The type for a manifest's `apiVersion` and `kind`.
    public static func type(apiVersion: String, kind: String) -> (any APIObject.Type)? {
        all.first { $0.kind.apiVersion == apiVersion && $0.kind.name == kind }
    }

    /// The type that a person means by a word: plural, singular, short name, each also with its group.
    public static func type(named word: String) -> (any APIObject.Type)? {
        let word = word.lowercased()
        return all.first { type in
            let kind = type.kind
            let names = [kind.plural, kind.singular] + kind.shortNames
            return names.contains(word) || (!kind.group.isEmpty && names.contains { "\($0).\(kind.group)" == word })
        }
    }
}
