import Model

extension ServiceAccount {
    /// The name of the account under which Pods run that name none.
    static let standardName = "default"

    /// The account under which a namespace's Pods run that name none.
    static func standard(in namespace: String) -> ServiceAccount {
        var account = ServiceAccount()
        account.metadata = ObjectMeta(name: standardName, namespace: namespace)
        return account
    }
}

extension ConfigMap {
    /// The name of the map by which a namespace's Pods learn whom to trust as the API.
    static let rootCertificateName = "kube-root-ca.crt"

    /// The map by which a namespace's Pods learn whom to trust as the API.
    static func rootCertificate(_ certificate: String, in namespace: String) -> ConfigMap {
        var map = ConfigMap()
        map.metadata = ObjectMeta(name: rootCertificateName, namespace: namespace)
        map.data = ["ca.crt": certificate]
        return map
    }
}

/// Where the API itself is found inside the cluster.
private enum APIAddress {
    static let name = "kubernetes"
    static let port: Int32 = 6443
    static let host = "192.168.255.1"
}

extension Service {
    /// The API's own Service.
    static var api: Service {
        var port = ServicePort()
        port.name = "https"
        port.protocol = "TCP"
        port.port = 443
        port.targetPort = .int(APIAddress.port)
        var service = Service()
        service.metadata = ObjectMeta(
            name: APIAddress.name, namespace: "default", labels: ["component": "apiserver", "provider": "kubernetes"])
        service.spec.type = "ClusterIP"
        service.spec.clusterIP = "10.96.0.1"
        service.spec.clusterIPs = [service.spec.clusterIP]
        service.spec.ports = [port]
        return service
    }
}

extension Endpoints {
    /// Where the API's own Service leads.
    static var api: Endpoints {
        var address = EndpointAddress()
        address.ip = APIAddress.host
        var port = EndpointPort()
        port.name = "https"
        port.port = APIAddress.port
        port.protocol = "TCP"
        var subset = EndpointSubset()
        subset.addresses = [address]
        subset.ports = [port]
        var endpoints = Endpoints()
        endpoints.metadata = ObjectMeta(
            name: APIAddress.name, namespace: "default", labels: ["endpointslice.kubernetes.io/skip-mirror": "true"])
        endpoints.subsets = [subset]
        return endpoints
    }
}

extension EndpointSlice {
    /// Where the API's own Service leads.
    static var api: EndpointSlice {
        var endpoint = Endpoint()
        endpoint.addresses = [APIAddress.host]
        endpoint.conditions.ready = true
        var port = EndpointSlicePort()
        port.name = "https"
        port.port = APIAddress.port
        port.protocol = "TCP"
        var slice = EndpointSlice()
        slice.metadata = ObjectMeta(
            name: APIAddress.name, namespace: "default", labels: [serviceLabel: APIAddress.name])
        slice.addressType = "IPv4"
        slice.endpoints = [endpoint]
        slice.ports = [port]
        return slice
    }
}
