import Cluster
import Model

extension Call {
    /// One object.
    func get(on server: APIServer) throws -> APIAnswer {
        let version = try ListOptions.revision(QueryReader(request).text("resourceVersion"))
        if let version, version > server.revision {
            throw Refusal.tooLargeRevision(version, current: server.revision)
        }
        guard let type = resource.type, let object = server.stored(type, route.key) else { throw notFound }
        return try answer(200, object, at: server.now)
    }

    /// The objects of a kind, or a page of them.
    func list(on server: APIServer) throws -> APIAnswer {
        let options = try ListOptions(request, route: route)
        let page = try ListPage(resource: resource, options: options, on: server)
        let presenter = Presenter(resource: resource, form: representation.form, now: server.now)
        return .json(
            200, try presenter.text(of: page.objects, list: page.list), mediaType: representation.mediaType,
            warnings: warnings)
    }
}
