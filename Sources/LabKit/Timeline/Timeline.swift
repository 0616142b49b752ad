/// What happened to a set's Pods and claims over time, ready to be drawn as one page.
///
/// It is a plain value: whoever watches a run fills it in, and ``html()`` draws it. All times count from the start of
/// the run. Nothing here is checked for sense, so that a learner's broken run can be drawn too.
public struct Timeline: Sendable, Hashable {
    /// What the page is about; also the title of the browser's tab.
    public var title: String

    /// One sentence under the title; nothing is drawn for an empty one.
    public var subtitle: String

    /// How long the run took; the time axis grows beyond it only if something ends later.
    public var duration: Duration

    /// One for each ordinal or Pod name, from top to bottom.
    public var groups: [Group]

    /// The moments that explain what the lanes show, in any order.
    public var marks: [Mark]

    /// Makes a timeline from its parts.
    public init(
        title: String, subtitle: String = "", duration: Duration, groups: [Group] = [], marks: [Mark] = []
    ) {
        self.title = title
        self.subtitle = subtitle
        self.duration = duration
        self.groups = groups
        self.marks = marks
    }

    /// Draws the timeline as one HTML page that fetches nothing and is the same, byte for byte, on every run.
    ///
    /// Every text of the timeline is escaped. The page is complete without its script, which only makes tooltips
    /// faster and reachable by keyboard.
    public func html() -> String {
        TimelinePage(self).html()
    }
}
