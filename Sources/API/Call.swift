import Cluster
import Model

/// One request about a resource.
struct Call: Sendable {
    /// The request.
    let request: APIRequest
    /// What its path names.
    let route: Route
    /// What the answer warns of.
    var warnings: [String]

    /// The resource.
    var resource: ServedKind { route.resource }

    init(_ request: APIRequest, route: Route) {
        self.request = request
        self.route = route
        warnings = route.resource.deprecation.map { [$0] } ?? []
    }

    /// The error of an object that is not there.
    var notFound: Refusal { Refusal(.notFound(resource.kind, name: route.name ?? "")) }

    /// The type of the stored objects.
    ///
    /// - Throws: ``Refusal``, if there are none.
    func storedType() throws -> any Admitted.Type {
        guard let type = resource.type else { throw notFound }
        return type
    }

    /// The answer that shows an object.
    func answer(_ code: Int, _ object: StoredObject, at now: Timestamp) throws -> APIAnswer {
        let representation = try Representation(request)
        let presenter = Presenter(resource: resource, form: representation.form, now: now)
        return .json(
            code, try presenter.text(of: object), mediaType: representation.mediaType, warnings: warnings)
    }
}
