public import Model
public import Network

extension APIServer {
    /// What DNS says of a Service and the Pods behind it, as of now.
    ///
    /// - Throws: ``APIError/notFound(_:name:)``: there is no such Service.
    public func dnsRecords(of key: ObjectKey, clusterDomain: String = "cluster.local") throws(APIError) -> DNSRecords {
        let service = try get(Service.self, key)
        let slices = list(EndpointSlice.self).filter { slice in
            slice.metadata.namespace == key.namespace && slice.metadata.labels[EndpointSlice.serviceLabel] == key.name
        }
        return DNSRecords(service: service, slices: slices, clusterDomain: clusterDomain)
    }
}
