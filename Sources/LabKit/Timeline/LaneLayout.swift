/// Where the spans of one lane are drawn.
///
/// Guarantees: no span hides another, and each is wide enough to be seen. A span that is wide enough lies exactly where
/// its times say, unless a neighbour that is not pushes its edge by less than ``minimumWidth`` a time.
struct LaneLayout: Sendable, Hashable {
    /// The share of the plot's width that even an instant gets, in per cent.
    static let minimumWidth = 0.5

    /// A Pod with the places of its spans, of which it has at least one.
    struct PlacedIncarnation: Sendable, Hashable {
        var incarnation: Timeline.Incarnation
        /// The row inside the lane, from the top.
        var track: Int
        var spans: [PlacedSpan]
    }

    /// A span with its edges in per cent of the plot's width.
    struct PlacedSpan: Sendable, Hashable {
        var span: Timeline.Span
        var left: Double
        var right: Double

        var width: Double { right - left }
    }

    /// The Pods by track, then by time.
    let incarnations: [PlacedIncarnation]

    /// How many rows the lane needs; an empty lane still has one.
    let trackCount: Int

    init(_ lane: Timeline.Lane, on axis: TimeAxis) {
        let tracks = Self.tracks(lane.incarnations)
        trackCount = max(1, tracks.count)
        incarnations = tracks.enumerated().flatMap { number, pods in
            Self.place(pods, track: number, on: axis)
        }
    }

    /// The room that a label needs on a bar, in per cent of the narrowest plot; bold letters are a little wider.
    static func width(ofLabel label: String) -> Double {
        (Double(label.count) * MarkLayout.letterWidth * 1.1 + 12) / MarkLayout.narrowestPlot * 100
    }

    /// Deals Pods to as few rows as it takes for none to overlap another.
    private static func tracks(_ incarnations: [Timeline.Incarnation]) -> [[Timeline.Incarnation]] {
        let pods = incarnations.enumerated()
            .filter { !$0.element.spans.isEmpty }
            .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
        var tracks: [(pods: [Timeline.Incarnation], end: Duration)] = []
        for (_, pod) in pods {
            if let free = tracks.firstIndex(where: { $0.end <= pod.start }) {
                tracks[free].pods.append(pod)
                tracks[free].end = pod.end
            } else {
                tracks.append(([pod], pod.end))
            }
        }
        return tracks.map(\.pods)
    }

    private static func place(
        _ pods: [Timeline.Incarnation], track: Int, on axis: TimeAxis
    ) -> [PlacedIncarnation] {
        let intervals = pods.flatMap(\.spans).map { (axis.percent($0.from), axis.percent($0.to)) }
        var edges = spread(intervals, minimum: minimumWidth)[...]
        return pods.map { pod in
            let spans = zip(pod.spans, edges).map { PlacedSpan(span: $0, left: $1.0, right: $1.1) }
            edges = edges.dropFirst(pod.spans.count)
            return PlacedIncarnation(incarnation: pod, track: track, spans: spans)
        }
    }

    /// Widens intervals to a minimum and pushes them apart, first to the right, then back from the right edge.
    ///
    /// If there are so many that they would not fit, the minimum shrinks until they do.
    static func spread(_ intervals: [(Double, Double)], minimum: Double) -> [(Double, Double)] {
        let minimum = min(minimum, 100 / Double(max(1, intervals.count)))
        var edges = intervals
        var taken = 0.0
        for index in edges.indices {
            let left = max(edges[index].0, taken)
            edges[index] = (left, max(edges[index].1, left + minimum))
            taken = edges[index].1
        }
        var limit = 100.0
        for index in edges.indices.reversed() {
            let right = min(edges[index].1, limit)
            edges[index] = (max(0, min(edges[index].0, right - minimum)), right)
            limit = edges[index].0
        }
        return edges
    }
}

extension Timeline.Incarnation {
    /// When it was first seen.
    var start: Duration { spans.map(\.from).min() ?? .zero }

    /// When it was last seen.
    var end: Duration { spans.map { max($0.from, $0.to) }.max() ?? .zero }
}
