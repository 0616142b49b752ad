extension Timeline {
    /// Everything that bore one name: the Pods of an ordinal, and the claims that wait for them.
    public struct Group: Sendable, Hashable {
        /// The name that the Pods share, such as `nginx-web-0`.
        public var label: String

        /// Usually one; several compare runs side by side.
        public var lanes: [Lane]

        /// Drawn as thin bars beneath the lanes.
        public var claims: [ClaimBar]

        /// Makes a group from its parts.
        public init(label: String, lanes: [Lane] = [], claims: [ClaimBar] = []) {
            self.label = label
            self.lanes = lanes
            self.claims = claims
        }
    }

    /// One row of Pods that bore the group's name, one after the other.
    ///
    /// Pods that overlap in time are stacked, so none hides another.
    public struct Lane: Sendable, Hashable {
        /// Whose Pods these are when a group has several lanes, such as `your code`.
        public var caption: String?

        /// The Pods, in any order.
        public var incarnations: [Incarnation]

        /// Makes a lane from its parts.
        public init(caption: String? = nil, incarnations: [Incarnation] = []) {
            self.caption = caption
            self.incarnations = incarnations
        }
    }

    /// A persistent volume claim, which outlives the Pods that use it.
    public struct ClaimBar: Sendable, Hashable {
        /// The claim's name, such as `www-nginx-web-0`.
        public var name: String

        /// When it was created.
        public var start: Duration

        /// When it was bound to a volume; nil if it stayed Pending.
        public var bound: Duration?

        /// When it was last there; nil if it was still there when the run ended.
        public var end: Duration?

        /// Whether ``end`` is the moment of its deletion, and not only where the record stops.
        public var isDeletedAtEnd: Bool

        /// Who owns it, in the caller's words; nil draws no note.
        public var owner: String?

        /// Makes a claim's bar from its parts.
        public init(
            name: String, start: Duration, bound: Duration? = nil, end: Duration? = nil, isDeletedAtEnd: Bool = false,
            owner: String? = nil
        ) {
            self.name = name
            self.start = start
            self.bound = bound
            self.end = end
            self.isDeletedAtEnd = isDeletedAtEnd
            self.owner = owner
        }
    }
}
