package import Cluster
package import Model

/// A watch in progress, as a value: what it has sent, and so what comes next.
///
/// Whoever listens asks for the next chunk whenever the log has grown or a deadline has come, and sends it.
package struct WatchStream: Sendable {
    /// The media type of the stream.
    package let contentType: String
    /// When the stream ends by itself.
    package let deadline: Timestamp?
    /// The revision up to which everything has been sent.
    package private(set) var revision: Int64

    private var presenter: WatchPresenter
    private let selection: Selection
    /// Whether what exists is still to be told.
    private var tellsWhatExists: Bool
    /// Whether the end of what exists is told.
    private let marksInitialEnd: Bool
    /// When it is next time to say how far the stream is.
    private var nextBookmark: Timestamp?

    /// What to send next.
    package struct Chunk: Hashable, Sendable {
        /// The events' bytes, each event on a line of its own; empty when there is nothing to say.
        package var bytes: [UInt8]
        /// Whether the stream ends after this chunk.
        package var isLast: Bool
    }

    /// A watch that has sent nothing.
    ///
    /// - Parameter start: the revision after which changes are told; where it is `nil`, what exists is told first.
    /// - Parameter existing: the newest revision that there is.
    init(
        presenter: Presenter, selection: Selection, mediaType: String, start: Int64?, marksInitialEnd: Bool,
        existing: Int64, bookmarks: Bool, now: Timestamp, deadline: Timestamp
    ) {
        self.presenter = WatchPresenter(presenter)
        self.selection = selection
        self.deadline = deadline
        self.marksInitialEnd = marksInitialEnd
        contentType = mediaType
        revision = start ?? existing
        tellsWhatExists = start == nil
        nextBookmark = bookmarks ? Self.bookmark(after: now, until: deadline) : nil
    }

    /// When to ask for the next chunk although the log has not grown.
    package var nextMoment: Timestamp? {
        guard let deadline, let nextBookmark else { return deadline ?? nextBookmark }
        return min(deadline, nextBookmark)
    }

    /// The events after what has been sent, up to and with a revision.
    ///
    /// - Parameter server: where the events are.
    /// - Parameter revision: the newest revision that may be told, such as the newest that is durable.
    package mutating func next(from server: APIServer, through revision: Int64) -> Chunk {
        presenter.now = server.now
        var bytes: [UInt8] = []
        do {
            if tellsWhatExists { try tellWhatExists(on: server, at: revision, into: &bytes) }
            try tellChanges(on: server, through: revision, into: &bytes)
        } catch {
            presenter.error(Refusal(error), into: &bytes)
            return Chunk(bytes: bytes, isLast: true)
        }
        if let moment = nextBookmark, moment <= server.now {
            presenter.bookmark(self.revision, into: &bytes)
            nextBookmark = Self.bookmark(after: server.now, until: deadline)
        }
        return Chunk(bytes: bytes, isLast: deadline.map { $0 <= server.now } ?? false)
    }

    private mutating func tellWhatExists(
        on server: APIServer, at revision: Int64, into bytes: inout [UInt8]
    ) throws {
        let objects = try presenter.objects(in: selection.namespace, at: revision, on: server)
        for object in objects where selection.matches(object.object) {
            presenter.event("ADDED", object, into: &bytes)
        }
        tellsWhatExists = false
        self.revision = revision
        if marksInitialEnd { presenter.bookmark(revision, isInitialEnd: true, into: &bytes) }
    }

    private mutating func tellChanges(
        on server: APIServer, through revision: Int64, into bytes: inout [UInt8]
    ) throws {
        guard self.revision < revision else { return }
        for event in try server.log.events(after: self.revision) {
            if event.revision > revision { break }
            guard presenter.concerns(event) else { continue }
            tell(event, into: &bytes)
        }
        self.revision = revision
    }

    /// Tells a change as the selection sees it: an object that enters is new, one that leaves is gone.
    private mutating func tell(_ event: WatchEvent, into bytes: inout [UInt8]) {
        let before = event.storedBefore.flatMap { selection.matches($0.object) ? $0 : nil }
        let isThere = event.change != .deleted && selection.matches(event.object)
        switch (before, isThere) {
        case (nil, false): break
        case (nil, true): presenter.event("ADDED", event.stored, into: &bytes)
        case (_?, true): presenter.event("MODIFIED", event.stored, into: &bytes)
        case (let last?, false):
            let gone = event.change == .deleted ? event.stored : presenter.last(last, at: event.revision)
            presenter.event("DELETED", gone, into: &bytes)
        }
    }

    /// About once a minute, and shortly before the end.
    private static func bookmark(after now: Timestamp, until deadline: Timestamp?) -> Timestamp? {
        let regular = now + .seconds(60)
        guard let deadline else { return regular }
        let last = deadline + .seconds(-2)
        return now < last ? min(regular, last) : regular
    }
}
