import Controller
import LabKit
import Model
import Testing

@Suite struct `A graded seam` {
    private let run = RecordedRun(
        name: "StatefulSet",
        pods: [
            RecordedPod(
                name: "web-0", uid: "a", place: 0, storage: nil, created: .seconds(1), started: .milliseconds(1500))
        ],
        writes: [RecordedWrite(id: "w1", pod: "a", time: .nanoseconds(7), isKept: false)])

    private func observation(_ seed: UInt64) -> StatefulSetObservation { .random(seed: seed) }

    private func expectRoundTrip<Call: SeamCall>(_ calls: [Call]) throws {
        for call in calls {
            #expect(try SeamWire.decode(Call.self, from: SeamWire.encode(call)) == call)
            #expect(try JSON(encoding: call).decoded(as: Call.self) == call)
        }
    }

    @Test func `carries what measures are asked`() throws {
        try expectRoundTrip([
            MeasuresCall.isIdentityStable(run), .doesStorageFollow(run), .mostWritersAtOnce(run), .isOrderKept(run),
            .lostWrites(run),
        ])
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `carries what a reconciler is asked`(seed: UInt64) throws {
        let observation = observation(seed)
        try expectRoundTrip([
            ReconcileCall.reconcile(observation), .revisions(in: observation),
            .adoptions(for: observation.set, pods: observation.pods, revisions: observation.revisions),
            .carryOut(
                .create(1), observation: observation,
                revisions: Revisions(
                    history: observation.revisions, current: ControllerRevision(), update: ControllerRevision()),
                plan: ReconcilePlan()),
        ])
    }

    @Test func `carries durations of any length`() throws {
        for duration in [Duration.zero, .nanoseconds(1), .seconds(9), .seconds(25), .seconds(1 << 40), .seconds(-25)] {
            #expect(try SeamWire.decode(Duration.self, from: SeamWire.encode(duration)) == duration)
        }
    }

    @Test func `carries an answer that may be missing`() throws {
        func expect<Value: Codable & Equatable>(_ values: [Value?]) throws {
            for value in values {
                #expect(try SeamWire.decode(Value?.self, from: SeamWire.encode(value)) == value)
            }
        }
        try expect([["a": "b"], [:], nil] as [[String: String]?])
        try expect(["name", nil] as [String?])
        try expect([[OwnerReference()], [], nil] as [[OwnerReference]?])
        try expect([Ordinal(3), nil] as [Ordinal?])
        try expect([[.create(1)], nil] as [[OrderingStep]?])
    }

    @Test func `answers a question that is well formed, and tells of one that is not`() throws {
        struct Willing: OrderingPolicy {
            func isAvailable(_ pod: RosterPod, in roster: Roster) throws -> Bool { true }
            func stepsForWantedPods(in roster: Roster) throws -> [OrderingStep] { [.create(0), .wait(1)] }
            func stepsForCondemnedPods(in roster: Roster) throws -> [OrderingStep] { throw NotImplemented("task 3") }
        }
        let roster = Roster(replicas: 1, now: Timestamp(seconds: 0), pods: [])
        let answerers = [GradedAnswerer.ordering(Willing())]
        let steps = SeamService.reply(
            to: try SeamWire.question(OrderingCall.stepsForWantedPods(roster: roster), to: "ordering"), by: answerers)
        #expect(steps.first == 0)
        #expect(try SeamWire.decode([OrderingStep].self, from: Array(steps.dropFirst())) == [.create(0), .wait(1)])
        let thrown = SeamService.reply(
            to: try SeamWire.question(OrderingCall.stepsForCondemnedPods(roster: roster), to: "ordering"),
            by: answerers)
        #expect(thrown == [1] + Array("not implemented yet: task 3".utf8))
        #expect(SeamService.reply(to: [1, 2, 3], by: answerers).first == 1)
        #expect(SeamService.reply(to: [], by: answerers).first == 1)
    }

    /// Whatever bytes come, reading them ends, and takes no more memory than they have.
    @Test(arguments: 1...300 as ClosedRange<UInt64>)
    func `reads any bytes without harm`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let honest = try SeamWire.encode([OrderingStep.create(0), .wait(1), .keep(2)])
        var bytes = honest
        for _ in 0..<3 {
            bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
        }
        _ = try? SeamWire.decode([OrderingStep].self, from: bytes)
        _ = try? SeamWire.decode([String: String].self, from: bytes)
        _ = try? SeamWire.decode(JSON.self, from: bytes)
        _ = try? SeamWire.decode(ReconcilePlan.self, from: bytes)
    }

    @Test func `refuses counts that nothing stands behind`() throws {
        #expect(throws: SeamWireError.endsEarly) {
            try SeamWire.decode([Int].self, from: [0xff, 0xff, 0xff, 0x7f, 1])
        }
        #expect(throws: SeamWireError.endsEarly) { try SeamWire.decode(String.self, from: [0xff, 0xff, 0x7f]) }
        #expect(throws: SeamWireError.trailing) { try SeamWire.decode(Bool.self, from: [1, 1]) }
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: 1000)
        #expect(throws: (any Error).self) { try SeamWire.decode(JSON.self, from: [0xe8, 0x07] + deep) }
    }
}
