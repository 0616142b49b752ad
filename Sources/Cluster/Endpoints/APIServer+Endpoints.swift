package import Model

extension APIServer {
    /// The ready endpoints behind a Service's port, each with the number of that port there.
    ///
    /// - Parameter name: the port's name, empty for one that has none.
    package func readyEndpoints(of service: Service, port name: String) -> [(endpoint: Endpoint, port: Int)] {
        let slices = list(EndpointSlice.self).filter { slice in
            slice.metadata.namespace == service.metadata.namespace
                && slice.metadata.labels[EndpointSlice.serviceLabel] == service.metadata.name
        }
        return slices.flatMap { slice -> [(Endpoint, Int)] in
            guard let number = slice.ports.first(where: { $0.name == name })?.port else { return [] }
            return slice.endpoints.filter { $0.conditions.ready != false }.map { ($0, Int(number)) }
        }
    }
}
