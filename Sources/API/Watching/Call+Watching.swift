import Cluster
import Model

extension Call {
    /// How long a watch goes on that does not say, in seconds.
    private static let defaultTimeout: Int64 = 45 * 60

    /// The changes of the objects that a selection means.
    func watch(on server: APIServer) throws -> WatchStream {
        var options = try ListOptions(request, route: route)
        options.isWatch = true
        let presenter = Presenter(resource: resource, form: representation.form, now: server.now)
        let timeout = options.timeoutSeconds.map { $0 > 0 ? $0 : Self.defaultTimeout } ?? Self.defaultTimeout
        let start = options.revision ?? 0
        if options.sendsInitialEvents == true, start > server.revision {
            throw Refusal.tooLargeRevision(start, current: server.revision)
        }
        let tellsWhatExists = options.sendsInitialEvents ?? (start == 0)
        return WatchStream(
            presenter: presenter, selection: options.selection, mediaType: representation.mediaType,
            start: tellsWhatExists ? nil : start == 0 ? server.revision : start,
            marksInitialEnd: options.sendsInitialEvents == true && options.allowsBookmarks,
            existing: server.revision, bookmarks: options.allowsBookmarks, now: server.now,
            deadline: server.now + .seconds(min(timeout, 24 * 60 * 60)))
    }
}
