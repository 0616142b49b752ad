import LabKit
import Testing

@Suite("Recorded runs")
struct RunRecorderTests {
    private let script: [(at: Int, fault: RunFault)] = [
        (at: 20, fault: .evict(place: 0)), (at: 40, fault: .release("ledger:2")),
    ]

    private func values(of workload: RunWorkload) throws -> [RunMeasure: RunValue] {
        let run = try RunRecorder.record(workload, script: script, seconds: 70)
        return Dictionary(uniqueKeysWithValues: RunMeasure.allCases.map { ($0, $0.rightValue(of: run)) })
    }

    private func lostCount(_ values: [RunMeasure: RunValue]) -> Int {
        if case .writes(let writes) = values[.lost] { writes.count } else { -1 }
    }

    @Test("A StatefulSet keeps names, disks and order, and loses nothing")
    func statefulSet() throws {
        let values = try values(of: .statefulSet)
        #expect(values[.identity] == .truth(true))
        #expect(values[.storage] == .truth(true))
        #expect(values[.writers] == .count(1))
        #expect(values[.order] == .truth(true))
        #expect(values[.lost] == .writes([]))
    }

    @Test("A Deployment's Pods overwrite each other's entries")
    func deployment() throws {
        let values = try values(of: .deployment)
        #expect(values[.identity] == .truth(false))
        #expect(values[.storage] == .truth(false))
        #expect(values[.order] == .truth(false))
        #expect(lostCount(values) > 0)
    }

    @Test("Recreate does not keep the successor of an evicted Pod away from the disk")
    func singlePod() throws {
        let values = try values(of: .singlePod)
        #expect(values[.storage] == .truth(true))
        #expect(values[.writers] == .count(2))
        #expect(lostCount(values) > 0)
    }

    @Test("The same script gives the same record")
    func repeatable() throws {
        let first = try RunRecorder.record(.deployment, script: script, seconds: 50)
        #expect(try RunRecorder.record(.deployment, script: script, seconds: 50) == first)
    }
}
