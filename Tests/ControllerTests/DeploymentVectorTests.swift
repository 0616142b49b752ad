import Controller
import Model
import Testing

@Suite("Recorded passes of Deployments and ReplicaSets")
struct DeploymentVectorTests {
    @Test("Every recorded pass of the Deployment controller comes out as it was recorded")
    func deployments() throws {
        #expect(try recordedPasses("deployment").count == 325)
        #expect(try disagreements(of: DeploymentVector.self) == [])
    }

    @Test("Every recorded scale-down of the ReplicaSet controller deletes the recorded Pods")
    func replicaSets() throws {
        #expect(try recordedPasses("replicaset").count == 300)
        #expect(try disagreements(of: ReplicaSetVector.self) == [])
    }

    @Test("A pass that was recorded otherwise is reported with the field, the record and the outcome")
    func falseRecords() throws {
        var lines = try recordedPasses("deployment").filter { $0["actions"]?[0]?["op"] == "createReplicaSet" }
        var line = try #require(lines.popLast()?.object)
        line["actions"] = .array([["op": "deleteReplicaSet", "name": "web-1"]])
        var status = try #require(line["status"]?.object)
        status["observedGeneration"] = 77
        line["status"] = .object(status)
        let differences = try DeploymentVector.differences(in: .object(line))
        #expect(differences.contains { $0.field == "actions[0].op" && $0.expected == #""deleteReplicaSet""# })
        #expect(differences.contains { $0.field == "actions[0].name" && $0.got == "nothing" })
        #expect(differences.contains { $0.field == "status.observedGeneration" && $0.expected == "77" })

        var scaleDown = try #require(try recordedPasses("replicaset").first?.object)
        scaleDown["expect"] = ["nobody"]
        let difference = try #require(try ReplicaSetVector.differences(in: .object(scaleDown)).first)
        #expect(difference.description == #"delete[0]: expected "nobody", got "p0""#)
    }

    @Test("A pass without a status is one that wrote none")
    func unwrittenStatus() throws {
        let lines = try recordedPasses("deployment").filter { $0["status"] == nil }
        var line = try #require(lines.first?.object)
        line["status"] = ["observedGeneration": 1]
        let differences = try DeploymentVector.differences(in: .object(line))
        #expect(differences.map(\.field) == ["status"])
        #expect(differences.first?.got == "nothing")
    }

    @Test(
        "A line that is no recorded pass is an error that names what is missing",
        arguments: [
            (#"{}"#, "deployment"), (#"{"deployment": 3}"#, "deployment"), (#"[]"#, ""),
            (#"{"deployment": {"spec": {"replicas": "x"}}}"#, "deployment.spec.replicas"),
        ])
    func damagedLines(text: String, path: String) throws {
        let line = try JSON(parsing: text)
        let error = #expect(throws: FieldError.self) { try DeploymentVector.differences(in: line) }
        #expect(error?.path == path)
        #expect(throws: FieldError.self) { try ReplicaSetVector.differences(in: line) }
    }
}
