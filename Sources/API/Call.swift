import Cluster
import Model

/// One request about a resource.
struct Call: Sendable {
    /// The request; its body is JSON once it was read.
    var request: APIRequest
    /// What its path names.
    let route: Route
    /// The form in which the client wants the answer; it is known before anything is written.
    let representation: Representation
    /// What the answer warns of.
    var warnings: [String]

    /// The resource.
    var resource: ServedKind { route.resource }

    /// A request about what its path was found to name.
    ///
    /// - Throws: ``Refusal``, if the client takes no answer that there is.
    init(_ request: APIRequest, route: Route) throws {
        self.request = request
        self.route = route
        representation = try Representation(request)
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

    /// The answer that shows an object as it was just written.
    func answer<Object: APIObject>(_ code: Int, written object: Object, on server: APIServer) throws -> APIAnswer {
        // What the store shares with its watchers is written as text only once.
        let stored = server.stored(Object.self, object.key).flatMap { $0.value(as: Object.self) == object ? $0 : nil }
        return try answer(code, stored ?? StoredObject(object), at: server.now)
    }

    /// The answer that shows an object.
    func answer(_ code: Int, _ object: StoredObject, at now: Timestamp) throws -> APIAnswer {
        let presenter = Presenter(resource: resource, form: representation.form, now: now)
        return .json(
            code, try presenter.text(of: object), mediaType: representation.mediaType, warnings: warnings)
    }
}
