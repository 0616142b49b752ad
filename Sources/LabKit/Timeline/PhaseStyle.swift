/// How a phase is drawn, by shape and pattern as well as by strength of colour.
struct PhaseStyle: Sendable, Hashable {
    /// The phase's name in legend, tooltips and table, in Kubernetes' words where it has one.
    var name: String

    /// What it means, for the legend's tooltip.
    var meaning: String

    /// How much of the bar's height is left free above and below, in pixels.
    var inset = 0

    /// The pattern drawn over the bar, if any.
    var pattern: Pattern?

    /// Whether a text drawn on the bar can be read.
    var carriesText = false

    /// Patterns that the page defines once, in the colour of the paper, so that they suit every hue.
    enum Pattern: String, Sendable, Hashable, CaseIterable {
        case rising, falling, crossed, dotted, lined
    }

    init(_ phase: Timeline.Phase) {
        switch phase {
        case .pending:
            self.init(name: "Pending", meaning: "waits for a node", inset: 8)
        case .creating:
            self.init(name: "ContainerCreating", meaning: "containers are being created", inset: 4, pattern: .rising)
        case .running:
            self.init(name: "Running, not ready", meaning: "containers run, not ready yet", carriesText: true)
        case .ready:
            self.init(name: "Ready", meaning: "running and ready", carriesText: true)
        case .crashed:
            self.init(name: "Crashed", meaning: "a container died and waits to start again", pattern: .crossed)
        case .terminating:
            self.init(name: "Terminating", meaning: "deleted and shutting down", inset: 4, pattern: .falling)
        case .failed:
            self.init(name: "Failed", meaning: "ended in failure, for good", pattern: .lined)
        case .succeeded:
            self.init(name: "Succeeded", meaning: "ended well, for good", inset: 4, carriesText: true)
        case .unknown:
            self.init(name: "Unknown", meaning: "its node does not answer", pattern: .dotted)
        }
    }

    private init(name: String, meaning: String, inset: Int = 0, pattern: Pattern? = nil, carriesText: Bool = false) {
        self.name = name
        self.meaning = meaning
        self.inset = inset
        self.pattern = pattern
        self.carriesText = carriesText
    }
}
