import Model

extension ReferenceIdentity {
    /// The records that the Service's endpoints lead to, as the endpoints controller would publish them.
    ///
    /// A Pod is an endpoint if it has an address and has not ended; it is a ready one if it is ready and not
    /// terminating, or if the Service publishes it anyway.
    public func dnsRecords(
        of service: HeadlessService, pods: [ServicePod], clusterDomain: String
    ) -> [DNSRecord] {
        var slice = EndpointSlice()
        slice.endpoints = pods.compactMap { $0.endpoint(of: service) }
        slice.ports = service.ports.map { port in
            var target = EndpointSlicePort()
            target.name = port.name
            target.protocol = port.protocol
            target.port = Int32(clamping: port.targetPort)
            return target
        }
        var object = Service()
        object.metadata.name = service.name
        object.metadata.namespace = service.namespace
        object.spec.clusterIP = "None"
        return DNSRecords(service: object, slices: [slice], clusterDomain: clusterDomain).all.filter { record in
            switch record.content {
            case .a, .aaaa, .srv: true
            case .cname, .ptr: false
            }
        }
    }
}

extension ServicePod {
    /// The Pod as an endpoint of the Service; `nil` where it has no address, or has ended.
    fileprivate func endpoint(of service: HeadlessService) -> Endpoint? {
        guard let address, !hasEnded else { return nil }
        var endpoint = Endpoint()
        endpoint.addresses = [address]
        if !hostname.isEmpty, subdomain == service.name { endpoint.hostname = hostname }
        endpoint.conditions.ready = service.publishNotReadyAddresses || (isReady && !isTerminating)
        return endpoint
    }
}
