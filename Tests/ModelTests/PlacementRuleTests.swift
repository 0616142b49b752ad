import Model
import Testing

@Suite("Rules of volumes and places")
struct PlacementRuleTests {
    @Test(
        "Volumes follow rules",
        arguments: [
            (#"[{"name":""}]"#, ["spec.volumes[0].name: Required value"]),
            (#"[{"name":"a"},{"name":"a"}]"#, [#"spec.volumes[1].name: Duplicate value: "a""#]),
            (
                #"[{"name":"A_b","emptyDir":{"sizeLimit":"-1"}}]"#,
                [
                    "spec.volumes[0].emptyDir.sizeLimit: Forbidden: SizeLimit field must be a valid resource quantity",
                    #"spec.volumes[0].name: Invalid value: "A_b": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"#,
                ]
            ),
            (
                #"[{"name":"a","emptyDir":{},"hostPath":{"path":"/x"}}]"#,
                ["spec.volumes[0].hostPath: Forbidden: may not specify more than 1 volume type"]
            ),
            (#"[{"name":"a","hostPath":{"path":""}}]"#, ["spec.volumes[0].hostPath.path: Required value"]),
            (
                #"[{"name":"a","hostPath":{"path":"/a/../b","type":"Dir"}}]"#,
                [
                    #"spec.volumes[0].hostPath.path: Invalid value: "/a/../b": must not contain '..'"#,
                    #"spec.volumes[0].hostPath.type: Unsupported value: "Dir": supported values: "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket""#,
                ]
            ),
            (
                #"[{"name":"a","persistentVolumeClaim":{"claimName":""}}]"#,
                ["spec.volumes[0].persistentVolumeClaim.claimName: Required value"]
            ),
            (
                #"[{"name":"a","nfs":{"server":"s","path":"data"}}]"#,
                [#"spec.volumes[0].nfs.path: Invalid value: "data": must be an absolute path"#]
            ),
            (#"[{"name":"a","nfs":{"server":"s","path":"/data"}}]"#, []),
            (#"[{"name":"a","csi":{}}]"#, ["spec.volumes[0].csi.driver: Required value"]),
            (
                #"[{"name":"a","secret":{"defaultMode":512,"items":[{"key":"","path":""},{"key":"k","path":"/p","mode":-1},{"key":"k","path":"..x"}]}}]"#,
                [
                    "spec.volumes[0].secret.secretName: Required value",
                    "spec.volumes[0].secret.defaultMode: Invalid value: 512: must be a number between 0 and 0777 (octal), both inclusive",
                    "spec.volumes[0].secret.items[0].key: Required value",
                    "spec.volumes[0].secret.items[0].path: Required value",
                    #"spec.volumes[0].secret.items[1].path: Invalid value: "/p": must be a relative path"#,
                    "spec.volumes[0].secret.items[1].mode: Invalid value: -1: must be a number between 0 and 0777 (octal), both inclusive",
                    #"spec.volumes[0].secret.items[2].path: Invalid value: "..x": must not start with '..'"#,
                ]
            ),
            (#"[{"name":"a","configMap":{"name":""}}]"#, ["spec.volumes[0].configMap.name: Required value"]),
            (
                #"[{"name":"a","downwardAPI":{"items":[{"path":""},{"path":"p","fieldRef":{"fieldPath":"spec.nodeName"},"resourceFieldRef":{"resource":"limits.cpu"}},{"path":"q","resourceFieldRef":{"resource":"limits.cpu"}}]}}]"#,
                [
                    "spec.volumes[0].downwardAPI.path: Required value",
                    "spec.volumes[0].downwardAPI: Required value: one of fieldRef and resourceFieldRef is required",
                    #"spec.volumes[0].downwardAPI.fieldRef.fieldPath: Unsupported value: "spec.nodeName": supported values: "metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid""#,
                    #"spec.volumes[0].downwardAPI: Invalid value: "resource": fieldRef and resourceFieldRef can not be specified simultaneously"#,
                    "spec.volumes[0].downwardAPI.resourceFieldRef.containerName: Required value",
                ]
            ),
            (
                #"[{"name":"a","projected":{"sources":[{"secret":{"items":[{"key":"k","path":"p"}]},"configMap":{"name":"c","items":[{"key":"k","path":"p"}]}},{"serviceAccountToken":{"path":"","expirationSeconds":5}},{"serviceAccountToken":{"path":"t","expirationSeconds":4294967297}},{"downwardAPI":{"items":[{"path":"p","fieldRef":{"fieldPath":"metadata.name"}}]}}]}}]"#,
                [
                    "spec.volumes[0].projected.sources[0].secret.name: Required value",
                    #"spec.volumes[0].projected: Invalid value: "c": conflicting duplicate paths"#,
                    "spec.volumes[0].projected.sources[0]: Forbidden: may not specify more than 1 volume type per source",
                    "spec.volumes[0].projected.sources[1].serviceAccountToken.expirationSeconds: Invalid value: 5: may not specify a duration less than 10 minutes",
                    "spec.volumes[0].projected.path: Required value",
                    "spec.volumes[0].projected.sources[2].serviceAccountToken.expirationSeconds: Invalid value: 4294967297: may not specify a duration larger than 2^32 seconds",
                    #"spec.volumes[0].projected: Invalid value: "p": conflicting duplicate paths"#,
                ]
            ),
            (#"[{"name":"a","ephemeral":{}}]"#, ["spec.volumes[0].ephemeral.volumeClaimTemplate: Required value"]),
            (
                #"[{"name":"a","ephemeral":{"volumeClaimTemplate":{"spec":{"accessModes":["ReadWriteOnce"]}}}}]"#,
                ["spec.volumes[0].ephemeral.volumeClaimTemplate.spec.resources[storage]: Required value"]
            ),
        ])
    func volumes(list: String, messages: [String]) throws {
        #expect(try Pod.problems(creating: Samples.pod, with: #"{"spec":{"volumes":\#(list)}}"#) == messages)
    }

    @Test("Mounts and devices name volumes of the Pod, each at a place of its own")
    func mounts() throws {
        let volumes =
            #"[{"name":"d","persistentVolumeClaim":{"claimName":"c"}},{"name":"e"},{"name":"i","image":{"reference":"x:1"}}]"#
        let mounts =
            #"[{"name":"","mountPath":""},{"name":"x","mountPath":"/a"},{"name":"e","mountPath":"/a","subPath":"/s","subPathExpr":"a/../b"},{"name":"i","mountPath":"/i","subPath":"s"},{"name":"d","mountPath":"/dev/x","mountPropagation":"Up","recursiveReadOnly":"Enabled"},{"name":"e","mountPath":"/b","readOnly":true,"recursiveReadOnly":"Maybe","mountPropagation":"None"}]"#
        let devices =
            #"[{"name":"","devicePath":""},{"name":"d","devicePath":"/dev/x"},{"name":"d","devicePath":"/dev/../x"},{"name":"e","devicePath":"/dev/x"}]"#
        let patch =
            #"{"spec":{"volumes":\#(volumes),"containers":[{"name":"c","image":"a","volumeMounts":\#(mounts),"volumeDevices":\#(devices)}]}}"#
        let at = "spec.containers[0]."
        #expect(
            try Pod.problems(creating: Samples.pod, with: patch) == [
                "\(at)volumeMounts[0].name: Required value", #"\#(at)volumeMounts[0].name: Not found: """#,
                "\(at)volumeMounts[0].mountPath: Required value",
                #"\#(at)volumeMounts[0].name: Invalid value: "": must not already exist in volumeDevices"#,
                #"\#(at)volumeMounts[0].mountPath: Invalid value: "": must not already exist as a path in volumeDevices"#,
                #"\#(at)volumeMounts[1].name: Not found: "x""#,
                #"\#(at)volumeMounts[2].mountPath: Invalid value: "/a": must be unique"#,
                #"\#(at)volumeMounts[2].name: Invalid value: "e": must not already exist in volumeDevices"#,
                #"\#(at)volumeMounts.subPath: Invalid value: "/s": must be a relative path"#,
                #"\#(at)volumeMounts[2].subPathExpr: Invalid value: "a/../b": subPathExpr and subPath are mutually exclusive"#,
                #"\#(at)volumeMounts.subPathExpr: Invalid value: "a/../b": must not contain '..'"#,
                #"\#(at)volumeMounts[3].subPath: Invalid value: "s": not allowed in image volume sources"#,
                #"\#(at)volumeMounts[4].name: Invalid value: "d": must not already exist in volumeDevices"#,
                #"\#(at)volumeMounts[4].mountPath: Invalid value: "/dev/x": must not already exist as a path in volumeDevices"#,
                #"\#(at)volumeMounts.mountPropagation: Unsupported value: "Up": supported values: "Bidirectional", "HostToContainer", "None""#,
                "\(at)volumeMounts.recursiveReadOnly: Forbidden: may only be specified when readOnly is true",
                #"\#(at)volumeMounts[5].name: Invalid value: "e": must not already exist in volumeDevices"#,
                #"\#(at)volumeMounts.recursiveReadOnly: Unsupported value: "Maybe": supported values: "Disabled", "Enabled", "IfPossible""#,
                "\(at)volumeDevices[0].name: Required value", #"\#(at)volumeDevices[0].name: Not found: """#,
                "\(at)volumeDevices[0].devicePath: Required value",
                #"\#(at)volumeDevices[0].name: Invalid value: "": must not already exist in volumeMounts"#,
                #"\#(at)volumeDevices[0].devicePath: Invalid value: "": must not already exist as a path in volumeMounts"#,
                #"\#(at)volumeDevices[1].name: Invalid value: "d": must not already exist in volumeMounts"#,
                #"\#(at)volumeDevices[1].devicePath: Invalid value: "/dev/x": must not already exist as a path in volumeMounts"#,
                #"\#(at)volumeDevices[2].name: Invalid value: "d": must be unique"#,
                #"\#(at)volumeDevices[2].devicePath: Invalid value: "/dev/../x": can not contain backsteps ('..')"#,
                #"\#(at)volumeDevices[2].name: Invalid value: "d": must not already exist in volumeMounts"#,
                #"\#(at)volumeDevices[3].name: Invalid value: "e": can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode"#,
                #"\#(at)volumeDevices[3].devicePath: Invalid value: "/dev/x": must be unique"#,
                #"\#(at)volumeDevices[3].name: Invalid value: "e": must not already exist in volumeMounts"#,
                #"\#(at)volumeDevices[3].devicePath: Invalid value: "/dev/x": must not already exist as a path in volumeMounts"#,
            ])
    }

    @Test(
        "Affinities follow rules",
        arguments: [
            (
                #"{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[]}}}"#,
                [
                    "nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms: Required value: must have at least one node selector term"
                ]
            ),
            (
                #"{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{"matchExpressions":[{"key":"a","operator":"In"},{"key":"a","operator":"Exists","values":["x"]},{"key":"a","operator":"Gt","values":[]},{"key":"a","operator":"Near"},{"key":"a","operator":"In","values":["-"]}]}]}}}"#,
                [
                    "nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
                    "nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[1].values: Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
                    "nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[2].values: Required value: must be specified single value when `operator` is 'Lt' or 'Gt'",
                    #"nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[3].operator: Invalid value: "Near": not a valid selector operator"#,
                    #"nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[4].values[0]: Invalid value: "-": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"#,
                ]
            ),
            (
                #"{"nodeAffinity":{"preferredDuringSchedulingIgnoredDuringExecution":[{"weight":0,"preference":{"matchFields":[{"key":"metadata.name","operator":"In","values":["a","b"]},{"key":"x","operator":"Exists"},{"key":"metadata.name","operator":"In","values":["ok"]}]}}]}}"#,
                [
                    "nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: Invalid value: 0: must be in the range 1-100",
                    "nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchFields[0].values: Required value: must be only one value when `operator` is 'In' or 'NotIn' for node field selector",
                    #"nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchFields[1].operator: Invalid value: "Exists": not a valid selector operator"#,
                    #"nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchFields[1].key: Invalid value: "x": not a valid field selector key"#,
                ]
            ),
            (
                #"{"podAntiAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[{"topologyKey":"zone","namespaces":["a.b"],"labelSelector":{"matchExpressions":[{"key":"a","operator":"In","values":[]}]}}],"preferredDuringSchedulingIgnoredDuringExecution":[{"weight":101,"podAffinityTerm":{"topologyKey":"zone"}}]}}"#,
                [
                    "podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
                    #"podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].namespace: Invalid value: "a.b": must not contain dots"#,
                    "podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: Invalid value: 101: must be in the range 1-100",
                ]
            ),
        ])
    func affinity(json: String, messages: [String]) throws {
        #expect(
            try Pod.problems(creating: Samples.pod, with: #"{"spec":{"affinity":\#(json)}}"#)
                == messages.map { "spec.affinity.\($0)" })
    }

    @Test("A Pod's repulsion names what it keeps apart")
    func topologyKey() throws {
        let messages = try Pod.problems(
            creating: Samples.pod,
            with: #"{"spec":{"affinity":{"podAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[{}]}}}}"#)
        #expect(
            messages.first
                == "spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: Required value: can not be empty"
        )
        #expect(messages.count == 3)
    }

    @Test("Pods are spread by rules")
    func spread() throws {
        let constraints =
            #"[{"maxSkew":0,"topologyKey":"","whenUnsatisfiable":"Wait","nodeTaintsPolicy":"Obey"},{"maxSkew":1,"topologyKey":"zone","whenUnsatisfiable":"ScheduleAnyway","minDomains":0},{"maxSkew":1,"topologyKey":"zone","whenUnsatisfiable":"ScheduleAnyway"}]"#
        #expect(
            try Pod.problems(creating: Samples.pod, with: #"{"spec":{"topologySpreadConstraints":\#(constraints)}}"#)
                == [
                    "spec.topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero",
                    "spec.topologySpreadConstraints[0].topologyKey: Required value: can not be empty",
                    #"spec.topologySpreadConstraints[0].whenUnsatisfiable: Unsupported value: "Wait": supported values: "DoNotSchedule", "ScheduleAnyway""#,
                    #"spec.topologySpreadConstraints[0].nodeTaintsPolicy: Unsupported value: "Obey": supported values: "Honor", "Ignore""#,
                    #"spec.topologySpreadConstraints[1].{topologyKey, whenUnsatisfiable}: Duplicate value: "{zone, ScheduleAnyway}""#,
                    "spec.topologySpreadConstraints[1].minDomains: Invalid value: 0: must be greater than zero",
                    "spec.topologySpreadConstraints[1].minDomains: Invalid value: 0: can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ScheduleAnyway",
                ])
    }

    @Test("Tolerations follow rules")
    func tolerations() throws {
        let list =
            #"[{},{"key":"a","operator":"Exists","value":"x","effect":"NoSchedule","tolerationSeconds":5},{"key":"a","operator":"Like","effect":"Never"},{"key":"a","value":"-"}]"#
        let messages = try Pod.problems(creating: Samples.pod, with: #"{"spec":{"tolerations":\#(list)}}"#)
        #expect(
            messages.dropLast() == [
                #"spec.tolerations[0].operator: Invalid value: "": operator must be Exists when `key` is empty, which means "match all values and all keys""#,
                "spec.tolerations[1].effect: Invalid value: \"NoSchedule\": effect must be 'NoExecute' when `tolerationSeconds` is set",
                #"spec.tolerations[1].operator: Invalid value: "x": value must be empty when `operator` is 'Exists'"#,
                #"spec.tolerations[2].operator: Unsupported value: "Like": supported values: "Equal", "Exists""#,
                #"spec.tolerations[2].effect: Unsupported value: "Never": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute""#,
            ])
        #expect(messages.last?.hasPrefix(#"spec.tolerations[3].operator: Invalid value: "-": a valid label"#) == true)
    }
}

@Suite("Changes of Pods")
struct PodChangeTests {
    @Test(
        "Little of a Pod can change",
        arguments: [
            (#"{"spec":{"containers":[{"name":"c","image":"nginx:2"}]}}"#, []),
            (#"{"spec":{"activeDeadlineSeconds":5}}"#, []),
            (
                #"{"spec":{"activeDeadlineSeconds":-1}}"#,
                [
                    "spec.activeDeadlineSeconds: Invalid value: -1: must be between 1 and 2147483647, inclusive",
                    "spec.activeDeadlineSeconds: Invalid value: -1: must be between 0 and 2147483647, inclusive",
                ]
            ),
            (
                #"{"spec":{"tolerations":[]}}"#,
                ["spec.tolerations: Forbidden: existing toleration can not be modified except its tolerationSeconds"]
            ),
            (
                #"{"spec":{"containers":[{"name":"c","image":"a"},{"name":"d","image":"a"}]}}"#,
                ["spec.containers: Forbidden: pod updates may not add or remove containers"]
            ),
        ])
    func update(patch: String, messages: [String]) throws {
        #expect(try Pod.problems(updating: Samples.pod, with: patch) == messages)
    }

    @Test("What may not change is shown as a difference")
    func difference() throws {
        let messages = try Pod.problems(updating: Samples.pod, with: #"{"spec":{"hostname":"x"}}"#)
        #expect(messages.count == 1)
        #expect(
            messages[0].hasPrefix(
                "spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
            ))
        #expect(messages[0].contains("+ \"hostname\": \"x\",\n"))
    }

    @Test("A deadline only comes nearer")
    func deadline() throws {
        let sample = Samples.pod.mergePatched(with: ["spec": ["activeDeadlineSeconds": 10]])
        #expect(
            try Pod.problems(updating: sample, with: #"{"spec":{"activeDeadlineSeconds":11}}"#)
                == ["spec.activeDeadlineSeconds: Invalid value: 11: must be less than or equal to previous value"])
        #expect(
            try Pod.problems(updating: sample, with: #"{"spec":{"activeDeadlineSeconds":null}}"#)
                == [
                    "spec.activeDeadlineSeconds: Invalid value: null: must not update from a positive integer to nil value"
                ])
        let negative = Samples.pod.mergePatched(with: ["spec": ["terminationGracePeriodSeconds": -5]])
        #expect(try Pod.problems(updating: negative, with: #"{"spec":{"terminationGracePeriodSeconds":1}}"#) == [])
    }

    @Test("A status keeps the class of service, and what ended stays ended")
    func status() throws {
        #expect(
            try Pod.problems(
                reporting:
                    #"{"status":{"qosClass":"Guaranteed","podIPs":[{"ip":"x"}],"conditions":[{"type":"a b","status":"True"},{"type":"Ready","status":"True"}]}}"#,
                on: Samples.pod
            ).map { $0.prefix(30) } == [
                "metadata.conditions[0].Type: I", "status.qosClass: Invalid value", "status.podIPs[0]: Invalid valu",
            ])
        let ended: JSON = ["spec": ["restartPolicy": "Never"]]
        var old = try Pod.stored(Samples.pod.mergePatched(with: ended))
        var container = ContainerStatus()
        container.name = "c"
        container.state.terminated = ContainerStateTerminated()
        old.status.containerStatuses = [container]
        var new = old
        new.status.containerStatuses[0].state = ContainerState()
        let error = #expect(throws: InvalidObject.self) { try new.admittedForStatusUpdate(from: old) }
        #expect(
            error?.problems.map(\.message) == [
                "status.containerStatuses[0].state: Forbidden: may not be transitioned to non-terminated state"
            ])
        old.spec.restartPolicy = "OnFailure"
        old.status.containerStatuses[0].state.terminated?.exitCode = 1
        #expect(throws: Never.self) { try new.admittedForStatusUpdate(from: old) }
    }

    @Test("Odd but legal Pods are warned of")
    func warnings() throws {
        let pod = try JSON(
            parsing: #"""
                {"metadata":{"name":"p","namespace":"ns"},"spec":{"terminationGracePeriodSeconds":-1,
                 "hostAliases":[{"ip":"1.1.1.1"},{"ip":"1.1.1.1"}],"imagePullSecrets":[{"name":"a"},{"name":"a"},{"name":""}],
                 "containers":[{"name":"c","image":"a","env":[{"name":"A","value":"1"},{"name":"A","value":"$(A)2"},{"name":"A","value":"3"},{"name":"A","value":"$(A)"}],
                   "resources":{"limits":{"memory":"1m"}},"ports":[{"containerPort":80},{"containerPort":80},{"containerPort":80,"hostPort":80}]}]}}
                """#
        ).decoded(as: Pod.self).defaulted()
        #expect(
            pod.warnings() == [
                #"spec.hostAliases[1].ip: duplicate ip "1.1.1.1""#,
                #"spec.imagePullSecrets[1].name: duplicate name "a""#,
                #"spec.imagePullSecrets[2].name: invalid empty name """#,
                #"spec.containers[0].resources.limits[memory]: fractional byte value "1m" is invalid, must be an integer"#,
                #"spec.containers[0].resources.requests[memory]: fractional byte value "1m" is invalid, must be an integer"#,
                #"spec.containers[0].env[2]: hides previous definition of "A", which may be dropped when using apply"#,
                #"spec.containers[0].env[3]: hides previous definition of "A", which may be dropped when using apply"#,
                "spec.containers[0].ports[1]: duplicate port definition with spec.containers[0].ports[0]",
                "spec.containers[0].ports[2]: overlapping port definition with spec.containers[0].ports[0]",
                "spec.containers[0].ports[2]: overlapping port definition with spec.containers[0].ports[1]",
                "spec.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1",
            ])
        #expect(try Deployment.stored(Samples.deployment).warnings().isEmpty)
        #expect(try ReplicaSet.stored(Samples.deployment).warnings().isEmpty)
        #expect(try StatefulSet.stored(Samples.statefulSet).warnings().isEmpty)
    }
}
