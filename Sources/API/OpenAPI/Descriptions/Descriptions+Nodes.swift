extension Descriptions {
    /// Nodes.
    static let nodes = """
        AttachedVolume: A volume that is attached to a node.
            devicePath: Path of the device.
            name: Name of the volume.
        ConfigMapNodeConfigSource: No longer used: a ConfigMap with the kubelet's settings.
            kubeletConfigKey: The key that holds the settings.
            name: Name of the ConfigMap.
            namespace: Namespace of the ConfigMap.
            resourceVersion: Version of the ConfigMap; only in a node's status.
            uid: UID of the ConfigMap; only in a node's status.
        ContainerImage: An image on a node.
            names: Names of the image.
            sizeBytes: Size of the image in bytes.
        DaemonEndpoint: A port of a daemon.
            Port: The port.
        Node: A machine that runs Pods.
            spec: What the node should be.
            status: What was last observed of it.
        NodeAddress: An address of a node.
            address: The address or name.
            type: Hostname, InternalIP, ExternalIP, InternalDNS or ExternalDNS.
        NodeAllocatableResourceClaimStatus: Resources of the node that a claim takes up.
            containers: The containers that use the claim.
            resourceClaimName: Name of the claim.
            resources: How much of each resource.
        NodeCondition: One observation about a node.
            lastHeartbeatTime: When the kubelet last reported it.
            type: Ready, MemoryPressure, DiskPressure, PIDPressure or NetworkUnavailable.
        NodeConfigSource: No longer used: where the kubelet's settings come from.
            configMap: A ConfigMap with the settings.
        NodeConfigStatus: No longer used: which settings the kubelet runs with.
            active: The settings in use.
            assigned: The settings that the node will try to use.
            error: What is wrong with the assigned settings.
            lastKnownGood: The settings that the kubelet falls back to.
        NodeDaemonEndpoints: Where the daemons of a node listen.
            kubeletEndpoint: Where the kubelet listens.
        NodeFeatures: What the container runtime can do.
            supplementalGroupsPolicy: Whether it knows supplementalGroupsPolicy.
        NodeRuntimeHandler: A way of running containers.
            features: What it can do.
            name: Name of the handler; empty for the default one.
        NodeRuntimeHandlerFeatures: What a way of running containers can do.
            recursiveReadOnlyMounts: Whether it knows recursiveReadOnly.
            userNamespaces: Whether it knows user namespaces.
        NodeSpec: What a node should be.
            configSource: No longer used.
            externalID: Deprecated and unused.
            podCIDR: The range of addresses for the node's Pods.
            podCIDRs: All ranges of addresses for the node's Pods, at most one of each family; the first is podCIDR.
            providerID: Identifier of the machine with its provider, as <provider>://<id>.
            taints: Taints that keep away Pods that do not tolerate them.
            unschedulable: Whether new Pods are kept away; kubectl cordon sets it. Defaults to false.
        NodeStatus: What was last observed of a node.
            addresses: How the node can be reached.
            allocatable: Resources that Pods may use. Defaults to the capacity.
            capacity: All resources of the node.
            conditions: Observations about the node; Ready decides whether it gets Pods.
            config: No longer used.
            daemonEndpoints: Where the node's daemons listen.
            declaredFeatures: Features that the kubelet says it has.
            features: What the container runtime can do.
            images: Images on the node.
            nodeInfo: Versions and identifiers of the machine.
            phase: Deprecated and unused.
            runtimeHandlers: Ways of running containers.
            volumesAttached: Volumes attached to the node.
            volumesInUse: Volumes that Pods use and that must not be detached.
        NodeSwapStatus: Swap space of a node.
            capacity: Its size in bytes.
        NodeSystemInfo: Versions and identifiers of a machine.
            architecture: Processor, in Go's words, such as amd64.
            bootID: Changes with every boot.
            containerRuntimeVersion: The runtime and its version, such as containerd://2.0.0.
            kernelVersion: Version of the kernel.
            kubeProxyVersion: Deprecated: version of kube-proxy.
            kubeletVersion: Version of the kubelet.
            machineID: Identifier of the machine, from /etc/machine-id.
            operatingSystem: linux or windows.
            osImage: Name of the system, from /etc/os-release.
            swap: Swap space of the node.
            systemUUID: Identifier that the hardware reports.
        Taint: Keeps Pods that do not tolerate it off a node.
            effect: NoSchedule, PreferNoSchedule, or NoExecute, which also evicts Pods that already run.
            key: Key of the taint.
            timeAdded: When the taint was added. For NoExecute, the start of tolerationSeconds.
            value: Value of the taint.
        """
}
