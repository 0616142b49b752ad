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
