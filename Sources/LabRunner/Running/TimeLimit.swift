/// How long a run of tests may take before it is ended.
package struct TimeLimit: Equatable, Sendable {
    /// The whole run.
    package var run: Duration
    /// A single test, or a single case of one.
    package var test: Duration

    /// A run may take so many seconds, and one test a quarter of that.
    package init(seconds: Int) {
        run = .seconds(seconds)
        test = .milliseconds(seconds * 250)
    }

    /// The limit after a test has hung: its companions are likely to hang as well, and the learner is waiting.
    ///
    /// It shrinks by a third each time, to no less than a thirtieth of the run's limit.
    package var afterHang: TimeLimit {
        var limit = self
        limit.test = max(test * 2 / 3, run / 30)
        return limit
    }
}
