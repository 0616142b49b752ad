import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Set by the handler below; the loop that waits for a child reads it.
private let interrupted = Atomic<Bool>(false)

/// Ctrl-C and a request to end, turned into a question that a waiting loop can ask.
///
/// Children run in a session of their own, so the terminal's Ctrl-C does not reach them: whoever waits for them must
/// end them.
package enum Interruption {
    /// Whether the user has asked to stop since the outermost `listening` began.
    package static var isRequested: Bool { interrupted.load(ordering: .relaxed) }

    /// Runs a body while Ctrl-C, Ctrl-\, a hang-up and a request to end set `isRequested` instead of ending this process.
    package static func listening<Result>(_ body: () throws -> Result) rethrows -> Result {
        // Touched here so that the handler never is the first to initialise it.
        interrupted.store(false, ordering: .relaxed)
        let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]
        let before = signals.map { number in
            signal(number) { _ in interrupted.store(true, ordering: .relaxed) }
        }
        defer {
            for (number, handler) in zip(signals, before) { signal(number, handler) }
        }
        return try body()
    }
}
