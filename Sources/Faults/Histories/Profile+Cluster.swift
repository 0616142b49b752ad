package import Cluster
package import Controller
package import Model

extension Profile {
    /// The name of the set or Deployment that every history is about.
    package static let workloadName = "web"

    /// Where the set or Deployment lives.
    package static let workloadKey = ObjectKey(namespace: "default", name: workloadName)

    /// The set or Deployment that every history of the profile is about.
    package var target: Move.Target {
        Move.Target(kind: self == .deployment ? Deployment.kind : StatefulSet.kind, key: Self.workloadKey)
    }

    /// The settled cluster with which every history of the profile begins.
    ///
    /// - Parameter policies: who decides, the reference or somebody with a bug.
    package func cluster(policies: Policies = Policies(), gates: FeatureGates = FeatureGates()) -> Cluster {
        var settings = Cluster.Settings()
        settings.timings = .brisk
        settings.policies = policies
        settings.gates = gates
        if self == .unavailable { settings.gates.maxUnavailableStatefulSet = true }
        // Stories tell of what goes wrong; the rest shows in the objects themselves.
        settings.events = .warnings
        var cluster = Cluster(settings: settings)
        if self == .disks { _ = try? cluster.server.create(StorageClass.network) }
        makeWorkload(in: &cluster)
        cluster.settle(until: cluster.now + .seconds(600))
        return cluster
    }

    /// Makes the set or Deployment, unless there is one.
    func makeWorkload(in cluster: inout Cluster) {
        let type: any Admitted.Type = self == .deployment ? Deployment.self : StatefulSet.self
        guard cluster.server.find(StatefulSet.self, Self.workloadKey) == nil else { return }
        // What the manifest asks for is well formed, and nothing else has the name.
        _ = try? cluster.apply(manifest, type: type)
    }

    private var manifest: JSON {
        var spec: JSON = [
            "replicas": 3, "selector": ["matchLabels": ["app": "web"]],
            "template": [
                "metadata": ["labels": ["app": "web"]],
                "spec": ["containers": [["name": "web", "image": "app:0"]]],
            ],
        ]
        if self != .deployment { spec = spec.mergePatched(with: ["serviceName": "web"]) }
        switch self {
        case .ordered, .deployment: break
        case .parallel: spec = spec.mergePatched(with: ["podManagementPolicy": "Parallel"])
        case .unavailable:
            spec = spec.mergePatched(with: [
                "podManagementPolicy": "Parallel", "updateStrategy": ["rollingUpdate": ["maxUnavailable": 2]],
            ])
        case .claims, .disks:
            var claim: JSON = [
                "metadata": ["name": "data"],
                "spec": ["accessModes": ["ReadWriteOnce"], "resources": ["requests": ["storage": "1Gi"]]],
            ]
            if self == .disks {
                claim = claim.mergePatched(with: ["spec": ["storageClassName": "network"]])
            }
            spec = spec.mergePatched(with: ["volumeClaimTemplates": [claim]])
        }
        return [
            "apiVersion": "apps/v1", "kind": .string(target.kind.name),
            "metadata": ["name": .string(Self.workloadName), "namespace": "default"], "spec": spec,
        ]
    }
}

extension StorageClass {
    /// A class whose volumes can be attached to any node, to one at a time.
    fileprivate static var network: StorageClass {
        var made = StorageClass()
        made.metadata.name = "network"
        made.provisioner = "ordinal.dev/network-disk"
        return made
    }
}

extension Timings {
    /// Delays so short that they only tell before from after; the parts still see one another's writes late.
    package static let brisk = Timings(
        watch: .zero, pass: .zero, schedule: .zero, imagePull: .zero, containerStart: .milliseconds(2),
        readiness: .milliseconds(2), shutdown: .milliseconds(2), provision: .milliseconds(2), jitter: 0)
}
