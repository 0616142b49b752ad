import Model
import Testing

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
