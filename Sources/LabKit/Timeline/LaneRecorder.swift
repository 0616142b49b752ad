/// Makes lanes of what is seen at one moment after the other.
struct LaneRecorder<Place: Hashable & Comparable & Sendable>: Sendable {
    /// One Pod as it is seen.
    struct Sight: Sendable {
        /// Where its bars are drawn.
        var place: Place
        /// What tells it from all others.
        var uid: String
        /// The revision of its template.
        var revision: String?
        /// What it is doing.
        var phase: Timeline.Phase
    }

    private struct Life: Sendable {
        var place: Place
        var pod: Timeline.Incarnation
        var phase: Timeline.Phase
        var since: Duration

        /// Ends the present span, unless it has no length.
        mutating func endSpan(at time: Duration) {
            if time > since { pod.spans.append(Timeline.Span(phase, from: since, to: time)) }
            since = time
        }
    }

    private var living: [String: Life] = [:]
    private var gone: [Life] = []

    /// Takes in everything that there is at a moment; a Pod that is not among it is gone.
    mutating func see(_ sights: [Sight], at time: Duration) {
        for uid in living.keys.sorted() where !sights.contains(where: { $0.uid == uid }) {
            guard var life = living.removeValue(forKey: uid) else { continue }
            life.endSpan(at: time)
            gone.append(life)
        }
        for sight in sights {
            guard var life = living[sight.uid] else {
                let pod = Timeline.Incarnation(uid: sight.uid, revision: sight.revision)
                living[sight.uid] = Life(place: sight.place, pod: pod, phase: sight.phase, since: time)
                continue
            }
            guard life.phase != sight.phase else { continue }
            life.endSpan(at: time)
            life.phase = sight.phase
            living[sight.uid] = life
        }
    }

    /// The Pods of each place, in the order in which they came, as of the end of the record.
    func pods(until end: Duration) -> [Place: [Timeline.Incarnation]] {
        var lives = gone
        for uid in living.keys.sorted() {
            guard var life = living[uid] else { continue }
            life.endSpan(at: end)
            lives.append(life)
        }
        let seen = lives.filter { !$0.pod.spans.isEmpty }
        return Dictionary(grouping: seen, by: \.place).mapValues { lives in
            lives.map(\.pod).sorted { ($0.start, $0.uid) < ($1.start, $1.uid) }
        }
    }
}
