import Model
import Testing

@Suite("Rules of Services and endpoints")
struct NetworkRuleTests {
    @Test(
        "A Service follows rules",
        arguments: [
            (
                #"{"metadata":{"name":"1a"}}"#,
                [
                    #"metadata.name: Invalid value: "1a": a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"#
                ]
            ),
            (#"{"spec":{"ports":[]}}"#, ["spec.ports: Required value"]),
            (#"{"spec":{"ports":[],"clusterIP":"None"}}"#, []),
            (
                #"{"spec":{"ports":[{"port":80},{"port":80}]}}"#,
                [
                    "spec.ports[0].name: Required value", "spec.ports[1].name: Required value",
                    #"spec.ports[1]: Duplicate value: {"Name":"","Protocol":"TCP","AppProtocol":null,"Port":80,"TargetPort":0,"NodePort":0}"#,
                ]
            ),
            (
                #"{"spec":{"ports":[{"name":"a","port":0,"targetPort":"9","protocol":"X","appProtocol":"a b"},{"name":"a","port":1,"nodePort":5}]}}"#,
                [
                    "spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive",
                    #"spec.ports[0].protocol: Unsupported value: "X": supported values: "SCTP", "TCP", "UDP""#,
                    #"spec.ports[0].targetPort: Invalid value: "9": must contain at least one letter (a-z)"#,
                    #"spec.ports[0].appProtocol: Invalid value: "a b": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"#,
                    #"spec.ports[1].name: Duplicate value: "a""#,
                    "spec.ports[1].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'",
                ]
            ),
            (
                #"{"spec":{"type":"NodePort","ports":[{"name":"a","port":1,"nodePort":5},{"name":"b","port":2,"nodePort":5}]}}"#,
                ["spec.ports[1].nodePort: Duplicate value: 5"]
            ),
            (
                #"{"spec":{"type":"Magic"}}"#,
                [
                    #"spec.type: Unsupported value: "Magic": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort""#
                ]
            ),
            (
                #"{"spec":{"type":"LoadBalancer","clusterIP":"None"}}"#,
                [#"spec.clusterIPs[0]: Invalid value: "None": may not be set to 'None' for LoadBalancer services"#]
            ),
            (#"{"spec":{"type":"ExternalName","clusterIP":null}}"#, ["spec.externalName: Required value"]),
            (
                #"{"spec":{"type":"ExternalName","clusterIP":null,"externalName":"db.example.org.","clusterIPs":["1.1.1.1"],"ipFamilies":["IPv4"],"ipFamilyPolicy":"SingleStack"}}"#,
                [
                    "spec.clusterIPs: Forbidden: may not be set for ExternalName services",
                    "spec.ipFamilies: Forbidden: may not be set for ExternalName services",
                    "spec.ipFamilyPolicy: Forbidden: may not be set for ExternalName services",
                ]
            ),
            (
                #"{"spec":{"sessionAffinity":"Sticky"}}"#,
                [#"spec.sessionAffinity: Unsupported value: "Sticky": supported values: "ClientIP", "None""#]
            ),
            (
                #"{"spec":{"sessionAffinity":"ClientIP","sessionAffinityConfig":{"clientIP":{"timeoutSeconds":90000}}}}"#,
                [
                    "spec.sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 90000: must be greater than 0 and less than 86400"
                ]
            ),
            (
                #"{"spec":{"clusterIP":"x"}}"#,
                [
                    #"spec.clusterIPs[0]: Invalid value: "x": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"#
                ]
            ),
            (
                #"{"spec":{"clusterIPs":["10.0.0.2"]}}"#,
                [#"spec.clusterIPs: Invalid value: ["10.0.0.2"]: first value must match `clusterIP`"#]
            ),
            (
                #"{"spec":{"clusterIPs":["10.0.0.1","10.0.0.2","10.0.0.3"],"ipFamilies":["IPv5","IPv5"],"ipFamilyPolicy":"Any"}}"#,
                [
                    #"spec.ipFamilies[0]: Unsupported value: "IPv5": supported values: "IPv4", "IPv6""#,
                    #"spec.ipFamilies[1]: Unsupported value: "IPv5": supported values: "IPv4", "IPv6""#,
                    #"spec.ipFamilies[1]: Duplicate value: "IPv5""#,
                    #"spec.ipFamilyPolicy: Unsupported value: "Any": supported values: "PreferDualStack", "RequireDualStack", "SingleStack""#,
                    #"spec.clusterIPs: Invalid value: ["10.0.0.1","10.0.0.2","10.0.0.3"]: may only hold up to 2 values"#,
                    #"spec.clusterIPs: Invalid value: ["10.0.0.1","10.0.0.2","10.0.0.3"]: may specify no more than one IP for each IP family"#,
                    #"spec.clusterIPs[0]: Invalid value: "10.0.0.1": expected an IPv5 value as indicated by `ipFamilies[0]`"#,
                    #"spec.clusterIPs[1]: Invalid value: "10.0.0.2": expected an IPv5 value as indicated by `ipFamilies[1]`"#,
                ]
            ),
            (
                #"{"spec":{"clusterIP":"None","clusterIPs":["None","10.0.0.1"]}}"#,
                [#"spec.clusterIPs: Invalid value: ["None","10.0.0.1"]: 'None' must be the first and only value"#]
            ),
            (
                #"{"spec":{"externalIPs":["127.0.0.1","0.0.0.0","169.254.1.1","224.0.0.1","::","::1","fe80::1","ff02::1","x","8.8.8.8"]}}"#,
                [
                    #"spec.externalIPs[0]: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)"#,
                    #"spec.externalIPs[1]: Invalid value: "0.0.0.0": may not be unspecified (0.0.0.0)"#,
                    #"spec.externalIPs[2]: Invalid value: "169.254.1.1": may not be in the link-local range (169.254.0.0/16, fe80::/10)"#,
                    #"spec.externalIPs[3]: Invalid value: "224.0.0.1": may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)"#,
                    #"spec.externalIPs[4]: Invalid value: "::": may not be unspecified (::)"#,
                    #"spec.externalIPs[5]: Invalid value: "::1": may not be in the loopback range (127.0.0.0/8, ::1/128)"#,
                    #"spec.externalIPs[6]: Invalid value: "fe80::1": may not be in the link-local range (169.254.0.0/16, fe80::/10)"#,
                    #"spec.externalIPs[7]: Invalid value: "ff02::1": may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)"#,
                    #"spec.externalIPs[8]: Invalid value: "x": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"#,
                ]
            ),
            (
                #"{"spec":{"externalTrafficPolicy":"Local","internalTrafficPolicy":"Far","trafficDistribution":"Any","allocateLoadBalancerNodePorts":true,"loadBalancerClass":"a/b"}}"#,
                [
                    "spec.allocateLoadBalancerNodePorts: Forbidden: may only be used when `type` is 'LoadBalancer'",
                    "spec.loadBalancerClass: Forbidden: may only be used when `type` is 'LoadBalancer'",
                    #"spec.externalTrafficPolicy: Invalid value: "Local": may only be set for externally-accessible services"#,
                    #"spec.internalTrafficPolicy: Unsupported value: "Far": supported values: "Cluster", "Local""#,
                    #"spec.trafficDistribution: Unsupported value: "Any": supported values: "PreferClose", "PreferSameNode", "PreferSameZone""#,
                ]
            ),
            (
                #"{"spec":{"type":"LoadBalancer","loadBalancerClass":"a/b","externalTrafficPolicy":"Near"}}"#,
                [#"spec.externalTrafficPolicy: Unsupported value: "Near": supported values: "Cluster", "Local""#]
            ),
        ])
    func service(patch: String, messages: [String]) throws {
        #expect(try Service.problems(creating: Samples.service, with: patch) == messages)
    }

    @Test(
        "A Service keeps its address",
        arguments: [
            (
                #"{"spec":{"clusterIP":"10.0.0.2","clusterIPs":["10.0.0.2"]}}"#,
                [#"spec.clusterIPs[0]: Invalid value: ["10.0.0.2"]: may not change once set"#]
            ),
            (
                #"{"spec":{"clusterIP":"None","clusterIPs":["None"]}}"#,
                [#"spec.clusterIPs[0]: Invalid value: ["None"]: may not change once set"#]
            ),
            (#"{"spec":{"clusterIP":null,"clusterIPs":null}}"#, []),
            (
                #"{"spec":{"type":"ExternalName","externalName":"a.b","clusterIP":null,"clusterIPs":null,"ipFamilies":null,"ipFamilyPolicy":null,"internalTrafficPolicy":null}}"#,
                []
            ),
            (
                #"{"spec":{"ipFamilies":["IPv6"]}}"#,
                [
                    #"spec.ipFamilies[0]: Invalid value: ["IPv6"]: may not change once set"#,
                    #"spec.clusterIPs[0]: Invalid value: "10.0.0.1": expected an IPv6 value as indicated by `ipFamilies[0]`"#,
                ]
            ),
            (#"{"spec":{"ports":[{"port":81}],"selector":{"a":"b"}}}"#, []),
        ])
    func address(patch: String, messages: [String]) throws {
        #expect(try Service.problems(updating: Samples.service, with: patch) == messages)
    }

    @Test("A second address is given up only by saying so")
    func secondAddress() throws {
        let two = Samples.service.mergePatched(with: [
            "spec": [
                "clusterIPs": ["10.0.0.1", "2001:db8::1"], "ipFamilies": ["IPv4", "IPv6"],
                "ipFamilyPolicy": "RequireDualStack",
            ]
        ])
        #expect(
            try Service.problems(updating: two, with: #"{"spec":{"clusterIPs":["10.0.0.1"]}}"#) == [
                #"spec.ipFamilyPolicy: Invalid value: "RequireDualStack": must be set to 'SingleStack' when releasing the secondary clusterIP"#
            ])
        #expect(
            try Service.problems(
                updating: two, with: #"{"spec":{"clusterIPs":["10.0.0.1"],"ipFamilyPolicy":"SingleStack"}}"#) == [])
    }

    @Test("Settings that a headless Service ignores are warned of")
    func warnings() throws {
        let patch: JSON = [
            "spec": [
                "clusterIP": "None", "sessionAffinity": "ClientIP", "externalIPs": ["8.8.8.8"],
                "loadBalancerIP": "8.8.8.8",
            ]
        ]
        #expect(
            try Service.stored(Samples.service.mergePatched(with: patch)).warnings() == [
                "spec.loadBalancerIP is ignored for headless services",
                "spec.externalIPs is ignored for headless services",
                "spec.SessionAffinity is ignored for headless services",
            ])
        #expect(try Service.stored(Samples.service).warnings().isEmpty)
    }

    @Test(
        "Addresses are read in all their forms",
        arguments: [
            ("10.0.0.1", true), ("1.2.3", false), ("1.2.3.4.5", false), ("256.1.1.1", false), ("1.2.3.x", false),
            ("01.2.3.4", true), ("::", true), ("1::", true), ("::1", true), ("1:2:3:4:5:6:7:8", true),
            ("1:2:3:4:5:6:7", false), ("1::2::3", false), ("::ffff:10.0.0.1", true), ("12345::", false), ("g::", false),
            ("1:2:3:4:5:6:7:8:9", false), ("::10.0.0", false), ("", false), ("1:2:3:4:5:6:7::8", false),
        ])
    func parsing(text: String, isValid: Bool) throws {
        let messages = try Endpoints.problems(
            creating: Samples.endpoints, with: #"{"subsets":[{"addresses":[{"ip":"\#(text)"}]}]}"#)
        #expect(messages.contains { $0.contains("must be a valid IP address, ") } == !isValid)
    }

    @Test("Endpoints follow rules")
    func endpoints() throws {
        let subsets =
            #"[{},{"notReadyAddresses":[{"ip":"10.0.0.1","hostname":"a.b","nodeName":"N"}],"ports":[{"port":0},{"name":"a","port":1,"protocol":"X"}]}]"#
        let messages = try Endpoints.problems(creating: Samples.endpoints, with: #"{"subsets":\#(subsets)}"#)
        #expect(
            messages.map { $0.prefix(60) } == [
                "subsets[0]: Required value: must specify `addresses` or `not",
                "subsets[1].notReadyAddresses[0].hostname: Invalid value: \"a.",
                "subsets[1].notReadyAddresses[0].nodeName: Invalid value: \"N\"",
                "subsets[1].ports[0].name: Required value",
                "subsets[1].ports[0].port: Invalid value: 0: must be between ",
                "subsets[1].ports[1].protocol: Unsupported value: \"X\": suppor",
            ])
    }

    @Test(
        "Slices of endpoints follow rules",
        arguments: [
            (#"{"addressType":""}"#, ["addressType: Required value"]),
            (
                #"{"addressType":"IPX"}"#,
                [#"addressType: Unsupported value: "IPX": supported values: "FQDN", "IPv4", "IPv6""#]
            ),
            (
                #"{"endpoints":[{"addresses":[]}]}"#,
                ["endpoints[0].addresses: Required value: must contain at least 1 address"]
            ),
            (
                #"{"endpoints":[{"addresses":["::2"],"hostname":"a.b"}]}"#,
                [
                    #"endpoints[0].addresses[0]: Invalid value: "::2": must be an IPv4 address"#,
                    #"endpoints[0].hostname: Invalid value: "a.b": must not contain dots"#,
                ]
            ),
            (
                #"{"addressType":"IPv6","endpoints":[{"addresses":["x"]}]}"#,
                [
                    #"endpoints[0].addresses[0]: Invalid value: "x": must be an IPv6 address"#,
                    #"endpoints[0].addresses[0]: Invalid value: "x": must be a valid IP address"#,
                ]
            ),
            (
                #"{"addressType":"FQDN","endpoints":[{"addresses":["a.b.","a"]}]}"#,
                [
                    #"endpoints[0].addresses[1]: Invalid value: "a": should be a domain with at least two segments separated by dots"#
                ]
            ),
            (
                #"{"ports":[{"name":"a","port":1},{"name":"a","port":2,"protocol":"X","appProtocol":"ok"}]}"#,
                [
                    #"ports[1].name: Duplicate value: "a""#,
                    #"ports[1].protocol: Unsupported value: "X": supported values: "SCTP", "TCP", "UDP""#,
                ]
            ),
        ])
    func slices(patch: String, messages: [String]) throws {
        #expect(try EndpointSlice.problems(creating: Samples.slice, with: patch) == messages)
    }

    @Test("Slices have limits and keep their sort of address")
    func sliceLimits() throws {
        let many = Array(repeating: #"{"addresses":["10.0.0.9"]}"#, count: 1001).joined(separator: ",")
        #expect(
            try EndpointSlice.problems(creating: Samples.slice, with: #"{"endpoints":[\#(many)]}"#)
                == ["endpoints: Too many: 1001: must have at most 1000 items"])
        let addresses = Array(repeating: #""10.0.0.9""#, count: 101).joined(separator: ",")
        #expect(
            try EndpointSlice.problems(creating: Samples.slice, with: #"{"endpoints":[{"addresses":[\#(addresses)]}]}"#)
                == ["endpoints[0].addresses: Too many: 101: must have at most 100 items"])
        #expect(
            try EndpointSlice.problems(updating: Samples.slice, with: #"{"addressType":"FQDN","endpoints":[]}"#)
                == [#"addressType: Invalid value: "FQDN": field is immutable"#])
    }
}

@Suite("Rules of storage")
struct StorageRuleTests {
    @Test(
        "A claim follows rules",
        arguments: [
            (
                #"{"spec":{"accessModes":["ReadWriteOncePod","ReadOnlyMany"]}}"#,
                ["spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes"]
            ),
            (#"{"spec":{"resources":{"requests":{"storage":null}}}}"#, ["spec.resources[storage]: Required value"]),
            (
                #"{"spec":{"volumeMode":"Tape"}}"#,
                [#"spec.volumeMode: Unsupported value: "Tape": supported values: "Block", "Filesystem""#]
            ),
            (#"{"spec":{"storageClassName":""}}"#, []),
            (
                #"{"spec":{"selector":{"matchExpressions":[{"key":"a","operator":"Is"}]}}}"#,
                [#"spec.selector.matchExpressions[0].operator: Invalid value: "Is": not a valid selector operator"#]
            ),
            (
                #"{"spec":{"dataSource":{"kind":"Snapshot","name":""},"volumeAttributesClassName":"ok","dataSourceRef":{"kind":"A","name":"a","apiGroup":"a.b"}}}"#,
                [
                    "spec.dataSource.name: Required value",
                    #"spec.dataSource: Invalid value: "Snapshot": must be 'PersistentVolumeClaim' when referencing the default apiGroup"#,
                ]
            ),
        ])
    func claim(patch: String, messages: [String]) throws {
        #expect(try PersistentVolumeClaim.problems(creating: Samples.claim, with: patch) == messages)
    }

    @Test("A bound claim grows and never shrinks below what it has")
    func growth() throws {
        var old = try PersistentVolumeClaim.stored(Samples.claim)
        old.spec.volumeName = "v"
        old.status.phase = .bound
        old.status.capacity["storage"] = Quantity("1Gi")
        var new = old
        new.spec.resources.requests["storage"] = Quantity("2Gi")
        #expect(try new.admittedForUpdate(from: old).spec.resources.requests["storage"]?.canonicalText == "2Gi")
        new.spec.resources.requests["storage"] = Quantity("512Mi")
        let error = #expect(throws: InvalidObject.self) { try new.admittedForUpdate(from: old) }
        #expect(
            error?.problems.map(\.message)
                == ["spec.resources.requests.storage: Forbidden: field can not be less than status.capacity"])
        new = old
        new.spec.volumeMode = "Block"
        old.spec.other["volumeAttributesClassName"] = "gold"
        let change = #expect(throws: InvalidObject.self) { try new.admittedForUpdate(from: old) }
        #expect(
            change?.problems.last?.message
                == "spec.volumeAttributesClassName: Forbidden: update from non-nil value to nil is forbidden")
        #expect(change?.problems.map(\.field) == ["spec", "volumeMode", "spec.volumeAttributesClassName"])
        old.spec.volumeName = ""
        old.spec.other["volumeAttributesClassName"] = nil
        new = old
        new.spec.volumeName = "w"
        new.spec.storageClassName = "fast"
        #expect(try new.admittedForUpdate(from: old).spec.storageClassName == "fast")
    }

    @Test("The difference of a claim shows both of its ends")
    func difference() throws {
        let message = try PersistentVolumeClaim.problems(
            updating: Samples.claim,
            with:
                #"{"spec":{"accessModes":["ReadOnlyMany"],"dataSource":{"kind":"PersistentVolumeClaim","name":"x"},"selector":{"matchLabels":{"a":"b"}}}}"#
        )
        #expect(message.count == 1)
        #expect(message[0].split(separator: "@@ -").count == 3)
        #expect(message[0].contains("-  \"ReadWriteOnce\"\n+  \"ReadOnlyMany\"\n"))
    }

    @Test("A claim's status is checked too")
    func claimStatus() throws {
        #expect(
            try PersistentVolumeClaim.problems(
                reporting: #"{"status":{"capacity":{"storage":"-1"}}}"#, on: Samples.claim)
                == ["status.capacity[storage]: Invalid value: -1: must be a valid resource quantity"])
        var broken = try PersistentVolumeClaim.stored(Samples.claim)
        broken.spec.accessModes = []
        #expect(broken.validateStatusUpdate(from: broken).map(\.message) == ["Spec.accessModes: Required value"])
    }

    @Test(
        "A volume follows rules",
        arguments: [
            (
                #"{"spec":{"accessModes":[],"capacity":null}}"#,
                [
                    "spec.accessModes: Required value", "spec.capacity: Required value",
                    #"spec.capacity: Unsupported value: null: supported values: "storage""#,
                ]
            ),
            (
                #"{"spec":{"capacity":{"storage":"0"}}}"#,
                [#"spec.capacity[storage]: Invalid value: "0": must be greater than zero"#]
            ),
            (#"{"spec":{"hostPath":null}}"#, ["spec: Required value: must specify a volume type"]),
            (
                #"{"spec":{"nfs":{"server":"a","path":"/b"}}}"#,
                ["spec.nfs: Forbidden: may not specify more than 1 volume type"]
            ),
            (
                #"{"spec":{"hostPath":null,"local":{"path":"/a"}}}"#,
                ["spec.nodeAffinity: Required value: Local volume requires node affinity"]
            ),
            (
                #"{"spec":{"nodeAffinity":{}}}"#,
                ["spec.nodeAffinity.required: Required value: must specify required node constraints"]
            ),
            (#"{"spec":{"nodeAffinity":{"required":{"nodeSelectorTerms":[{}]}}}}"#, []),
            (
                #"{"spec":{"hostPath":{"path":"/"},"persistentVolumeReclaimPolicy":"Recycle"}}"#,
                [
                    "spec.persistentVolumeReclaimPolicy: Forbidden: may not be 'recycle' for a hostPath mount of '/'"
                ]
            ),
            (
                #"{"spec":{"persistentVolumeReclaimPolicy":"Keep","volumeMode":"Tape","storageClassName":"ok"}}"#,
                [
                    #"spec.persistentVolumeReclaimPolicy: Unsupported value: "Keep": supported values: "Delete", "Recycle", "Retain""#,
                    #"spec.volumeMode: Unsupported value: "Tape": supported values: "Block", "Filesystem""#,
                ]
            ),
        ])
    func volume(patch: String, messages: [String]) throws {
        #expect(try PersistentVolume.problems(creating: Samples.volume, with: patch) == messages)
    }

    @Test("Where a volume's data are never changes")
    func volumeChange() throws {
        let messages = try PersistentVolume.problems(
            updating: Samples.volume, with: #"{"spec":{"hostPath":{"path":"/other"},"volumeMode":"Block"}}"#)
        #expect(messages.count == 2)
        #expect(
            messages[0].hasPrefix(
                "spec.persistentvolumesource: Forbidden: spec.persistentvolumesource is immutable after creation\n@@ "))
        #expect(messages[1] == #"volumeMode: Invalid value: "Block": field is immutable"#)
        let placed = Samples.volume.mergePatched(with: [
            "spec": ["nodeAffinity": ["required": ["nodeSelectorTerms": [[:]]]]]
        ])
        #expect(
            try PersistentVolume.problems(updating: placed, with: #"{"spec":{"nodeAffinity":null}}"#)
                == ["nodeAffinity: Invalid value: null: field is immutable"])
    }

    @Test(
        "A storage class follows rules",
        arguments: [
            (#"{"provisioner":""}"#, ["provisioner: Required value"]),
            (#"{"provisioner":"Example.org/Disk"}"#, []),
            (
                #"{"reclaimPolicy":"Recycle"}"#,
                [#"reclaimPolicy: Unsupported value: "Recycle": supported values: "Delete", "Retain""#]
            ),
            (
                #"{"volumeBindingMode":"Later"}"#,
                [
                    #"volumeBindingMode: Unsupported value: "Later": supported values: "Immediate", "WaitForFirstConsumer""#
                ]
            ),
        ])
    func storageClass(patch: String, messages: [String]) throws {
        #expect(try StorageClass.problems(creating: Samples.storageClass, with: patch) == messages)
    }

    @Test("A storage class does not change, for volumes were made by it")
    func storageClassChange() throws {
        let patch =
            #"{"provisioner":"a/b","parameters":{"a":"b"},"reclaimPolicy":"Retain","volumeBindingMode":"WaitForFirstConsumer","allowVolumeExpansion":true}"#
        #expect(
            try StorageClass.problems(updating: Samples.storageClass, with: patch) == [
                "parameters: Forbidden: updates to parameters are forbidden.",
                "provisioner: Forbidden: updates to provisioner are forbidden.",
                "reclaimPolicy: Forbidden: updates to reclaimPolicy are forbidden.",
                #"volumeBindingMode: Invalid value: "WaitForFirstConsumer": field is immutable"#,
            ])
        let parameters = (0..<513).map { #""p\#($0)":"x""# }.joined(separator: ",")
        #expect(
            try StorageClass.problems(creating: Samples.storageClass, with: #"{"parameters":{\#(parameters)}}"#)
                == ["parameters: Too many: 513: must have at most 512 items"])
    }
}

@Suite("Rules of the smaller kinds")
struct SmallKindRuleTests {
    @Test("A node's taints, amounts and addresses follow rules")
    func nodes() throws {
        let spec =
            #"{"spec":{"taints":[{"key":"a","effect":""},{"key":"b","value":"-","effect":"Never"},{"key":"c","effect":"NoExecute"},{"key":"c","effect":"NoExecute"}],"podCIDRs":["10.0.0.0/33","10.0.0.0/24","x"]},"status":{"capacity":{"cpu":"-1","pods":"1.5"},"allocatable":{"cpu":"1"}}}"#
        let messages = try Node.problems(creating: Samples.node, with: spec)
        #expect(messages.count == 8)
        #expect(messages[0] == "metadata.taints[0].effect: Required value")
        #expect(messages[1].hasPrefix(#"metadata.taints[1].value: Invalid value: "-": a valid label"#))
        #expect(
            Array(messages.dropFirst(2)) == [
                #"metadata.taints[1].effect: Unsupported value: "Never": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute""#,
                #"metadata.taints[3]: Duplicate value: {"Key":"c","Value":"","Effect":"NoExecute","TimeAdded":null}: taints must be unique by key and effect pair"#,
                #"status.capacity.cpu: Invalid value: "-1": must be greater than or equal to 0"#,
                #"status.capacity.pods: Invalid value: "1500m": must be an integer"#,
                #"spec.podCIDRs[0]: Invalid value: "10.0.0.0/33": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"#,
                #"spec.podCIDRs[2]: Invalid value: "x": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"#,
            ])
    }

    @Test("What was given to a node stays")
    func nodeChange() throws {
        let sample = Samples.node.mergePatched(with: ["spec": ["podCIDRs": ["10.0.0.0/24"], "providerID": "p"]])
        #expect(
            try Node.problems(updating: sample, with: #"{"spec":{"podCIDRs":["10.0.1.0/24"],"providerID":"q"}}"#) == [
                #"spec.podCIDRs: Forbidden: node updates may not change podCIDR except from "" to valid"#,
                #"spec.providerID: Forbidden: node updates may not change providerID except from "" to valid"#,
            ])
        let twice =
            #"{"status":{"addresses":[{"type":"InternalIP","address":"1.1.1.1"},{"type":"InternalIP","address":"1.1.1.1"}]}}"#
        #expect(
            try Node.problems(reporting: twice, on: Samples.node)
                == [#"status.addresses[1]: Duplicate value: {"Type":"InternalIP","Address":"1.1.1.1"}"#])
    }

    @Test("A namespace's phase follows its deletion")
    func namespaces() throws {
        #expect(
            try Namespace.problems(reporting: #"{"status":{"phase":"Terminating"}}"#, on: Samples.clusterNamed)
                == [
                    #"status.Phase: Invalid value: "Terminating": may only be 'Active' if `deletionTimestamp` is empty"#
                ])
        var old = try Namespace.stored(Samples.clusterNamed)
        old.metadata.deletionTimestamp = Timestamp(seconds: 5)
        let error = #expect(throws: InvalidObject.self) { try old.admittedForStatusUpdate(from: old) }
        #expect(
            error?.problems.map(\.message)
                == [
                    #"status.Phase: Invalid value: "Active": may only be 'Terminating' if `deletionTimestamp` is not empty"#
                ])
    }

    @Test("A config map's keys, size and seal are respected")
    func configMaps() throws {
        let patch = #"{"data":{"a b":"","..":"",".":"","..a":"","k":""},"binaryData":{"k":"AA==","c d":""}}"#
        let pattern =
            "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"
        #expect(
            try ConfigMap.problems(creating: Samples.configMap, with: patch) == [
                #"data[.]: Invalid value: ".": must not be '.'"#, #"data[..]: Invalid value: "..": must not be '..'"#,
                #"data[..a]: Invalid value: "..a": must not start with '..'"#,
                #"data[a b]: Invalid value: "a b": \#(pattern)"#,
                #"data[k]: Invalid value: "k": duplicate of key present in binaryData"#,
                #"binaryData[c d]: Invalid value: "c d": \#(pattern)"#,
            ])
        let huge = String(repeating: "a", count: 1_048_577)
        #expect(
            try ConfigMap.problems(creating: Samples.configMap, with: #"{"data":{"a":"\#(huge)"}}"#)
                == ["[]: Too long: may not be more than 1048576 bytes"])
        let sealed = Samples.configMap.mergePatched(with: ["immutable": true, "binaryData": ["b": "AAAA"]])
        #expect(
            try ConfigMap.problems(updating: sealed, with: #"{"immutable":false,"data":{"k":"w"},"binaryData":null}"#)
                == [
                    "immutable: Forbidden: field is immutable when `immutable` is set",
                    "data: Forbidden: field is immutable when `immutable` is set",
                    "binaryData: Forbidden: field is immutable when `immutable` is set",
                ])
    }

    @Test("An event lives where its object lives")
    func events() throws {
        #expect(
            try Event.problems(creating: Samples.event, with: #"{"involvedObject":{"namespace":"other"}}"#)
                == [#"involvedObject.namespace: Invalid value: "other": does not match event.namespace"#])
        #expect(
            try Event.problems(
                creating: Samples.event,
                with: #"{"metadata":{"namespace":"default"},"involvedObject":{"namespace":null}}"#) == [])
        #expect(
            try Event.problems(creating: Samples.event, with: #"{"metadata":{"name":"a/b%"}}"#) == [
                #"metadata.name: Invalid value: "a/b%": may not contain '/'"#,
                #"metadata.name: Invalid value: "a/b%": may not contain '%'"#,
            ])
        #expect(
            try Event.problems(creating: Samples.event, with: #"{"metadata":{"name":".."}}"#)
                == [#"metadata.name: Invalid value: "..": may not be '..'"#])
    }

    @Test("Values are shown as Go shows them")
    func goText() throws {
        let name = #"a\"b\\c\n\t\r\u0001\u0007\u0008\u000b\u000c"#
        let messages = try ServiceAccount.problems(creating: Samples.named, with: #"{"metadata":{"name":"\#(name)"}}"#)
        #expect(
            messages.first?.hasPrefix(#"metadata.name: Invalid value: "a\"b\\c\n\t\r\x01\a\b\v\f": a lowercase"#)
                == true)
    }
}
