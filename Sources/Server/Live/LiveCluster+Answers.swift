package import API

extension LiveCluster {
    /// The answer to a request of this process's own.
    ///
    /// - Precondition: the request is not a watch.
    package nonisolated func answer(to request: APIRequest) async -> APIAnswer {
        await withCheckedContinuation { continuation in
            submit(request, for: Continuation { continuation.resume(returning: $0) })
        }
    }

    /// Brings one answer to whoever waits for it in this process.
    private final class Continuation: Exchange {
        private let resume: @Sendable (APIAnswer) -> Void

        init(_ resume: @escaping @Sendable (APIAnswer) -> Void) {
            self.resume = resume
        }

        func answer(_ answer: APIAnswer) { resume(answer) }
        func begin(contentType: String) {
            preconditionFailure("a watch was begun where one answer was asked for")
        }
        func send(_ bytes: [UInt8]) {}
        func upgrade(to upgrade: StreamUpgrade) -> any StreamLink {
            preconditionFailure("a connection was upgraded where one answer was asked for")
        }
        func end() {}
        func cutOff() {}
        var unsentBytes: Int { 0 }
        var isGone: Bool { false }
    }
}
