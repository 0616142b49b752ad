package import Cluster

/// How fast the nodes and controllers of a live cluster work; its clock is the real one at every speed.
package enum Speed: String, Sendable, CaseIterable {
    /// As long as on a small, healthy cluster.
    case real = "1x"
    /// A tenth of that.
    case tenfold = "10x"
    /// No delays at all.
    case instant

    /// The delays at this speed.
    package var timings: Timings {
        switch self {
        case .real: .standard
        case .tenfold: Timings.standard.divided(by: 10)
        case .instant: .instant
        }
    }
}

extension Timings {
    /// Each delay divided by a number.
    func divided(by divisor: Int) -> Timings {
        Timings(
            watch: watch / divisor, pass: pass / divisor, schedule: schedule / divisor, imagePull: imagePull / divisor,
            containerStart: containerStart / divisor, readiness: readiness / divisor, shutdown: shutdown / divisor,
            provision: provision / divisor, jitter: jitter)
    }
}
