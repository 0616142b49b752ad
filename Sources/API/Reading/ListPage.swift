import Cluster
import Model

/// The objects of one answer to a list.
struct ListPage: Sendable {
    /// The objects, sorted by namespace and name.
    let objects: [StoredObject]
    /// What the list says of itself.
    let list: Table.ListMeta

    /// Reads the page that a request is about.
    ///
    /// - Throws: ``Refusal``, if the page's moment is over or still to come.
    init(resource: ServedKind, options: ListOptions, on server: APIServer) throws {
        let start = try Start(options, on: server)
        let all = try Self.objects(of: resource, in: options.selection.namespace, at: start.revision, on: server)
        var matching = all[...]
        if let key = start.key {
            let first = all.firstIndex { key < $0.key } ?? all.endIndex
            matching = all[first...]
        }
        let hasConditions = options.selection.hasConditions
        if hasConditions { matching = matching.filter { options.selection.matches($0.object) }[...] }
        let revision = start.revision ?? server.revision
        var list = Table.ListMeta(resourceVersion: String(revision))
        let limit = start.limit
        if limit > 0, matching.count > limit, let last = matching.prefix(limit).last {
            list.continue = ContinueToken(revision: revision, after: last.key).text
            if !hasConditions { list.remainingItemCount = Int64(matching.count - limit) }
            matching = matching.prefix(limit)
        }
        objects = Array(matching)
        self.list = list
    }

    private static func objects(
        of resource: ServedKind, in namespace: String?, at revision: Int64?, on server: APIServer
    ) throws -> [StoredObject] {
        guard let type = resource.type else { return [] }
        if let revision, revision < server.revision {
            return try server.stored(type, in: namespace, at: revision)
        }
        return namespace.map { server.stored(type, in: $0) } ?? server.stored(type)
    }
}

extension ListPage {
    /// Where a page begins.
    private struct Start {
        /// The revision that the page shows; the newest where it is `nil`.
        var revision: Int64?
        /// The last object of the page before.
        var key: ObjectKey?
        /// The most objects of the page; 0 for all.
        var limit: Int

        init(_ options: ListOptions, on server: APIServer) throws {
            limit = Int(clamping: options.limit)
            if !options.continue.isEmpty {
                if let revision = options.revision, revision != 0 {
                    throw Refusal.badRequest("specifying resource version is not allowed when using continue")
                }
                try resume(options, on: server)
                return
            }
            guard let asked = options.revision else { return }
            if asked > server.revision { throw Refusal.tooLargeRevision(asked, current: server.revision) }
            // Any state will do, and then the whole of it is told.
            if asked == 0 { limit = 0 }
            if options.match == "Exact" || (options.match.isEmpty && limit > 0 && asked > 0) {
                guard asked >= server.log.compactedRevision else {
                    throw Refusal(
                        code: 410, reason: "Expired",
                        message: "The resourceVersion for the provided list is too old.")
                }
                revision = asked
            }
        }

        private mutating func resume(_ options: ListOptions, on server: APIServer) throws {
            let token = try ContinueToken(options.continue)
            key = token.after
            guard let revision = token.revision else { return }
            if revision > server.revision {
                throw Refusal.tooLargeRevision(revision, current: server.revision)
            }
            guard revision >= server.log.compactedRevision else { throw token.expired }
            self.revision = revision
        }
    }
}
