extension Trial {
    /// The trial on one line, such as `ordered: 0 image 1; 4 crash statefulset 1 0 0`, from which it can be run again.
    public var text: String {
        "\(profile.rawValue): " + entries.map { "\($0.wait) \($0.happening.words)" }.joined(separator: "; ")
    }

    /// Reads what ``text`` writes; `nil` for anything else.
    public init?(text: String) {
        let halves = text.split(separator: ":", maxSplits: 1)
        guard let first = halves.first, let profile = Profile(rawValue: first.trimmed) else { return nil }
        self.init(profile: profile, entries: [])
        for part in halves.dropFirst().joined().split(separator: ";") where !part.trimmed.isEmpty {
            var words = Words(part)
            guard let wait = words.number(), let happening = Happening(&words), words.isEmpty else { return nil }
            entries.append(Entry(wait: wait, happening))
        }
    }
}

extension Trial.Happening {
    /// The happening in words and numbers.
    public var words: String {
        switch self {
        case .act(let act): act.words
        case .fault(let fault): fault.words
        }
    }

    fileprivate init?(_ words: inout Words) {
        guard let name = words.next() else { return nil }
        if let act = Act(name, &words) {
            self = .act(act)
        } else if let fault = Fault(name, &words) {
            self = .fault(fault)
        } else {
            return nil
        }
    }
}

extension Act {
    fileprivate var words: String {
        switch self {
        case .scale(let count): "scale \(count)"
        case .image(let version): "image \(version)"
        case .partition(let number): "partition \(number)"
        case .maxUnavailable(let number): "unavailable \(number)"
        case .retention(let deleted, let scaled): "retention \(deleted ? 1 : 0) \(scaled ? 1 : 0)"
        case .deleteSet(let orphaning): orphaning ? "orphan" : "delete"
        case .makeSet: "make"
        }
    }

    fileprivate init?(_ name: String, _ words: inout Words) {
        switch name {
        case "scale": self = .scale(words.number() ?? 0)
        case "image": self = .image(words.number() ?? 0)
        case "partition": self = .partition(words.number() ?? 0)
        case "unavailable": self = .maxUnavailable(max(1, words.number() ?? 1))
        case "retention": self = .retention(whenDeleted: words.number() == 1, whenScaled: words.number() == 1)
        case "orphan": self = .deleteSet(orphaning: true)
        case "delete": self = .deleteSet(orphaning: false)
        case "make": self = .makeSet
        default: return nil
        }
    }
}

extension Fault {
    fileprivate var words: String {
        switch self {
        case .crash(let who, let writes, let behind, let steps): "crash \(who.rawValue) \(writes) \(behind) \(steps)"
        case .stale(let who, let after, let steps): "stale \(who.rawValue) \(after) \(steps)"
        case .skew(let who, let kind, let steps): "skew \(who.rawValue) \(kind.rawValue) \(steps)"
        case .relist(let who): "relist \(who.rawValue)"
        case .lag(let who, let milliseconds): "lag \(who.rawValue) \(milliseconds)"
        case .write(let who, let skipping, let trouble): "write \(who.rawValue) \(skipping) \(trouble.rawValue)"
        case .pause(let who, let seconds): "pause \(who.rawValue) \(seconds)"
        case .clock(let seconds): "clock \(seconds)"
        case .clockBack(let seconds): "clock-back \(seconds)"
        case .nodeLoss(let node, let steps): "nodeloss \(node) \(steps)"
        case .deletePod(let ordinal): "pod-delete \(ordinal)"
        case .forceDeletePod(let ordinal): "pod-force \(ordinal)"
        case .relabelPod(let ordinal): "pod-relabel \(ordinal)"
        case .disownPod(let ordinal): "pod-disown \(ordinal)"
        case .failPod(let ordinal): "pod-fail \(ordinal)"
        case .unreadyPod(let ordinal): "pod-unready \(ordinal)"
        case .deleteClaim(let ordinal): "claim-delete \(ordinal)"
        }
    }

    fileprivate init?(_ name: String, _ words: inout Words) {
        let who = words.controller()
        let first = words.number() ?? 0
        switch (name, who) {
        case ("crash", let who?):
            self = .crash(who, afterWrites: first, behind: words.number() ?? 0, steps: words.number() ?? 0)
        case ("stale", let who?): self = .stale(who, after: first, steps: words.number() ?? 0)
        case ("skew", let who?):
            guard let kind = words.next().flatMap(Watched.init(rawValue:)) else { return nil }
            self = .skew(who, kind, steps: words.number() ?? 0)
        case ("relist", let who?): self = .relist(who)
        case ("lag", let who?): self = .lag(who, milliseconds: first)
        case ("write", let who?):
            guard let trouble = words.next().flatMap(Trouble.init(rawValue:)) else { return nil }
            self = .write(who, skipping: first, trouble)
        case ("pause", let who?): self = .pause(who, seconds: first)
        case ("clock", nil): self = .clock(seconds: first)
        case ("clock-back", nil): self = .clockBack(seconds: first)
        case ("nodeloss", nil): self = .nodeLoss(first, steps: words.number() ?? 0)
        case ("pod-delete", nil): self = .deletePod(first)
        case ("pod-force", nil): self = .forceDeletePod(first)
        case ("pod-relabel", nil): self = .relabelPod(first)
        case ("pod-disown", nil): self = .disownPod(first)
        case ("pod-fail", nil): self = .failPod(first)
        case ("pod-unready", nil): self = .unreadyPod(first)
        case ("claim-delete", nil): self = .deleteClaim(first)
        default: return nil
        }
    }
}

/// The words of a line that is being read.
private struct Words {
    private var rest: ArraySlice<Substring>

    init(_ text: Substring) { rest = text.split(separator: " ")[...] }

    var isEmpty: Bool { rest.isEmpty }

    mutating func next() -> String? { rest.popFirst().map(String.init) }

    /// The next word, if it is a number that is not negative.
    mutating func number() -> Int? {
        guard let number = rest.first.flatMap({ Int($0) }), number >= 0 else { return nil }
        rest.removeFirst()
        return number
    }

    /// The next word, if it names a controller.
    mutating func controller() -> Fault.Controller? {
        guard let controller = rest.first.flatMap({ Fault.Controller(rawValue: String($0)) }) else { return nil }
        rest.removeFirst()
        return controller
    }
}

extension Substring {
    fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}
