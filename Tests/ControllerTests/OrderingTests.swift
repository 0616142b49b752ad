import Controller
import Model
import Testing

@Suite("The reference ordering")
struct OrderingTests {
    let ordering = ReferenceOrdering()
    let now = Timestamp(seconds: 1000)

    func ready(_ ordinal: Int, since seconds: Int64 = 0, terminating: Bool = false) -> RosterPod {
        RosterPod(
            ordinal: Ordinal(ordinal), phase: .running, readySince: Timestamp(seconds: seconds),
            isTerminating: terminating)
    }

    func unready(_ ordinal: Int, _ phase: RosterPod.Phase = .running) -> RosterPod {
        RosterPod(ordinal: Ordinal(ordinal), phase: phase)
    }

    func roster(
        _ management: Roster.Management = .orderedReady, replicas: Int, start: Int = 0, minReadySeconds: Int = 0,
        _ pods: [RosterPod]
    ) -> Roster {
        Roster(
            management: management, start: Ordinal(start), replicas: replicas, minReadySeconds: minReadySeconds,
            now: now, pods: pods)
    }

    @Test("In order, a Pod is created only when all before it are available")
    func scaleUp() {
        #expect(ordering.stepsForWantedPods(in: roster(replicas: 3, [])) == [.create(0)])
        #expect(ordering.stepsForWantedPods(in: roster(replicas: 3, [ready(0)])) == [.keep(0), .create(1)])
        #expect(ordering.stepsForWantedPods(in: roster(replicas: 3, [unready(0)])) == [.wait(0)])
        #expect(ordering.stepsForWantedPods(in: roster(replicas: 2, start: 5, [ready(5)])) == [.keep(5), .create(6)])
    }

    @Test(
        "A Pod is available from the moment at which minReadySeconds have passed",
        arguments: [(990, true), (991, false)])
    func minReadySeconds(since: Int64, isAvailable: Bool) {
        let pod = ready(0, since: since)
        #expect(ordering.isAvailable(pod, in: roster(replicas: 1, minReadySeconds: 10, [pod])) == isAvailable)
    }

    @Test(
        "A Pod that has ended is deleted once, and waited for while it goes",
        arguments: [RosterPod.Phase.failed, .succeeded])
    func repair(phase: RosterPod.Phase) {
        var pod = unready(1, phase)
        #expect(ordering.stepsForWantedPods(in: roster(replicas: 3, [ready(0), pod])) == [.keep(0), .delete(1)])
        pod.isTerminating = true
        #expect(ordering.stepsForWantedPods(in: roster(replicas: 3, [ready(0), pod])) == [.keep(0), .wait(1)])
    }

    @Test("In order, the highest condemned Pod goes first, alone, and only when it may")
    func scaleDown() {
        #expect(
            ordering.stepsForCondemnedPods(in: roster(replicas: 1, [ready(0), ready(1), ready(2)])) == [.delete(2)])
        #expect(
            ordering.stepsForCondemnedPods(in: roster(replicas: 1, [ready(0), ready(1), ready(2, terminating: true)]))
                == [.wait(2)])
        #expect(
            ordering.stepsForCondemnedPods(in: roster(replicas: 1, [ready(0), ready(1), unready(2)])) == [.delete(2)])
        #expect(
            ordering.stepsForCondemnedPods(in: roster(replicas: 1, [ready(0), unready(1), unready(2)])) == [.wait(2)])
        #expect(ordering.stepsForCondemnedPods(in: roster(replicas: 1, [ready(0)])) == [])
    }

    @Test("In parallel nothing waits for anything")
    func parallel() {
        let pods = [unready(0), unready(2, .failed), ready(4), ready(5, terminating: true)]
        let roster = roster(.parallel, replicas: 4, pods)
        #expect(ordering.stepsForWantedPods(in: roster) == [.keep(0), .create(1), .delete(2), .create(3)])
        #expect(ordering.stepsForCondemnedPods(in: roster) == [.keep(5), .delete(4)])
    }
}
