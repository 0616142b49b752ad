extension Service: Defaulted {
    /// Fills in the Service and, for a headless one, the addresses that it will never get.
    public mutating func applyDefaults() {
        spec.type.setIfEmpty("ClusterIP")
        spec.sessionAffinity.setIfEmpty("None")
        applySessionAffinityDefaults()
        for index in spec.ports.indices { spec.ports[index].applyDefaults() }
        if ["ClusterIP", "NodePort", "LoadBalancer"].contains(spec.type) {
            spec.internalTrafficPolicy.setIfAbsent("Cluster")
        }
        let hasExternalIPs = spec.other["externalIPs"].map { !$0.isEmptyValue } ?? false
        if ["NodePort", "LoadBalancer"].contains(spec.type) || (spec.type == "ClusterIP" && hasExternalIPs) {
            spec.other["externalTrafficPolicy"] = spec.other["externalTrafficPolicy"] ?? "Cluster"
        }
        if spec.type == "LoadBalancer" {
            spec.other["allocateLoadBalancerNodePorts"] = spec.other["allocateLoadBalancerNodePorts"] ?? true
        }
        if status["loadBalancer"] == nil { status["loadBalancer"] = [:] }
    }

    private mutating func applySessionAffinityDefaults() {
        switch spec.sessionAffinity {
        case "None": spec.other["sessionAffinityConfig"] = nil
        case "ClientIP":
            var config = spec.other["sessionAffinityConfig"] ?? [:]
            config.setIfAbsent("clientIP", [:])
            config.update("clientIP") { $0.setIfAbsent("timeoutSeconds", 10800) }
            spec.other["sessionAffinityConfig"] = config
        default: break
        }
    }

    /// Whether the Service has no address of its own, by its own wish.
    public var isHeadless: Bool { spec.clusterIP == "None" }

    /// Sets the address families, and the addresses of a headless Service; others get theirs from the store.
    mutating func applyAddressDefaults() {
        guard spec.type != "ExternalName" else { return }
        if spec.clusterIPs.isEmpty, !spec.clusterIP.isEmpty { spec.clusterIPs = [spec.clusterIP] }
        if spec.clusterIP.isEmpty, let first = spec.clusterIPs.first { spec.clusterIP = first }
        // Without a selector nobody knows which families the endpoints will have.
        let isOpen = isHeadless && spec.selector.isEmpty
        spec.ipFamilyPolicy.setIfAbsent(isOpen ? "RequireDualStack" : "SingleStack")
        if spec.ipFamilies.isEmpty { spec.ipFamilies = ["IPv4"] }
        if isOpen, spec.ipFamilyPolicy != "SingleStack", spec.ipFamilies.count == 1 {
            spec.ipFamilies.append(spec.ipFamilies == ["IPv4"] ? "IPv6" : "IPv4")
        }
    }
}

extension ServicePort {
    /// Fills in the port; traffic goes to the same number unless another is named.
    fileprivate mutating func applyDefaults() {
        self.protocol.setIfEmpty("TCP")
        if targetPort == nil || targetPort == .int(0) || targetPort == .string("") { targetPort = .int(port) }
    }
}

extension Endpoints: Defaulted {
    /// Fills in the ports' protocols.
    public mutating func applyDefaults() {
        for subset in subsets.indices {
            for port in subsets[subset].ports.indices { subsets[subset].ports[port].protocol.setIfEmpty("TCP") }
        }
    }
}

extension EndpointSlice: Defaulted {
    /// Fills in the ports' names and protocols.
    public mutating func applyDefaults() {
        for index in ports.indices {
            ports[index].name.setIfAbsent("")
            ports[index].protocol.setIfAbsent("TCP")
        }
    }
}
