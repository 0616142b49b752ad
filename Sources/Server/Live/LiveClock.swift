package import Model
import Foundation

/// The real time, in the cluster's terms; it only goes forward, whatever is done to the system's clock.
package struct LiveClock: Sendable {
    private let start: Timestamp
    private let begin = ContinuousClock.now

    /// A clock that shows a moment now, and goes on from there.
    package init(start: Timestamp) {
        self.start = start
    }

    /// A clock that shows the system's time, and goes on from there.
    package init() {
        self.init(start: Timestamp(nanoseconds: Int64(Date().timeIntervalSince1970 * 1e9)))
    }

    /// The moment that it is.
    package var now: Timestamp { start + (ContinuousClock.now - begin) }
}
