import Dispatch
import Foundation
import Synchronization

/// Ctrl-C and a request to end: the first is waited for, the second ends the process at once.
final class StopSignals {
    private let stream: AsyncStream<Void>
    private let sources: [any DispatchSourceSignal]

    /// From now on the signals do not end the process by themselves.
    init() {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        self.stream = stream
        let queue = DispatchQueue(label: "ordinal.signals")
        let seen = Mutex(0)
        // Whoever started it with 'nohup' wants it to outlive the terminal.
        let outlives = unsafeBitCast(signal(SIGHUP, SIG_IGN), to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
        sources = (outlives ? [SIGINT, SIGTERM] : [SIGINT, SIGTERM, SIGHUP]).map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                let isFirst = seen.withLock { count in
                    count += 1
                    return count == 1
                }
                guard isFirst else { _exit(128 + number) }
                continuation.yield()
            }
            source.activate()
            return source
        }
    }

    /// Returns once the first has come.
    func first() async {
        for await _ in stream { return }
    }
}
