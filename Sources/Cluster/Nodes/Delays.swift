import Model

/// The timings as one component meets them: a little longer or shorter each time, as the seed says.
struct Delays: Sendable {
    let timings: Timings
    private var random: SplitMix64

    /// - Parameter component: keeps the components' random numbers apart, so that one does not disturb the other.
    init(timings: Timings, seed: UInt64, component: String) {
        self.timings = timings
        random = SplitMix64(seed: FNV1a.hash(component.utf8, from: seed))
    }

    /// How long something takes this time.
    mutating func next(_ path: KeyPath<Timings, Duration>) -> Duration {
        let usual = timings[keyPath: path]
        guard timings.jitter > 0, usual > .zero else { return usual }
        let deviation = Double.random(in: -1...1, using: &random) * timings.jitter
        return .nanoseconds(max(0, Int64(Double(usual.wholeNanoseconds) * (1 + deviation))))
    }
}
