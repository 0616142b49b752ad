extension Markup {
    /// The height of a Pod's bar in pixels.
    static let barHeight = 22

    /// Draws a Pod's bar; the legend uses it too, so it cannot disagree with the plot.
    mutating func bar(_ phase: Timeline.Phase, x: String, width: String, y: Int) {
        let style = PhaseStyle(phase)
        let (top, height) = ("\(y + style.inset)", "\(Self.barHeight - 2 * style.inset)")
        leaf("rect", ["class": phase.rawValue, "x": x, "y": top, "width": width, "height": height, "rx": "3"])
        if let pattern = style.pattern {
            leaf("rect", ["class": pattern.rawValue, "x": x, "y": top, "width": width, "height": height, "rx": "3"])
        }
    }

    /// Draws the line at which a Pod came into being.
    mutating func birth(x: String, y: Int) {
        leaf("line", ["class": "birth", "x1": x, "x2": x, "y1": "\(y - 1)", "y2": "\(y + Self.barHeight + 1)"])
    }

    /// Draws the thin bar of a claim.
    mutating func claimBar(isBound: Bool, x: String, width: String, y: Int) {
        let shape = isBound ? "bound" : "unbound"
        leaf("rect", ["class": shape, "x": x, "y": "\(y)", "width": width, "height": "6", "rx": "3"])
        if !isBound {
            leaf("rect", ["class": "rising", "x": x, "y": "\(y)", "width": width, "height": "6", "rx": "3"])
        }
    }

    /// A fixed drawing around a point whose x is a share of the plot.
    enum Sign: Sendable, Hashable {
        case mark(Timeline.Mark.Kind)
        case deleted
        case goesOn
    }

    /// Draws a sign around a point.
    mutating func sign(_ sign: Sign, x: String, y: Int) {
        element("svg", ["x": x, "y": "\(y)", "class": "sign"]) {
            switch sign {
            case .mark(.move): $0.literal(#"<circle class="move" r="4"/>"#)
            case .mark(.fault): $0.literal(#"<path class="fault" d="M0-5.5 5.5 0 0 5.5-5.5 0z"/>"#)
            case .mark(.warning): $0.literal(#"<path class="warning" d="M0-5 5.5 4.5H-5.5z"/>"#)
            case .deleted: $0.literal(#"<path class="cut" d="M-3.5-3.5 3.5 3.5M3.5-3.5-3.5 3.5"/>"#)
            case .goesOn: $0.literal(#"<path class="goes" d="M3-3.5 6.5 0 3 3.5"/>"#)
            }
        }
    }

    /// The patterns that bars refer to, in a drawing of no size.
    mutating func patterns() {
        literal(
            """
            <svg class="patterns" aria-hidden="true" width="0" height="0"><defs>
            <pattern id="rising" width="6" height="6" patternUnits="userSpaceOnUse">\
            <path d="M-1 1 1-1M-1 7 7-1M5 7 7 5"/></pattern>
            <pattern id="falling" width="6" height="6" patternUnits="userSpaceOnUse">\
            <path d="M-1 5 1 7M-1-1 7 7M5-1 7 1"/></pattern>
            <pattern id="crossed" width="8" height="8" patternUnits="userSpaceOnUse">\
            <path d="M-1-1 9 9M-1 9 9-1"/></pattern>
            <pattern id="dotted" width="6" height="6" patternUnits="userSpaceOnUse">\
            <circle cx="1.5" cy="1.5" r="1.2"/><circle cx="4.5" cy="4.5" r="1.2"/></pattern>
            <pattern id="lined" width="6" height="5.5" patternUnits="userSpaceOnUse">\
            <path d="M0 2.75H6"/></pattern>
            </defs></svg>

            """)
    }
}
