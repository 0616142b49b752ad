public import Model

/// One thing that happened to one object, in the words of a person who watches the cluster.
public struct Occurrence: Hashable, Sendable {
    /// When it happened.
    public let time: Timestamp
    /// The kind of the object, such as `Pod`.
    public let kind: String
    /// The object's namespace; empty for objects of the whole cluster.
    public let namespace: String
    /// The object's name.
    public let name: String
    /// What happened, such as `Scaled 3 → 5`.
    public let what: String
    /// Whether somebody should look at it.
    public let isWarning: Bool

    /// An occurrence of these parts.
    public init(
        time: Timestamp, kind: String, namespace: String, name: String, what: String, isWarning: Bool = false
    ) {
        self.time = time
        self.kind = kind
        self.namespace = namespace
        self.name = name
        self.what = what
        self.isWarning = isWarning
    }

    /// The object as one word, such as `pod/nginx-web-1`; another namespace than `default` stands before it.
    public var subject: String {
        let place = namespace.isEmpty || namespace == "default" ? "" : "\(namespace)/"
        return "\(place)\(Self.word(for: kind))/\(name)"
    }

    /// What stands for a kind in a subject: the word that people type, where there is a usual one.
    static func word(for kind: String) -> String {
        switch kind {
        case StatefulSet.kind.name: "sts"
        case Deployment.kind.name: "deploy"
        case ReplicaSet.kind.name: "rs"
        case ControllerRevision.kind.name: "revision"
        case PersistentVolumeClaim.kind.name: "pvc"
        case PersistentVolume.kind.name: "pv"
        case Service.kind.name: "svc"
        default: kind.lowercased()
        }
    }
}

extension Occurrence {
    /// The widths to which a line's time and subject are filled up.
    public struct Columns: Hashable, Sendable {
        /// The width of the time, which ends where its column ends.
        public var time: Int
        /// The width of the subject, which begins where its column begins.
        public var subject: Int

        /// Columns of these widths; without them, as wide as a run of minutes with a few sets needs.
        public init(time: Int = 10, subject: Int = 28) {
            self.time = time
            self.subject = subject
        }

        /// The narrowest columns in which these occurrences stand aligned.
        ///
        /// A subject that is longer than 32 characters, such as a volume's, moves only its own line.
        public init(fitting occurrences: some Sequence<Occurrence>, since start: Timestamp) {
            self.init(time: 0, subject: 0)
            for occurrence in occurrences {
                time = max(time, ElapsedText.text(occurrence.time - start).count)
                if occurrence.subject.count <= 32 { subject = max(subject, occurrence.subject.count) }
            }
        }
    }

    /// The line that tells it: `    +2.400s  pod/nginx-web-1               Ready`.
    ///
    /// - Parameter start: the moment that times are counted from.
    public func text(since start: Timestamp, columns: Columns = Columns()) -> String {
        let time = ElapsedText.text(time - start)
        return String(repeating: " ", count: max(0, columns.time - time.count)) + time + "  "
            + subject + String(repeating: " ", count: max(0, columns.subject - subject.count)) + "  " + what
    }

    /// The occurrence as a JSON object.
    public var json: JSON {
        [
            "time": time.json, "kind": .string(kind), "namespace": .string(namespace), "name": .string(name),
            "subject": .string(subject), "what": .string(what), "warning": .bool(isWarning),
        ]
    }
}

extension Sequence<Occurrence> {
    /// One line for each, aligned, with a line break after each.
    public func text(since start: Timestamp) -> String {
        let occurrences = Array(self)
        let columns = Occurrence.Columns(fitting: occurrences, since: start)
        return occurrences.map { $0.text(since: start, columns: columns) + "\n" }.joined()
    }
}
