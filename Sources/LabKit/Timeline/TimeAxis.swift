/// Where a moment lies across the plot, and which moments get a grid line.
struct TimeAxis: Sendable, Hashable {
    /// The time at the right edge; never zero.
    let extent: Duration

    /// An axis from zero to `extent`; a run that took no time gets a second, so that it can be drawn.
    init(extent: Duration) {
        self.extent = extent > .zero ? extent : .seconds(1)
    }

    /// The axis that shows all of a timeline.
    init(covering timeline: Timeline) {
        let spans = timeline.groups.lazy.flatMap(\.lanes).flatMap(\.incarnations).flatMap(\.spans)
        let claims = timeline.groups.lazy.flatMap(\.claims)
        let latest = [
            timeline.duration, spans.map { max($0.from, $0.to) }.max(), timeline.marks.map(\.at).max(),
            claims.map { max($0.start, $0.bound ?? .zero, $0.end ?? .zero) }.max(),
        ]
        self.init(extent: latest.compactMap { $0 }.max() ?? .zero)
    }

    /// The share of the plot's width that lies before a moment, from 0 to 100.
    func percent(_ time: Duration) -> Double {
        min(max(time / extent, 0), 1) * 100
    }

    /// The moments with a grid line, beginning with zero: as many round ones as have room, at most eleven.
    var ticks: [Duration] {
        let step = Self.step(for: extent)
        return Array(sequence(first: Duration.zero) { $0 + step <= extent ? $0 + step : nil })
    }

    /// The smallest round step that divides an extent into at most ten.
    static func step(for extent: Duration) -> Duration {
        if let step = roundSteps.first(where: { $0 * 10 >= extent }) { return step }
        var days = Duration.seconds(86400)
        while days * 10 < extent { days *= 2 }
        return days
    }

    private static let roundSteps: [Duration] =
        [1, 2, 5, 10, 20, 50, 100, 200, 500].map { .milliseconds($0) }
        + [1, 2, 5, 10, 15, 30].map { .seconds($0) }
        + [1, 2, 5, 10, 15, 30].map { .seconds($0 * 60) }
        + [1, 2, 3, 6, 12].map { .seconds($0 * 3600) }
}
