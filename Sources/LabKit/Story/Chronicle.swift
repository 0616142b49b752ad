/// What has happened so far, one line a step.
public struct Chronicle: Hashable, Sendable {
    /// One thing that happened.
    public struct Step: Hashable, Sendable {
        /// How long after the beginning; `nil` where time plays no part.
        public var time: Duration?
        /// What happened, in one line.
        public var text: String

        /// A step that happened at a time, or as part of a situation.
        public init(at time: Duration? = nil, _ text: String) {
            self.time = time
            self.text = text
        }
    }

    /// The steps, oldest first.
    public private(set) var steps: [Step]

    /// A chronicle that begins with these steps.
    public init(_ steps: [Step] = []) { self.steps = steps }

    /// Adds one step at the end.
    public mutating func record(at time: Duration? = nil, _ text: String) {
        steps.append(Step(at: time, text))
    }
}
