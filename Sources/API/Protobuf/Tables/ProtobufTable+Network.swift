extension ProtobufTable {
    /// Numbers of Services and their endpoints.
    static let network = """
        ClientIPConfig
            timeoutSeconds=1
        Endpoint
            addresses=1 conditions=2 hostname=3 targetRef=4 deprecatedTopology=5 nodeName=6 zone=7 hints=8
        EndpointAddress
            ip=1 targetRef=2 hostname=3 nodeName=4
        EndpointConditions
            ready=1 serving=2 terminating=3
        EndpointHints
            forZones=1 forNodes=2
        EndpointPort
            name=1 port=2 protocol=3 appProtocol=4
        EndpointSlice
            metadata=1 endpoints=2 ports=3 addressType=4
        EndpointSubset
            addresses=1 notReadyAddresses=2 ports=3
        Endpoints
            metadata=1 subsets=2
        ForNode
            name=1
        ForZone
            name=1
        LoadBalancerIngress
            ip=1 hostname=2 ipMode=3 ports=4
        LoadBalancerStatus
            ingress=1
        PortStatus
            port=1 protocol=2 error=3
        Service
            metadata=1 spec=2 status=3
        ServicePort
            name=1 protocol=2 port=3 targetPort=4 nodePort=5 appProtocol=6
        ServiceSpec
            ports=1 selector=2 clusterIP=3 type=4 externalIPs=5 sessionAffinity=7 loadBalancerIP=8
            loadBalancerSourceRanges=9 externalName=10 externalTrafficPolicy=11 healthCheckNodePort=12
            publishNotReadyAddresses=13 sessionAffinityConfig=14 ipFamilyPolicy=17 clusterIPs=18 ipFamilies=19
            allocateLoadBalancerNodePorts=20 loadBalancerClass=21 internalTrafficPolicy=22 trafficDistribution=23
        ServiceStatus
            loadBalancer=1 conditions=2
        SessionAffinityConfig
            clientIP=1
        discovery.EndpointPort
            name=1 protocol=2 port=3 appProtocol=4
        """
}
