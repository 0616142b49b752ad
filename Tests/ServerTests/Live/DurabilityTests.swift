import API
import Cluster
import Model
import NIOCore
import NIOPosix
import Server
import Testing

@Suite("Nothing is told before it is durable")
struct DurabilityTests {
    private let journal = HeldJournal()

    /// A cluster whose beginnings are durable, for the length of a body.
    private func withCluster(_ body: (LiveCluster) async throws -> Void) async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let api = KubernetesAPI()
        let live = LiveCluster(
            Cluster(settings: .quiet), on: group.next(), clock: LiveClock(start: Cluster.Settings().start),
            journal: journal
        ) { request, cluster in api.answer(request, on: &cluster.server) }
        live.start()
        let first = await live.answer(to: APIRequest("GET", path: ["api", "v1", "nodes"]))
        #expect(first.code == 200)
        try await body(live)
        try await group.shutdownGracefully()
    }

    private func create(_ name: String) -> APIRequest {
        let body = #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"\#(name)"}}"#
        return APIRequest(
            "POST", path: Self.configMaps, headers: ["content-type": "application/json"], body: Array(body.utf8))
    }

    private static let configMaps = ["api", "v1", "namespaces", "default", "configmaps"]

    /// Everything that was submitted before has been taken once this returns: requests go in order.
    private func readiness(_ live: LiveCluster) async -> APIAnswer {
        await live.answer(to: APIRequest("GET", path: ["readyz"]))
    }

    @Test("What a cluster begins with is durable before the first answer")
    func beginnings() async throws {
        try await withCluster { live in
            let kinds = Set(journal.batches.flatMap(\.changes).map(\.kind.name))
            #expect(kinds.isSuperset(of: ["Namespace", "Node", "ServiceAccount"]))
            _ = await live.stop()
        }
    }

    @Test("A server does not start where what its cluster begins with cannot be written")
    func failingStart() async {
        journal.release(failing: true)
        var options = LiveServer.Options()
        options.journal = journal
        await #expect {
            try await TestServer.run(options: options) { _ in }
        } throws: { error in
            "\(error)" == "the disk is full"
        }
    }

    @Test("A write waits for the journal, and so does a read of what it wrote")
    func writesAndReads() async throws {
        try await withCluster { live in
            journal.hold()
            let (write, read) = (RecordingExchange(), RecordingExchange())
            live.submit(create("a"), for: write)
            live.submit(APIRequest("GET", path: Self.configMaps), for: read)
            await journal.waitForWrite()
            #expect(await readiness(live).code == 200)
            #expect(write.code == nil)
            #expect(read.code == nil)
            journal.release()
            await read.wait { $0.code != nil }
            #expect(write.code == 201)
            #expect(read.text.contains(#""name":"a""#))
            #expect(await live.stop())
        }
    }

    @Test("A watch tells a change only once it is durable")
    func watches() async throws {
        try await withCluster { live in
            let watch = RecordingExchange()
            live.submit(APIRequest("GET", path: Self.configMaps, query: [.init("watch", "1")]), for: watch)
            await watch.wait { $0.hasBegun }
            journal.hold()
            let write = RecordingExchange()
            live.submit(create("a"), for: write)
            await journal.waitForWrite()
            #expect(await readiness(live).code == 200)
            #expect(!watch.text.contains(#""name":"a""#))
            // A watch that begins now shows what is not durable yet, and so waits as well.
            let late = RecordingExchange()
            live.submit(APIRequest("GET", path: Self.configMaps, query: [.init("watch", "1")]), for: late)
            #expect(await readiness(live).code == 200)
            #expect(!late.hasBegun)
            journal.release()
            await watch.wait { $0.text.contains(#""name":"a""#) }
            await late.wait { $0.text.contains(#""name":"a""#) }
            #expect(await live.stop())
            #expect(watch.hasEnded)
        }
    }

    @Test("What is kept of an object is what the API writes of it")
    func contents() async throws {
        try await withCluster { live in
            let answer = await live.answer(to: create("a"))
            let changes = journal.batches.flatMap(\.changes).filter { $0.key.name == "a" }
            let kept = try changes.compactMap(\.manifest).map { try JSON(parsing: $0) }
            let shown = try JSON(parsing: answer.body)
            #expect(kept == [shown])
            #expect(await live.stop())
        }
    }

    @Test("Writes that come while a batch is written share the next one")
    func groupCommit() async throws {
        try await withCluster { live in
            let before = journal.batches.count
            journal.hold()
            let first = RecordingExchange()
            live.submit(create("first"), for: first)
            await journal.waitForWrite()
            let others = (0..<50).map { _ in RecordingExchange() }
            for (number, exchange) in others.enumerated() { live.submit(create("other-\(number)"), for: exchange) }
            #expect(await readiness(live).code == 200)
            journal.release()
            for exchange in others { await exchange.wait { $0.code == 201 } }
            let batches = journal.batches.dropFirst(before)
            #expect(batches.map(\.changes.count) == [1, 50])
            #expect(batches.map { $0.changes.last?.revision } == batches.map(\.revision))
            #expect(await live.stop())
        }
    }

    @Test("A batch holds the last state of an object that changed more than once, and none of one that is gone")
    func lastStates() async throws {
        try await withCluster { live in
            journal.hold()
            let first = RecordingExchange()
            live.submit(create("first"), for: first)
            await journal.waitForWrite()
            let exchanges = (0..<3).map { _ in RecordingExchange() }
            live.submit(create("second"), for: exchanges[0])
            live.submit(APIRequest("DELETE", path: Self.configMaps + ["first"]), for: exchanges[1])
            live.submit(APIRequest("DELETE", path: Self.configMaps + ["second"]), for: exchanges[2])
            #expect(await readiness(live).code == 200)
            journal.release()
            await exchanges[2].wait { $0.code != nil }
            let last = try #require(journal.batches.last)
            #expect(last.changes.map(\.key.name) == ["first", "second"])
            #expect(last.changes.allSatisfy { $0.manifest == nil })
            #expect(await live.stop())
        }
    }

    @Test("Once the journal has failed nothing is told any more but why")
    func failure() async throws {
        try await withCluster { live in
            let watch = RecordingExchange()
            live.submit(APIRequest("GET", path: Self.configMaps, query: [.init("watch", "1")]), for: watch)
            await watch.wait { $0.hasBegun }
            journal.hold()
            let write = RecordingExchange()
            live.submit(create("a"), for: write)
            await journal.waitForWrite()
            journal.release(failing: true)
            await write.wait { $0.code != nil }
            #expect(write.code == 500)
            #expect(write.text.contains("the disk is full"))
            let next = await live.answer(to: create("b"))
            #expect(next.code == 503)
            let status = try JSON(parsing: next.body)
            #expect(status["reason"] == "ServiceUnavailable")
            #expect(await live.answer(to: APIRequest("GET", path: Self.configMaps)).code == 503)
            #expect(await readiness(live).code == 500)
            await watch.wait { $0.hasEnded }
            #expect(!watch.text.contains(#""name":"a""#))
            let isDurable = await live.stop()
            #expect(!isDurable)
        }
    }

    @Test("Stopping waits for what was begun, and answers it")
    func stop() async throws {
        try await withCluster { live in
            journal.hold()
            let write = RecordingExchange()
            live.submit(create("a"), for: write)
            await journal.waitForWrite()
            async let isDurable = live.stop()
            #expect(await readiness(live).code >= 200)
            #expect(write.code == nil)
            journal.release()
            #expect(await isDurable)
            #expect(write.code == 201)
        }
    }
}
