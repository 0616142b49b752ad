extension Timeline {
    /// A moment worth a line across all lanes.
    public struct Mark: Sendable, Hashable {
        /// When it happened.
        public var at: Duration

        /// What happened, in a few words, such as `scale sts/nginx-web --replicas=5`.
        public var label: String

        /// Who or what made it happen.
        public var kind: Kind

        /// Makes a mark from its parts.
        public init(at: Duration, label: String, kind: Kind = .move) {
            self.at = at
            self.label = label
            self.kind = kind
        }

        /// Who or what made a marked moment happen.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// The user did it.
            case move
            /// Something broke, by itself or because the run broke it.
            case fault
            /// A rule was broken, or nearly.
            case warning
        }
    }
}
