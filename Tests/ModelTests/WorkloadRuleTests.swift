import Model
import Testing

@Suite("Rules of workloads")
struct WorkloadRuleTests {
    @Test(
        "A StatefulSet's settings follow rules",
        arguments: [
            (
                #"{"spec":{"updateStrategy":{"rollingUpdate":{"partition":1,"maxUnavailable":0}}}}"#,
                ["spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: 0: cannot be 0"]
            ),
            (
                #"{"spec":{"updateStrategy":{"rollingUpdate":{"maxUnavailable":"101%"}}}}"#,
                [
                    #"spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: "101%": must not be greater than 100%"#
                ]
            ),
            (
                #"{"spec":{"updateStrategy":{"rollingUpdate":{"maxUnavailable":-1}}}}"#,
                [
                    "spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: -1: must be greater than or equal to 0"
                ]
            ),
            (#"{"spec":{"updateStrategy":{"rollingUpdate":{"maxUnavailable":"50%"}}}}"#, []),
            (
                #"{"spec":{"selector":{"matchLabels":null}}}"#,
                ["spec.selector: Invalid value: {}: empty selector is invalid for statefulset"]
            ),
            (
                #"{"spec":{"selector":{"matchExpressions":[{"key":"app","operator":"In"}]}}}"#,
                [
                    "spec.selector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
                    #"spec.selector: Invalid value: {"matchLabels":{"app":"web"},"matchExpressions":[{"key":"app","operator":"In"}]}"#,
                ]
            ),
            (#"{"spec":{"serviceName":"a.b"}}"#, [#"spec.serviceName: Invalid value: "a.b": must not contain dots"#]),
            (
                #"{"spec":{"template":{"spec":{"activeDeadlineSeconds":5}}}}"#,
                [
                    "spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in StatefulSet is not Supported"
                ]
            ),
            (
                #"{"spec":{"volumeClaimTemplates":[{"metadata":{"name":"d"},"spec":{}}]}}"#,
                [
                    "spec.volumeClaimTemplates[0].spec.accessModes: Required value: at least 1 access mode is required",
                    "spec.volumeClaimTemplates[0].spec.resources[storage]: Required value",
                ]
            ),
            (
                #"{"spec":{"volumeClaimTemplates":[{"metadata":{"name":"d"},"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}],"template":{"spec":{"containers":[{"name":"c","image":"a","volumeMounts":[{"name":"d","mountPath":"/d"}]}]}}}}"#,
                []
            ),
            (
                #"{"spec":{"template":{"metadata":{"labels":{"bad key":"x","app":"web"}}}}}"#,
                [
                    #"spec.template.labels: Invalid value: "bad key": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"#
                ]
            ),
            (
                #"{"spec":{"template":{"spec":{"ephemeralContainers":[{"name":"d","image":"i"}]}}}}"#,
                ["spec.template.spec.ephemeralContainers: Forbidden: ephemeral containers not allowed in pod template"]
            ),
        ])
    func statefulSet(patch: String, messages: [String]) throws {
        #expect(try StatefulSet.problems(creating: Samples.statefulSet, with: patch) == messages)
    }

    @Test("An unchanged template is not checked again")
    func unchangedTemplate() throws {
        var old = try StatefulSet.stored(Samples.statefulSet)
        old.spec.template.spec.containers[0].image = ""
        var new = old
        new.spec.replicas = 2
        #expect(try new.admittedForUpdate(from: old).spec.replicas == 2)
        #expect(old.advice().isEmpty && StatefulSet().advice().count == 1)
    }

    @Test(
        "A Deployment's strategy and deadline follow rules",
        arguments: [
            (#"{"spec":{"replicas":-1}}"#, ["spec.replicas: Invalid value: -1: must be greater than or equal to 0"]),
            (
                #"{"spec":{"selector":null}}"#,
                [
                    "spec.selector: Required value",
                    #"spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`"#,
                ]
            ),
            (
                #"{"spec":{"strategy":{"type":"Recreate","rollingUpdate":{}}}}"#,
                ["spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"]
            ),
            (
                #"{"spec":{"strategy":{"type":"Canary"}}}"#,
                [
                    #"spec.strategy: Unsupported value: {"Type":"Canary","RollingUpdate":null}: supported values: "Recreate", "RollingUpdate""#
                ]
            ),
            (
                #"{"spec":{"strategy":{"type":"Canary","rollingUpdate":{"maxSurge":1}}}}"#,
                [
                    #"spec.strategy: Unsupported value: {"Type":"Canary","RollingUpdate":{"MaxUnavailable":0,"MaxSurge":1}}: supported values: "Recreate", "RollingUpdate""#
                ]
            ),
            (
                #"{"spec":{"strategy":{"rollingUpdate":{"maxSurge":0,"maxUnavailable":"0%"}}}}"#,
                [
                    #"spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "0%": may not be 0 when `maxSurge` is 0"#
                ]
            ),
            (
                #"{"spec":{"strategy":{"rollingUpdate":{"maxSurge":"many","maxUnavailable":1}}}}"#,
                [
                    #"spec.strategy.rollingUpdate.maxSurge: Invalid value: "many": a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"#
                ]
            ),
            (
                #"{"spec":{"progressDeadlineSeconds":5,"minReadySeconds":5}}"#,
                ["spec.progressDeadlineSeconds: Invalid value: 5: must be greater than minReadySeconds"]
            ),
            (
                #"{"spec":{"revisionHistoryLimit":-1}}"#,
                ["spec.revisionHistoryLimit: Invalid value: -1: must be greater than or equal to 0"]
            ),
            (
                #"{"spec":{"template":{"spec":{"restartPolicy":"Never","activeDeadlineSeconds":9}}}}"#,
                [
                    #"spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always""#,
                    "spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in ReplicaSet is not Supported",
                ]
            ),
            (
                #"{"spec":{"selector":{"matchExpressions":[{"key":"app","operator":"Exists","values":["x"]}]}}}"#,
                [
                    "spec.selector.matchExpressions[0].values: Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
                    #"spec.selector: Invalid value: {"matchLabels":{"app":"web"},"matchExpressions":[{"key":"app","operator":"Exists","values":["x"]}]}: invalid label selector"#,
                ]
            ),
        ])
    func deployment(patch: String, messages: [String]) throws {
        #expect(try Deployment.problems(creating: Samples.deployment, with: patch) == messages)
    }

    @Test("Selectors of Deployments and ReplicaSets never change")
    func selectors() throws {
        let patch = #"{"spec":{"selector":{"matchLabels":{"app":"x"}},"template":{"metadata":{"labels":{"app":"x"}}}}}"#
        let messages = [#"spec.selector: Invalid value: {"matchLabels":{"app":"x"}}: field is immutable"#]
        #expect(try Deployment.problems(updating: Samples.deployment, with: patch) == messages)
        #expect(try ReplicaSet.problems(updating: Samples.deployment, with: patch) == messages)
        #expect(
            try ReplicaSet.problems(
                creating: Samples.deployment,
                with: #"{"spec":{"replicas":-1,"minReadySeconds":-1,"selector":{"matchLabels":null}}}"#) == [
                    "spec.replicas: Invalid value: -1: must be greater than or equal to 0",
                    "spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0",
                    "spec.selector: Invalid value: {}: empty selector is invalid for deployment",
                ])
    }

    @Test("Counts in a status are parts of the whole")
    func statuses() throws {
        #expect(
            try StatefulSet.problems(
                reporting:
                    #"{"status":{"replicas":1,"readyReplicas":1,"currentReplicas":2,"updatedReplicas":2,"availableReplicas":2,"collisionCount":-1}}"#,
                on: Samples.statefulSet) == [
                    "status.collisionCount: Invalid value: -1: must be greater than or equal to 0",
                    "status.currentReplicas: Invalid value: 2: cannot be greater than status.replicas",
                    "status.updatedReplicas: Invalid value: 2: cannot be greater than status.replicas",
                    "status.availableReplicas: Invalid value: 2: cannot be greater than status.replicas",
                    "status.availableReplicas: Invalid value: 2: cannot be greater than status.readyReplicas",
                ])
        #expect(
            try Deployment.problems(
                reporting: #"{"status":{"updatedReplicas":1,"readyReplicas":1,"availableReplicas":2}}"#,
                on: Samples.deployment) == [
                    "status.updatedReplicas: Invalid value: 1: cannot be greater than status.replicas",
                    "status.readyReplicas: Invalid value: 1: cannot be greater than status.replicas",
                    "status.availableReplicas: Invalid value: 2: cannot be greater than status.replicas",
                    "status.availableReplicas: Invalid value: 2: cannot be greater than readyReplicas",
                ])
        #expect(
            try ReplicaSet.problems(
                reporting: #"{"status":{"fullyLabeledReplicas":1,"readyReplicas":-1}}"#, on: Samples.deployment) == [
                    "status.readyReplicas: Invalid value: -1: must be greater than or equal to 0",
                    "status.fullyLabeledReplicas: Invalid value: 1: cannot be greater than status.replicas",
                    "status.availableReplicas: Invalid value: 0: cannot be greater than readyReplicas",
                ])
        var old = try Deployment.stored(Samples.deployment)
        old.status.collisionCount = 3
        var new = old
        new.status.collisionCount = 2
        let error = #expect(throws: InvalidObject.self) { try new.admittedForStatusUpdate(from: old) }
        #expect(error?.problems.map(\.message) == ["status.collisionCount: Invalid value: 2: cannot be decremented"])
    }

    @Test("A revision has data, and they stay")
    func revisions() throws {
        #expect(
            try ControllerRevision.problems(creating: Samples.revision, with: #"{"data":null}"#)
                == ["data: Required value: data is mandatory"])
        #expect(
            try ControllerRevision.problems(updating: Samples.revision, with: #"{"data":{"a":2}}"#)
                == [#"data: Invalid value: {"a":2}: field is immutable"#])
        #expect(try ControllerRevision.problems(updating: Samples.revision, with: #"{"revision":2}"#) == [])
    }
}
