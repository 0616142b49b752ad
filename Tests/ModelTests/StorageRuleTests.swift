import Model
import Testing

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
