import Cluster
import Model
import Testing

/// The columns READY, STATUS and RESTARTS of Pods in every state.
@Suite struct `The status of a Pod in a table` {
    let now = Sample.now

    private func pod(
        _ status: JSON, spec: JSON = ["containers": [["name": "a"]]], metadata: JSONObject = [:]
    ) throws -> Pod {
        try Sample.make("web-0", ["spec": spec, "status": status], metadata: metadata)
    }

    /// Ready, status and restarts.
    private func cells(
        _ status: JSON, spec: JSON = ["containers": [["name": "a"]]], metadata: JSONObject = [:]
    ) throws -> [JSON] {
        Array(try pod(status, spec: spec, metadata: metadata).tableCells(at: now)[1...3])
    }

    static let running: JSON = ["name": "a", "ready": true, "state": ["running": [:]]]
    static let readyCondition: JSON = ["type": "Ready", "status": "True"]

    private func ended(_ code: Int64, reason: String = "", signal: Int64 = 0) -> JSON {
        [
            "name": "b",
            "state": [
                "terminated": ["exitCode": .integer(code), "reason": .string(reason), "signal": .integer(signal)]
            ],
        ]
    }

    @Test func `from the scheduler to ready`() throws {
        #expect(try cells(["phase": "Pending"]) == ["0/1", "Pending", "0"])
        #expect(
            try cells([
                "phase": "Pending", "conditions": [["type": "PodScheduled", "reason": "SchedulingGated"]],
            ]) == ["0/1", "SchedulingGated", "0"])
        let creating: JSON = ["name": "a", "state": ["waiting": ["reason": "ContainerCreating"]]]
        #expect(
            try cells(["phase": "Pending", "containerStatuses": [creating]]) == ["0/1", "ContainerCreating", "0"])
        #expect(try cells(["phase": "Running", "containerStatuses": [Self.running]]) == ["1/1", "Running", "0"])
        #expect(try cells(["phase": "Failed", "reason": "Evicted"]) == ["0/1", "Evicted", "0"])
    }

    @Test func `restarts tell how long ago the last one was`() throws {
        let crashing: JSON = [
            "name": "a", "restartCount": 3, "state": ["waiting": ["reason": "CrashLoopBackOff"]],
            "lastState": ["terminated": ["exitCode": 1, "finishedAt": Sample.time(5)]],
        ]
        #expect(
            try cells(["phase": "Running", "containerStatuses": [crashing]])
                == ["0/1", "CrashLoopBackOff", "3 (5s ago)"])
    }

    @Test func `init containers hold the others up`() throws {
        let spec: JSON = ["containers": [["name": "a"]], "initContainers": [["name": "i"], ["name": "j"]]]
        let done: JSON = ["name": "i", "state": ["terminated": ["exitCode": 0]]]
        let waiting: JSON = ["name": "j", "state": ["waiting": ["reason": "PodInitializing"]]]
        let app: JSON = ["name": "a", "state": ["waiting": ["reason": "PodInitializing"]]]
        func status(_ states: [JSON]) -> JSON {
            ["phase": "Pending", "initContainerStatuses": .array(states), "containerStatuses": [app]]
        }
        #expect(try cells(status([done, waiting]), spec: spec) == ["0/1", "Init:1/2", "0"])
        #expect(try cells(status([done, done]), spec: spec) == ["0/1", "PodInitializing", "0"])
        let pulling: JSON = ["name": "i", "restartCount": 2, "state": ["waiting": ["reason": "ImagePullBackOff"]]]
        #expect(try cells(status([pulling]), spec: spec) == ["0/1", "Init:ImagePullBackOff", "2"])
        #expect(try cells(status([ended(1, reason: "Error")]), spec: spec) == ["0/1", "Init:Error", "0"])
        #expect(try cells(status([ended(2)]), spec: spec) == ["0/1", "Init:ExitCode:2", "0"])
        #expect(try cells(status([ended(2, signal: 9)]), spec: spec) == ["0/1", "Init:Signal:9", "0"])
    }

    @Test func `sidecars count like containers`() throws {
        let spec: JSON = [
            "containers": [["name": "a"]], "initContainers": [["name": "s", "restartPolicy": "Always"]],
        ]
        let sidecar: JSON = [
            "name": "s", "started": true, "ready": true, "restartCount": 1, "state": ["running": [:]],
            "lastState": ["terminated": ["exitCode": 1, "finishedAt": Sample.time(180)]],
        ]
        #expect(
            try cells(
                ["phase": "Running", "initContainerStatuses": [sidecar], "containerStatuses": [Self.running]],
                spec: spec) == ["2/2", "Running", "1 (3m ago)"])
    }

    @Test func `a Pod is done when all of its containers are`() throws {
        let completed = ended(0, reason: "Completed")
        func status(_ states: [JSON], ready: Bool = false, phase: JSON = "Running") -> JSON {
            [
                "phase": phase, "containerStatuses": .array(states),
                "conditions": ready ? [Self.readyCondition] : [],
            ]
        }
        #expect(try cells(status([completed], phase: "Succeeded")) == ["0/1", "Completed", "0"])
        #expect(try cells(status([completed, Self.running], ready: true))[1] == "Running")
        #expect(try cells(status([completed, Self.running]))[1] == "NotReady")
        #expect(try cells(status([completed, ended(1, reason: "Error")]))[1] == "Error")
        #expect(try cells(status([ended(137)]))[1] == "ExitCode:137")
        #expect(try cells(status([ended(137, signal: 9)]))[1] == "Signal:9")
        let conditions = try pod(status([completed], phase: "Succeeded")).tableConditions
        #expect(conditions.first?["type"] == "Completed")
        #expect(try pod(status([completed], phase: "Failed")).tableConditions.first?["reason"] == "Failed")
    }

    @Test func `a Pod that is told to go is Terminating, unless it has ended or its node is lost`() throws {
        let going: JSONObject = ["deletionTimestamp": Sample.time(1)]
        #expect(
            try cells(["phase": "Running", "containerStatuses": [Self.running]], metadata: going)
                == ["1/1", "Terminating", "0"])
        #expect(try cells(["phase": "Running", "reason": "NodeLost"], metadata: going)[1] == "Unknown")
        #expect(try cells(["phase": "Succeeded"], metadata: going)[1] == "Succeeded")
    }

    @Test func `the wide columns`() throws {
        let placed = try pod(
            [
                "phase": "Running", "podIPs": [["ip": "10.244.0.5"]], "nominatedNodeName": "node-2",
                "containerStatuses": [Self.running], "conditions": [["type": "x/one", "status": "True"]],
            ],
            spec: [
                "containers": [["name": "a"]], "nodeName": "node-1",
                "readinessGates": [["conditionType": "x/one"], ["conditionType": "x/two"]],
            ])
        let new = try pod(["phase": "Pending"])
        #expect(
            Table([placed, new], at: now).text(wide: true) == """
                NAME    READY   STATUS    RESTARTS   AGE   IP           NODE     NOMINATED NODE   READINESS GATES
                web-0   1/1     Running   0          5m    10.244.0.5   node-1   node-2           1/2
                web-0   0/1     Pending   0          5m    <none>       <none>   <none>           <none>

                """)
    }
}
