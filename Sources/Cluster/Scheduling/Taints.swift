import Model

extension Taint {
    /// What a taint does to Pods that do not tolerate it.
    enum Effect {
        static let noSchedule = "NoSchedule"
        static let noExecute = "NoExecute"
    }

    /// The taints by which the cluster itself keeps Pods from nodes.
    enum Key {
        static let unschedulable = "node.kubernetes.io/unschedulable"
        static let unreachable = "node.kubernetes.io/unreachable"
        static let notReady = "node.kubernetes.io/not-ready"
        /// By which a person says that nothing runs on the node any more.
        static let outOfService = "node.kubernetes.io/out-of-service"
    }

    init(_ key: String, effect: String, added: Timestamp? = nil) {
        self.init()
        self.key = key
        self.effect = effect
        timeAdded = added
    }
}

extension Toleration {
    /// Whether the Pod puts up with the taint.
    func tolerates(_ taint: Taint) -> Bool {
        guard effect.isEmpty || effect == taint.effect, key.isEmpty || key == taint.key else { return false }
        switch `operator` {
        case "Exists": return true
        case "", "Equal": return !key.isEmpty && value == taint.value
        default: return false
        }
    }
}

extension Pod {
    /// Whether some toleration of the Pod covers the taint.
    func tolerates(_ taint: Taint) -> Bool {
        spec.tolerations.contains { $0.tolerates(taint) }
    }

    /// The claims that the Pod's volumes name, in their order.
    var claimKeys: [ObjectKey] {
        spec.volumes.compactMap { volume in
            volume.persistentVolumeClaim.map {
                ObjectKey(namespace: metadata.namespace, name: $0.claimName)
            }
        }
    }
}
