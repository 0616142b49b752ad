import Model

extension APIServer {
    /// Makes what every cluster starts with: namespaces, the default storage class, nodes that are ready, and the
    /// API's own Service where it has one.
    mutating func bootstrap(_ settings: Cluster.Settings) {
        eventDetail = settings.events
        do {
            for name in Namespace.initial {
                var namespace = Namespace()
                namespace.metadata.name = name
                try create(namespace)
            }
            // Without controllers nobody makes volumes, so no claim should be promised one.
            if settings.controllers { try create(StorageClass.standard) }
            for number in 0..<settings.nodes { try create(Node.ready(number: number + 1, now: now)) }
            // A stream of random numbers of their own: what users make is the same with and without these.
            let users = random
            random = SplitMix64(seed: ~settings.seed)
            defer { random = users }
            for name in Namespace.initial {
                try create(ServiceAccount.standard(in: name))
                try create(ConfigMap.rootCertificate(settings.rootCertificate, in: name))
            }
            guard settings.publishesAPI else { return }
            try create(Service.api)
            try create(Endpoints.api)
            try create(EndpointSlice.api)
        } catch {
            preconditionFailure("what every cluster starts with was refused: \(error)")
        }
    }
}

extension Namespace {
    /// The namespaces that every cluster has.
    static let initial = ["default", "kube-system", "kube-public", "kube-node-lease"]
}

extension StorageClass {
    /// The default class: a volume is made once a Pod that uses the claim has a node.
    static var standard: StorageClass {
        var storageClass = StorageClass()
        storageClass.metadata.name = "standard"
        storageClass.metadata.annotations[defaultAnnotation] = "true"
        storageClass.provisioner = "ordinal.dev/simulated-disk"
        storageClass.reclaimPolicy = "Delete"
        storageClass.volumeBindingMode = "WaitForFirstConsumer"
        storageClass.allowVolumeExpansion = true
        return storageClass
    }
}

extension Node {
    /// A node that is ready for Pods.
    static func ready(number: Int, now: Timestamp) -> Node {
        var node = Node()
        node.metadata.name = "node-\(number)"
        node.metadata.labels = [
            "kubernetes.io/hostname": node.metadata.name, "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64",
        ]
        node.spec.podCIDR = "10.244.\(number).0/24"
        node.spec.podCIDRs = [node.spec.podCIDR]
        node.status.capacity = ["cpu": Quantity(4), "pods": Quantity(110)]
        node.status.capacity["memory"] = Quantity("16Gi")
        node.status.allocatable = node.status.capacity
        node.status.addresses = [
            NodeAddress(type: "InternalIP", address: "192.168.0.\(number)"),
            NodeAddress(type: "Hostname", address: node.metadata.name),
        ]
        node.status.nodeInfo = [
            "architecture": "amd64", "operatingSystem": "linux", "kubeletVersion": "v1.36.2",
            "osImage": "Ordinal simulated node", "containerRuntimeVersion": "ordinal://1", "kernelVersion": "simulated",
        ]
        node.status.conditions = [.ready(since: now)]
        return node
    }
}

extension NodeAddress {
    fileprivate init(type: String, address: String) {
        self.init()
        self.type = type
        self.address = address
    }
}

extension NodeCondition {
    /// The condition of a node that is well.
    static func ready(since now: Timestamp) -> NodeCondition {
        var condition = NodeCondition()
        condition.type = "Ready"
        condition.status = .true
        condition.lastHeartbeatTime = now
        condition.lastTransitionTime = now.wholeSeconds
        condition.reason = "KubeletReady"
        condition.message = "kubelet is posting ready status"
        return condition
    }
}
