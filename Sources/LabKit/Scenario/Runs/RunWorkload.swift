import Model

/// What an application runs on in a simulated cluster.
public enum RunWorkload: Hashable, Sendable {
    /// A StatefulSet with a disk for each Pod.
    case statefulSet
    /// A Deployment whose Pods share the one disk that its template can name.
    case deployment
    /// A Deployment of a single Pod with one disk, which ends before its successor starts.
    case singlePod

    /// What people call it.
    public var name: String {
        switch self {
        case .statefulSet: "StatefulSet"
        case .deployment: "Deployment"
        case .singlePod: "Deployment, one Pod, Recreate"
        }
    }

    /// How many Pods it begins with.
    var replicas: Int32 {
        switch self {
        case .statefulSet, .deployment: 3
        case .singlePod: 1
        }
    }

    /// The kind of the object that moves are about.
    var kind: Kind {
        switch self {
        case .statefulSet: StatefulSet.kind
        case .deployment, .singlePod: Deployment.kind
        }
    }

    /// The claim that a Deployment's template names; a StatefulSet makes its own.
    var sharedClaim: JSON? {
        guard self != .statefulSet else { return nil }
        return [
            "apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": ["name": "data"], "spec": Self.claimSpec,
        ]
    }

    /// The object itself.
    var manifest: JSON {
        var spec: JSONObject = [
            "replicas": .integer(Int64(replicas)), "selector": ["matchLabels": ["app": "ledger"]], "template": template,
        ]
        switch self {
        case .statefulSet:
            spec["serviceName"] = "ledger"
            spec["volumeClaimTemplates"] = [["metadata": ["name": "data"], "spec": Self.claimSpec]]
        case .deployment: break
        case .singlePod: spec["strategy"] = ["type": "Recreate"]
        }
        return [
            "apiVersion": "apps/v1", "kind": .string(kind.name), "metadata": ["name": "ledger"], "spec": .object(spec),
        ]
    }

    private static let claimSpec: JSON = [
        "accessModes": ["ReadWriteOnce"], "resources": ["requests": ["storage": "1Gi"]],
    ]

    private var template: JSON {
        var spec: JSONObject = [
            "containers": [
                ["name": "ledger", "image": "ledger:1", "volumeMounts": [["name": "data", "mountPath": "/data"]]]
            ]
        ]
        if self != .statefulSet {
            spec["volumes"] = [["name": "data", "persistentVolumeClaim": ["claimName": "data"]]]
        }
        return ["metadata": ["labels": ["app": "ledger"]], "spec": .object(spec)]
    }
}

/// What befalls an application in a recorded run.
public enum RunFault: Hashable, Sendable {
    /// Somebody deletes the Pod of a place, as an eviction does.
    case evict(place: Int)
    /// Somebody releases another image.
    case release(String)
    /// Somebody wants this many Pods.
    case scale(Int32)
}
