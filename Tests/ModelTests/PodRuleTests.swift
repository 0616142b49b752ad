import Model
import Testing

@Suite("Rules of Pods")
struct PodRuleTests {
    @Test(
        "A Pod's own settings follow rules",
        arguments: [
            (
                #"{"restartPolicy":"Sometimes"}"#,
                [
                    #"spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never""#
                ]
            ),
            (
                #"{"dnsPolicy":"Best"}"#,
                [
                    #"spec.dnsPolicy: Unsupported value: "Best": supported values: "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None""#
                ]
            ),
            (
                #"{"dnsPolicy":"None"}"#,
                ["spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None"]
            ),
            (
                #"{"dnsPolicy":"None","dnsConfig":{}}"#,
                [
                    "spec.dnsConfig.nameservers: Required value: must provide at least one DNS nameserver when `dnsPolicy` is None"
                ]
            ),
            (
                #"{"dnsConfig":{"nameservers":["1.1.1.1","1.1.1.2","1.1.1.3","x"],"options":[{}]}}"#,
                [
                    #"spec.dnsConfig.nameservers: Invalid value: ["1.1.1.1","1.1.1.2","1.1.1.3","x"]: must not have more than 3 nameservers"#,
                    #"spec.dnsConfig.nameservers[3]: Invalid value: "x": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"#,
                    "spec.dnsConfig.options[0]: Required value: must not be empty",
                ]
            ),
            (
                #"{"hostname":"a.b","subdomain":"c.d"}"#,
                [
                    #"spec.hostname: Invalid value: "a.b": must not contain dots"#,
                    #"spec.subdomain: Invalid value: "c.d": must not contain dots"#,
                ]
            ),
            (
                #"{"activeDeadlineSeconds":0}"#,
                ["spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive"]
            ),
            (
                #"{"preemptionPolicy":"Maybe"}"#,
                [
                    #"spec.preemptionPolicy: Unsupported value: "Maybe": supported values: "PreemptLowerPriority", "Never""#
                ]
            ),
            (
                #"{"os":{"name":"plan9"}}"#,
                [#"spec.os.name: Unsupported value: "plan9": supported values: "linux", "windows""#]
            ),
            (
                #"{"hostAliases":[{"ip":"x","hostnames":["ok"]}]}"#,
                [
                    #"spec.hostAliases[0].ip: Invalid value: "x": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"#
                ]
            ),
            (
                #"{"schedulingGates":[{"name":"a"},{"name":"a"}],"nodeName":"n"}"#,
                [
                    #"spec.schedulingGates[1]: Duplicate value: "a""#,
                    "spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared",
                ]
            ),
            (#"{"readinessGates":[{"conditionType":"example.org/ok"}]}"#, []),
            (
                #"{"hostNetwork":true,"containers":[{"name":"c","image":"a","ports":[{"containerPort":80,"hostPort":81}]}]}"#,
                [
                    "spec.containers[0].ports[0].hostPort: Invalid value: 81: must match `containerPort` when `hostNetwork` is true"
                ]
            ),
            (
                #"{"resourceClaims":[{"name":"a","resourceClaimName":"r"},{"name":"a"},{}]}"#,
                [#"spec.resourceClaims[1].name: Duplicate value: "a""#, "spec.resourceClaims[2].name: Required value"]
            ),
            (
                #"{"ephemeralContainers":[{"name":"c","image":"i","targetContainerName":"x","livenessProbe":{"exec":{"command":["a"]}}}]}"#,
                [
                    #"spec.ephemeralContainers[0].name: Duplicate value: "c""#,
                    #"spec.ephemeralContainers[0].targetContainerName: Not found: "x""#,
                    "spec.ephemeralContainers[0].livenessProbe: Forbidden: cannot be set for an Ephemeral Container",
                    "spec.ephemeralContainers: Forbidden: cannot be set on create",
                ]
            ),
            (
                #"{"runtimeClassName":"ok","priorityClassName":"ok","serviceAccountName":"ok","nodeSelector":{"a":"b"}}"#,
                []
            ),
        ])
    func pod(spec: String, messages: [String]) throws {
        #expect(try Pod.problems(creating: Samples.pod, with: #"{"spec":\#(spec)}"#) == messages)
    }

    @Test(
        "Containers follow rules",
        arguments: [
            ("[]", ["spec.containers: Required value"]),
            (#"[{}]"#, ["spec.containers[0].name: Required value", "spec.containers[0].image: Required value"]),
            (
                #"[{"name":"c","image":"a"},{"name":"c","image":" a"}]"#,
                [
                    #"spec.containers[1].image: Invalid value: " a": must not have leading or trailing whitespace"#,
                    #"spec.containers[1].name: Duplicate value: "c""#,
                ]
            ),
            (
                #"[{"name":"c","image":"a","imagePullPolicy":"Often","terminationMessagePolicy":"Log","restartPolicy":"Always"}]"#,
                [
                    #"spec.containers[0].terminationMessagePolicy: Unsupported value: "Log": supported values: "File", "FallbackToLogsOnError""#,
                    #"spec.containers[0].imagePullPolicy: Unsupported value: "Often": supported values: "Always", "IfNotPresent", "Never""#,
                    "spec.containers[0].restartPolicy: Forbidden: may not be set for non-init containers",
                ]
            ),
            (
                #"[{"name":"c","image":"a","ports":[{"name":"-x--1-","containerPort":0},{"name":"web","containerPort":70000,"hostPort":-1,"protocol":"ICMP"},{"name":"web","containerPort":1}]}]"#,
                [
                    #"spec.containers[0].ports[0].name: Invalid value: "-x--1-": must not contain consecutive hyphens"#,
                    #"spec.containers[0].ports[0].name: Invalid value: "-x--1-": must not begin or end with a hyphen"#,
                    "spec.containers[0].ports[0].containerPort: Required value",
                    "spec.containers[0].ports[1].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive",
                    "spec.containers[0].ports[1].hostPort: Invalid value: -1: must be between 1 and 65535, inclusive",
                    #"spec.containers[0].ports[1].protocol: Unsupported value: "ICMP": supported values: "SCTP", "TCP", "UDP""#,
                    #"spec.containers[0].ports[2].name: Duplicate value: "web""#,
                ]
            ),
            (
                #"[{"name":"c","image":"a","ports":[{"name":"LONGERTHANFIFTEEN","containerPort":1}]}]"#,
                [
                    #"spec.containers[0].ports[0].name: Invalid value: "LONGERTHANFIFTEEN": must be no more than 15 bytes"#,
                    #"spec.containers[0].ports[0].name: Invalid value: "LONGERTHANFIFTEEN": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)"#,
                    #"spec.containers[0].ports[0].name: Invalid value: "LONGERTHANFIFTEEN": must contain at least one letter (a-z)"#,
                ]
            ),
            (
                #"[{"name":"c","image":"a","ports":[{"containerPort":1,"hostPort":1},{"containerPort":2,"hostPort":1}]}]"#,
                [#"spec.containers[0].ports[1].hostPort: Duplicate value: "TCP//1""#]
            ),
            (
                #"[{"name":"c","image":"a","env":[{"name":""},{"name":"a=b"},{"name":"é"},{"name":"B","value":"x","valueFrom":{"fieldRef":{"fieldPath":"metadata.name"}}},{"name":"C","valueFrom":{}}]}]"#,
                [
                    "spec.containers[0].env[0].name: Required value",
                    #"spec.containers[0].env[1].name: Invalid value: "a=b": a valid environment variable name must consist only of printable ASCII characters other than '='"#,
                    #"spec.containers[0].env[2].name: Invalid value: "é": a valid environment variable name must consist only of printable ASCII characters other than '='"#,
                    #"spec.containers[0].env[3].valueFrom: Invalid value: "": may not be specified when `value` is not empty"#,
                    #"spec.containers[0].env[4].valueFrom: Invalid value: "": must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`"#,
                ]
            ),
            (
                #"[{"name":"c","image":"a","env":[{"name":"A","valueFrom":{"fieldRef":{"fieldPath":"spec.volumes"}}},{"name":"B","valueFrom":{"fieldRef":{"fieldPath":"spec.hostname"}}},{"name":"C","valueFrom":{"fieldRef":{"fieldPath":"metadata.labels['a b']"}}},{"name":"D","valueFrom":{"fieldRef":{"fieldPath":"status.phase['x']"}}},{"name":"E","valueFrom":{"fieldRef":{}}},{"name":"F","valueFrom":{"fieldRef":{"fieldPath":"metadata.annotations['A']"}}}]}]"#,
                [
                    #"spec.containers[0].env[0].valueFrom.fieldRef.fieldPath: Invalid value: "spec.volumes": error converting fieldPath: field label not supported: spec.volumes"#,
                    #"spec.containers[0].env[1].valueFrom.fieldRef.fieldPath: Unsupported value: "spec.hostname": supported values: "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs""#,
                    #"spec.containers[0].env[2].valueFrom.fieldRef: Invalid value: "a b": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"#,
                    #"spec.containers[0].env[3].valueFrom.fieldRef: Invalid value: "status.phase": does not support subscript"#,
                    "spec.containers[0].env[4].valueFrom.fieldRef.fieldPath: Required value",
                ]
            ),
            (
                #"[{"name":"c","image":"a","env":[{"name":"A","valueFrom":{"resourceFieldRef":{"resource":"limits.gpu"}}},{"name":"B","valueFrom":{"resourceFieldRef":{"resource":""}}},{"name":"C","valueFrom":{"configMapKeyRef":{"name":"x","key":""},"secretKeyRef":{"name":"x","key":"ok"}}},{"name":"D","valueFrom":{"resourceFieldRef":{"resource":"limits.cpu"}}}]}]"#,
                [
                    #"spec.containers[0].env[0].valueFrom.resourceFieldRef.resource: Unsupported value: "limits.gpu": supported values: "limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage", "requests.memory""#,
                    "spec.containers[0].env[1].valueFrom.resourceFieldRef.resource: Required value",
                    "spec.containers[0].env[2].valueFrom.configMapKeyRef.key: Required value",
                    #"spec.containers[0].env[2].valueFrom: Invalid value: "": may not have more than one field specified at a time"#,
                ]
            ),
            (
                #"[{"name":"c","image":"a","envFrom":[{},{"prefix":"a=","configMapRef":{"name":""},"secretRef":{"name":"s"}}]}]"#,
                [
                    #"spec.containers[0].envFrom: Invalid value: "": must specify one of: `configMapRef` or `secretRef`"#,
                    #"spec.containers[0].envFrom[1].prefix: Invalid value: "a=": a valid environment variable name must consist only of printable ASCII characters other than '='"#,
                    "spec.containers[0].envFrom[1].configMapRef.name: Required value",
                    #"spec.containers[0].envFrom: Invalid value: "": may not have more than one field specified at a time"#,
                ]
            ),
        ])
    func containers(list: String, messages: [String]) throws {
        #expect(try Pod.problems(creating: Samples.pod, with: #"{"spec":{"containers":\#(list)}}"#) == messages)
    }

    @Test(
        "Probes, hooks and amounts of a container follow rules",
        arguments: [
            (#""livenessProbe":{}"#, ["spec.containers[0].livenessProbe: Required value: must specify a handler type"]),
            (
                #""livenessProbe":{"exec":{},"httpGet":{"port":80},"successThreshold":2}"#,
                [
                    "spec.containers[0].livenessProbe.exec.command: Required value",
                    "spec.containers[0].livenessProbe.httpGet: Forbidden: may not specify more than 1 handler type",
                    "spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1",
                ]
            ),
            (
                #""readinessProbe":{"tcpSocket":{"port":0},"initialDelaySeconds":-1,"terminationGracePeriodSeconds":0}"#,
                [
                    "spec.containers[0].readinessProbe.tcpSocket.port: Invalid value: 0: must be between 1 and 65535, inclusive",
                    "spec.containers[0].readinessProbe.initialDelaySeconds: Invalid value: -1: must be greater than or equal to 0",
                    "spec.containers[0].readinessProbe.terminationGracePeriodSeconds: Invalid value: 0: must be greater than 0",
                    "spec.containers[0].readinessProbe.terminationGracePeriodSeconds: Invalid value: 0: must not be set for readinessProbes",
                ]
            ),
            (
                #""startupProbe":{"httpGet":{"port":"web","scheme":"FTP","httpHeaders":[{"name":"a b"}]},"timeoutSeconds":-1,"periodSeconds":-1,"failureThreshold":-1}"#,
                [
                    #"spec.containers[0].startupProbe.httpGet.scheme: Unsupported value: "FTP": supported values: "HTTP", "HTTPS""#,
                    #"spec.containers[0].startupProbe.httpGet.httpHeaders: Invalid value: "a b": a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')"#,
                    "spec.containers[0].startupProbe.timeoutSeconds: Invalid value: -1: must be greater than or equal to 0",
                    "spec.containers[0].startupProbe.periodSeconds: Invalid value: -1: must be greater than or equal to 0",
                    "spec.containers[0].startupProbe.failureThreshold: Invalid value: -1: must be greater than or equal to 0",
                ]
            ),
            (
                #""lifecycle":{"preStop":{"sleep":{"seconds":31}},"postStart":{"sleep":{"seconds":1}}}"#,
                [
                    "spec.containers[0].lifecycle.preStop.sleep: Invalid value: 31: must be non-negative and less than terminationGracePeriodSeconds (30)"
                ]
            ),
            (
                #""resources":{"limits":{"cpu":"1"},"requests":{"cpu":"2"}}"#,
                [
                    #"spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1"#
                ]
            ),
            (
                #""resources":{"limits":{"cpu":"-1","gpu":1,"example.org/gpu":"500m","a b":1,"requests.example.org/x":1}}"#,
                [
                    #"spec.containers[0].resources.limits[a b]: Invalid value: "a b": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"#,
                    #"spec.containers[0].resources.limits[a b]: Invalid value: "a b": must be a standard resource for containers"#,
                    #"spec.containers[0].resources.limits[cpu]: Invalid value: "-1": must be greater than or equal to 0"#,
                    #"spec.containers[0].resources.limits[example.org/gpu]: Invalid value: "500m": must be an integer"#,
                    #"spec.containers[0].resources.limits[gpu]: Invalid value: "gpu": must be a standard resource type or fully qualified"#,
                    #"spec.containers[0].resources.limits[gpu]: Invalid value: "gpu": must be a standard resource for containers"#,
                    #"spec.containers[0].resources.limits[requests.example.org/x]: Invalid value: "requests.example.org/x": doesn't follow extended resource name standard"#,
                    #"spec.containers[0].resources.requests[a b]: Invalid value: "a b": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"#,
                    #"spec.containers[0].resources.requests[a b]: Invalid value: "a b": must be a standard resource for containers"#,
                    #"spec.containers[0].resources.requests[cpu]: Invalid value: "-1": must be greater than or equal to 0"#,
                    #"spec.containers[0].resources.requests[example.org/gpu]: Invalid value: "500m": must be an integer"#,
                    #"spec.containers[0].resources.requests[gpu]: Invalid value: "gpu": must be a standard resource type or fully qualified"#,
                    #"spec.containers[0].resources.requests[gpu]: Invalid value: "gpu": must be a standard resource for containers"#,
                    #"spec.containers[0].resources.requests[requests.example.org/x]: Invalid value: "requests.example.org/x": doesn't follow extended resource name standard"#,
                ]
            ),
            (
                #""resources":{"requests":{"hugepages-2Mi":"2Mi"}}"#,
                [
                    "spec.containers[0].resources.limits: Required value: Limit must be set for non overcommitable resources",
                    "spec.containers[0].resources: Forbidden: HugePages require cpu or memory",
                ]
            ),
            (
                #""resources":{"requests":{"example.org/x":1,"cpu":1},"limits":{"example.org/x":2}}"#,
                [
                    #"spec.containers[0].resources.requests: Invalid value: "1": must be equal to example.org/x limit of 2"#
                ]
            ),
            (
                #""resources":{"claims":[{},{"name":"a"},{"name":"a"}]}"#,
                [
                    "spec.containers[0].resources.claims[0]: Required value",
                    #"spec.containers[0].resources.claims[1]: Not found: "a": must be one of the names in pod.spec.resourceClaims which is empty"#,
                    #"spec.containers[0].resources.claims[2]: Duplicate value: "a""#,
                    #"spec.containers[0].resources.claims[2]: Not found: "a": must be one of the names in pod.spec.resourceClaims which is empty"#,
                ]
            ),
            (
                #""securityContext":{"runAsUser":-1,"procMount":"Half","allowPrivilegeEscalation":false,"privileged":true,"capabilities":{"add":["CAP_SYS_ADMIN"]},"seccompProfile":{"type":"Localhost"},"appArmorProfile":{"type":"Unconfined","localhostProfile":"x"}}"#,
                [
                    "spec.containers[0].securityContext.runAsUser: Invalid value: -1: must be between 0 and 4294967295, inclusive",
                    #"spec.containers[0].securityContext.procMount: Unsupported value: "Half": supported values: "Default", "Unmasked""#,
                    #"spec.containers[0].securityContext: Invalid value: {"allowPrivilegeEscalation":false,"appArmorProfile":{"localhostProfile":"x","type":"Unconfined"},"capabilities":{"add":["CAP_SYS_ADMIN"]},"privileged":true,"procMount":"Half","runAsUser":-1,"seccompProfile":{"type":"Localhost"}}: cannot set `allowPrivilegeEscalation` to false and `privileged` to true"#,
                    #"spec.containers[0].securityContext: Invalid value: {"allowPrivilegeEscalation":false,"appArmorProfile":{"localhostProfile":"x","type":"Unconfined"},"capabilities":{"add":["CAP_SYS_ADMIN"]},"privileged":true,"procMount":"Half","runAsUser":-1,"seccompProfile":{"type":"Localhost"}}: cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN"#,
                    "spec.containers[0].securityContext.seccompProfile.localhostProfile: Required value: must be set when seccomp type is Localhost",
                    #"spec.containers[0].securityContext.appArmorProfile.localhostProfile: Invalid value: "x": can only be set when AppArmor type is Localhost"#,
                ]
            ),
        ])
    func container(fields: String, messages: [String]) throws {
        let patch = #"{"spec":{"containers":[{"name":"c","image":"a",\#(fields)}]}}"#
        #expect(try Pod.problems(creating: Samples.pod, with: patch) == messages)
    }

    @Test("Init containers have no probes unless they stay")
    func initContainers() throws {
        let probe = #"{"exec":{"command":["a"]}}"#
        let list =
            #"[{"name":"c","image":"a","readinessProbe":\#(probe),"lifecycle":{}},{"name":"i","image":"a","restartPolicy":"Always","readinessProbe":\#(probe)},{"name":"j","image":"a","restartPolicy":"Never"}]"#
        #expect(
            try Pod.problems(creating: Samples.pod, with: #"{"spec":{"initContainers":\#(list)}}"#) == [
                #"spec.initContainers[0].name: Duplicate value: "c""#,
                "spec.initContainers[0].lifecycle: Forbidden: may not be set for init containers without restartPolicy=Always",
                "spec.initContainers[0].readinessProbe: Forbidden: may not be set for init containers without restartPolicy=Always",
                #"spec.initContainers[2].restartPolicy: Unsupported value: "Never": supported values: "Always""#,
            ])
    }

    @Test("The security settings of a Pod follow rules")
    func security() throws {
        let context =
            #"{"fsGroup":-1,"supplementalGroups":[5000000000],"sysctls":[{"name":""},{"name":"a"},{"name":"a"}],"fsGroupChangePolicy":"Never","seccompProfile":{},"appArmorProfile":{"type":"None"}}"#
        #expect(
            try Pod.problems(
                creating: Samples.pod,
                with: #"{"spec":{"shareProcessNamespace":true,"hostPID":true,"securityContext":\#(context)}}"#) == [
                    "spec.securityContext.fsGroup: Invalid value: -1: must be between 0 and 4294967295, inclusive",
                    "spec.securityContext.supplementalGroups[0]: Invalid value: 5000000000: must be between 0 and 4294967295, inclusive",
                    "spec.securityContext.shareProcessNamespace: Invalid value: true: ShareProcessNamespace and HostPID cannot both be enabled",
                    "spec.securityContext.sysctls[0].name: Required value",
                    #"spec.securityContext.sysctls[2].name: Duplicate value: "a""#,
                    #"spec.securityContext.fsGroupChangePolicy: Unsupported value: "Never": supported values: "Always", "OnRootMismatch""#,
                    "spec.securityContext.seccompProfile.type: Required value: type is required when seccompProfile is set",
                    #"spec.securityContext.appArmorProfile.type: Unsupported value: "None": supported values: "Localhost", "RuntimeDefault", "Unconfined""#,
                ])
    }

    @Test("Annotations that mean something to Pods follow rules")
    func annotations() throws {
        for cost in ["1.5", "+1", "01", "-0", "99999999999", ""] {
            #expect(
                try Pod.problems(
                    creating: Samples.pod,
                    with: #"{"metadata":{"annotations":{"controller.kubernetes.io/pod-deletion-cost":"\#(cost)"}}}"#)
                    == [
                        #"metadata.annotations[controller.kubernetes.io/pod-deletion-cost]: Invalid value: "\#(cost)": must be a 32bit integer"#
                    ])
        }
        #expect(
            try Pod.problems(
                creating: Samples.pod,
                with:
                    #"{"metadata":{"annotations":{"controller.kubernetes.io/pod-deletion-cost":"-5","kubernetes.io/config.mirror":"x"}}}"#
            )
                == [
                    #"metadata.annotations[kubernetes.io/config.mirror]: Invalid value: "x": must set spec.nodeName if mirror pod annotation is set"#
                ])
    }
}
