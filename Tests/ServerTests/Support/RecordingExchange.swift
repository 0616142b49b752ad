import API
import Server
import Synchronization

/// Keeps what a cluster says to a request, for tests without a connection.
final class RecordingExchange: Exchange {
    private struct State {
        var answer: APIAnswer?
        var stream: [UInt8] = []
        var hasBegun = false
        var hasEnded = false
    }

    private let state = Mutex(State())
    private let news: AsyncStream<Void>
    private let told: AsyncStream<Void>.Continuation

    init() {
        (news, told) = AsyncStream.makeStream(of: Void.self)
    }

    var code: Int? { state.withLock { $0.answer?.code } }
    var text: String { state.withLock { String(decoding: ($0.answer?.body ?? []) + $0.stream, as: UTF8.self) } }
    var hasBegun: Bool { state.withLock { $0.hasBegun } }
    var hasEnded: Bool { state.withLock { $0.hasEnded } }

    /// Returns once the text so far satisfies a condition.
    func wait(until isTrue: (RecordingExchange) -> Bool) async {
        if isTrue(self) { return }
        for await _ in news where isTrue(self) { return }
    }

    private func note(_ change: (inout State) -> Void) {
        state.withLock { change(&$0) }
        told.yield()
    }

    func answer(_ answer: APIAnswer) { note { $0.answer = answer } }
    func begin(contentType: String) { note { $0.hasBegun = true } }
    func send(_ bytes: [UInt8]) { note { $0.stream += bytes } }
    func upgrade(to upgrade: StreamUpgrade) -> any StreamLink {
        preconditionFailure("only a connection can be upgraded")
    }
    func end() { note { $0.hasEnded = true } }
    func cutOff() { note { $0.hasEnded = true } }
    var unsentBytes: Int { 0 }
    var isGone: Bool { state.withLock { $0.hasEnded || $0.answer != nil } }
}
