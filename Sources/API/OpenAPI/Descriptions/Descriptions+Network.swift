extension Descriptions {
    /// Services and their endpoints.
    static let network = """
        ClientIPConfig: How long a client is kept with one Pod.
            timeoutSeconds: Seconds since its last connection, 1 to 86400. Defaults to 10800, three hours.
        Endpoint: One backend of a Service.
            addresses: Its addresses; consumers look at the first only, and slices are written with one.
            conditions: Whether it takes traffic.
            deprecatedTopology: Leftover of the beta version; cannot be set.
            hints: Who should send traffic here.
            hostname: Host name of the backend, for DNS. The Pods of a StatefulSet have theirs here.
            nodeName: The node that it runs on.
            targetRef: The Pod or other object behind it.
            zone: The zone that it is in.
        EndpointAddress: One address of a Service's backends.
            hostname: Host name of the backend, for DNS.
            ip: The address. Loopback and link-local ones are not allowed.
            nodeName: The node that it runs on.
            targetRef: The Pod or other object behind it.
        EndpointConditions: Whether a backend takes traffic.
            ready: Whether it may get new traffic: serving and not terminating, unless the Service publishes
                addresses that are not ready. Absent means true.
            serving: Whether it can answer, terminating or not. Absent means as ready.
            terminating: Whether it is going away. Absent means no.
        EndpointHints: Who should send traffic to a backend.
            forNodes: Nodes whose clients should prefer it; at most 8.
            forZones: Zones whose clients should prefer it; at most 8.
        EndpointPort: One port of a Service's backends.
            name: Name of the Service's port; may be empty if there is only one.
            port: The port of the backends.
        EndpointSlice: Some of a Service's backends; together the slices with its kubernetes.io/service-name label hold
                all.
            addressType: IPv4, IPv6 or FQDN (deprecated). Cannot be changed.
            endpoints: The backends, at most 1000.
            ports: Their ports, at most 20000; a port without a number stands for all.
        EndpointSubset: Backends with the same ports.
            addresses: Backends that are ready.
            notReadyAddresses: Backends that are not ready yet or no longer.
            ports: The ports of each of them.
        Endpoints: Deprecated, see EndpointSlice: the backends of the Service of the same name.
            subsets: The backends, grouped by their ports. Each stands once.
        ForNode: A node that should prefer a backend.
            name: Name of the node.
        ForZone: A zone that should prefer a backend.
            name: Name of the zone.
        LoadBalancerIngress: A way into a load balancer.
            hostname: Its name, if it goes by name.
            ip: Its address, if it goes by address.
            ipMode: VIP leaves the address on packets, Proxy replaces it with the node's or Pod's. Only with ip; VIP
                if absent.
            ports: What became of each port.
        LoadBalancerStatus: What a load balancer came to.
            ingress: The ways in. Traffic to them should reach the Service.
        PortStatus: What became of a load balancer's port.
            error: Why it failed, as CamelCase or prefix/name. Absent if it did not.
            port: The port.
            protocol: TCP, UDP or SCTP.
        Service: A stable name, and mostly an address, for a set of Pods.
            spec: What the Service should be.
            status: What was last observed of it.
        ServicePort: One port of a Service.
            name: Name of the port, a DNS label; needed if there are several.
            nodePort: Port of every node that leads here, for type NodePort and LoadBalancer. Chosen from 30000 to
                32767 if absent.
            port: The port of the Service, 1 to 65535.
            targetPort: Number or name of the port of the Pods. Defaults to port; ignored if clusterIP is None.
        ServiceSpec: What a Service should be.
            allocateLoadBalancerNodePorts: Whether a load balancer gets node ports. Defaults to true; only with type
                LoadBalancer.
            clusterIP: The Service's address: chosen if absent; None for a headless Service, which gives each Pod a
                name instead, as a StatefulSet needs. Cannot be changed except through type.
            clusterIPs: The Service's addresses, at most one of each family; the first is clusterIP.
            externalIPs: Addresses outside the cluster's control whose traffic nodes take for this Service.
            externalName: Name that the Service is an alias for, through a CNAME record. With type ExternalName.
            externalTrafficPolicy: Cluster spreads outside traffic over all nodes; Local keeps it on the node and
                keeps the client's address. Defaults to Cluster.
            healthCheckNodePort: Port of the nodes that tells load balancers whether there are Pods. For
                externalTrafficPolicy Local; cannot be changed.
            internalTrafficPolicy: Cluster, or Local, which keeps the cluster's own traffic on the node and drops it
                if there is no Pod. Defaults to Cluster.
            ipFamilies: IPv4, IPv6 or both in order. The first cannot be changed, the second added and removed.
            ipFamilyPolicy: SingleStack, PreferDualStack or RequireDualStack. Defaults to SingleStack.
            loadBalancerClass: Which implementation makes the load balancer. Set only with type LoadBalancer; then
                it cannot be changed.
            loadBalancerIP: Deprecated: the load balancer's address, where the implementation heeds it.
            loadBalancerSourceRanges: Ranges of client addresses that the load balancer lets in, where it can.
            ports: The ports. A headless Service may have none.
            publishNotReadyAddresses: Whether Pods count before they are ready. A StatefulSet whose Pods must find
                each other to get ready needs it. Defaults to false.
            selector: Labels of the Pods that get the traffic. Absent, someone else writes the endpoints.
            sessionAffinity: None, or ClientIP, which sends a client to the same Pod. Defaults to None.
            sessionAffinityConfig: Settings for sessionAffinity.
            trafficDistribution: A preference for near backends: PreferSameZone, PreferSameNode, or PreferClose, the
                older name of PreferSameZone.
            type: ClusterIP (within the cluster), NodePort, LoadBalancer or ExternalName. Each but the last includes
                those before it. Defaults to ClusterIP.
        ServiceStatus: What was last observed of a Service.
            loadBalancer: What the load balancer came to.
        SessionAffinityConfig: Settings for keeping clients with one Pod.
            clientIP: Settings for ClientIP.
        discovery.EndpointPort = EndpointPort: One port of a slice's backends.
            name: Name of the Service's port, unique in the slice. Empty or absent if it has none.
            port: The port of the backends; absent stands for all ports.
            protocol: TCP, UDP or SCTP. Defaults to TCP.
        """
}
