extension Timeline {
    /// One Pod, from its creation until it was gone.
    public struct Incarnation: Sendable, Hashable {
        /// What tells it from every other Pod of the same name.
        public var uid: String

        /// The node that it was bound to; nil if it was never scheduled.
        public var node: String?

        /// The revision of its template, which decides its hue; nil draws it grey.
        public var revision: String?

        /// The image of its main container.
        public var image: String?

        /// Its phases in order of time.
        public var spans: [Span]

        /// Makes an incarnation from its parts.
        public init(
            uid: String, node: String? = nil, revision: String? = nil, image: String? = nil, spans: [Span] = []
        ) {
            self.uid = uid
            self.node = node
            self.revision = revision
            self.image = image
            self.spans = spans
        }
    }

    /// The time that a Pod spent in one phase.
    public struct Span: Sendable, Hashable {
        /// What the Pod was doing.
        public var phase: Phase

        /// When the phase began.
        public var from: Duration

        /// When it ended: the next phase's beginning, or the end of the run.
        public var to: Duration

        /// Makes a span from its parts.
        public init(_ phase: Phase, from: Duration, to: Duration) {
            self.phase = phase
            self.from = from
            self.to = to
        }
    }

    /// What a Pod was doing, as its reader sees it: finer than the `phase` in its status.
    public enum Phase: String, Sendable, Hashable, CaseIterable {
        /// It exists and waits for a node.
        case pending
        /// It has a node, and its containers are being created.
        case creating
        /// Its containers run, and it is not ready.
        case running
        /// It is ready.
        case ready
        /// A container died and waits to be started again.
        case crashed
        /// It was deleted and is shutting down.
        case terminating
        /// It ended in failure and will not run again.
        case failed
        /// It ended well and will not run again.
        case succeeded
        /// Its node does not answer.
        case unknown
    }
}
