import Model

/// What stands between everybody who writes and the store: it notes each write, and lets some of them go wrong.
///
/// A server without one answers as ever, and pays no more than the question whether there is one.
package struct WriteGate: Sendable {
    /// A write to come that will go wrong.
    package struct Trap: Hashable, Sendable {
        /// Whose write it is.
        package let author: Components.Name
        /// How many of the author's writes go well before.
        package var skipping: Int
        /// What becomes of the write.
        package let fate: WriteFate

        /// The author's next write but this many has this fate.
        package init(author: Components.Name, skipping: Int, fate: WriteFate) {
            self.author = author
            self.skipping = skipping
            self.fate = fate
        }
    }

    /// The writes to come that will go wrong.
    package var traps: [Trap] = []
    /// Changes a request before the store sees it: how a planted bug gets into a controller that has none.
    package var tamper: (@Sendable (inout WriteRequest) -> Void)?
    /// The writes since the notes were last taken, whatever became of them.
    package private(set) var notes: [WriteRequest] = []
    /// Who has ended and waits to be started again.
    package private(set) var crashed: Components.Name?
    /// Which traps have gone off.
    package private(set) var sprung: [Trap] = []
    /// Who is at work; `nil` while a user is.
    var author: Components.Name? {
        didSet { latest = author ?? latest }
    }
    /// Who was at work last.
    package private(set) var latest: Components.Name?

    /// Nothing goes wrong yet.
    package init() {}

    /// Hands over what was noted, and begins anew.
    package mutating func takeNotes() -> [WriteRequest] {
        if notes.isEmpty { return [] }
        defer { notes.removeAll(keepingCapacity: true) }
        return notes
    }

    /// Whoever has ended was started again.
    package mutating func recover() { crashed = nil }

    /// Notes a write.
    ///
    /// - Returns: what becomes of it; `nil` where it simply is answered.
    mutating func pass(_ request: inout WriteRequest) -> WriteFate? {
        request.author = author
        if let author, author == crashed { return .crash }
        // Nothing depends on events, so their fates would be no trouble to anybody.
        if request.type == Event.self { return nil }
        tamper?(&request)
        let fate = author.flatMap { next(of: $0) }
        if fate == .crash { crashed = author } else { notes.append(request) }
        if fate == .conflict {
            let version = request.object?.metadata.resourceVersion ?? request.preconditions.resourceVersion
            if request.verb == .create || version ?? "" == "" { return nil }
        }
        return fate
    }

    /// The fate of an author's next write.
    private mutating func next(of author: Components.Name) -> WriteFate? {
        var due: Int?
        for index in traps.indices where traps[index].author == author {
            if traps[index].skipping == 0 { due = due ?? index } else { traps[index].skipping -= 1 }
        }
        guard let due else { return nil }
        let trap = traps.remove(at: due)
        sprung.append(trap)
        return trap.fate
    }
}

extension APIServer {
    /// Lets a write through the gate, if there is one.
    mutating func gated<Answer>(
        _ request: @autoclosure () -> WriteRequest,
        _ write: (inout APIServer, WriteRequest?) throws(APIError) -> Answer
    ) throws(APIError) -> Answer {
        guard gate != nil else { return try write(&self, nil) }
        var request = request()
        switch gate?.pass(&request) {
        case nil: return try write(&self, request)
        case .conflict?:
            throw .conflict(
                request.type.kind, name: request.key.name,
                detail: "the object has been modified; please apply your changes to the latest version and try again")
        case .crash?: throw .unavailable("the client has ended")
        case .refused(let error)?: throw error
        case .unanswered(let error)?:
            _ = try write(&self, request)
            throw error
        }
    }
}
