import Controller
import Model
import Testing

@Suite("Recorded passes of StatefulSets")
struct StatefulSetVectorTests {
    @Test("Every recorded pass of the StatefulSet controller comes out as it was recorded")
    func statefulSets() throws {
        #expect(try recordedPasses("statefulset").count == 1500)
        #expect(try disagreements(of: StatefulSetVector.self) == [])
    }

    @Test("A pass that was recorded otherwise is reported with the field, the record and the outcome")
    func falseRecords() throws {
        let lines = try recordedPasses("statefulset")
        var line = try #require(lines.first { $0["actions"]?.array?.isEmpty == false }?.object)
        line["actions"] = [["op": "deletePod", "name": "nobody"]]
        line["statusWritten"] = false
        line["error"] = "it was recorded that this failed"
        let fields = try StatefulSetVector.differences(in: .object(line)).map(\.field)
        #expect(fields.contains("actions[0]"))
        #expect(fields.contains("statusWritten"))
        #expect(fields.contains("error"))
    }

    @Test("A line of another shape is an error that names the field")
    func damagedLine() {
        let error = #expect(throws: FieldError.self) {
            try StatefulSetVector.differences(in: ["set": ["spec": ["replicas": "three"]]])
        }
        #expect(error?.path == "set.spec.replicas")
        let missing = #expect(throws: FieldError.self) { try StatefulSetVector.differences(in: [:]) }
        #expect(missing?.path == "set")
    }
}
