import Model
import Testing

@testable import Cluster

@Suite("Volumes")
struct VolumesTests {
    @Test("A claim whose class waits gets its volume once a node is chosen, and only that node reaches it")
    func firstConsumer() throws {
        var bench = try Bench()
        try bench.server.create(StorageClass.standard)
        try bench.server.create(PersistentVolumeClaim.made("www"))
        bench.settle()
        #expect(try bench.claim("www").status.phase == .pending)
        #expect(
            bench.events(on: "www") == [
                "WaitForFirstConsumer: waiting for first consumer to be created before binding"
            ])

        try bench.select(node: "node-2", forClaim: "www")
        let chosen = bench.server.now
        bench.settle()
        let claim = try bench.claim("www")
        let volume = try #require(bench.volume("pvc-\(claim.metadata.uid)"))
        #expect(bench.server.now - chosen >= .milliseconds(150))
        #expect(claim.status.phase == .bound)
        #expect(claim.spec.volumeName == volume.metadata.name)
        #expect(claim.status.capacity == ["storage": Quantity("1Gi")])
        #expect(claim.status.accessModes == ["ReadWriteOnce"])
        #expect(claim.metadata.annotations["pv.kubernetes.io/bind-completed"] == "yes")
        #expect(claim.metadata.annotations["pv.kubernetes.io/bound-by-controller"] == "yes")
        #expect(volume.status.phase == .bound)
        #expect(volume.spec.claimRef?.uid == claim.metadata.uid)
        #expect(volume.spec.persistentVolumeReclaimPolicy == "Delete")
        #expect(volume.metadata.annotations["pv.kubernetes.io/provisioned-by"] == "ordinal.dev/simulated-disk")
        #expect(
            volume.spec.nodeAffinity == [
                "required": [
                    "nodeSelectorTerms": [
                        [
                            "matchExpressions": [
                                ["key": "kubernetes.io/hostname", "operator": "In", "values": ["node-2"]]
                            ]
                        ]
                    ]
                ]
            ])
        #expect(
            bench.events(on: "www").suffix(2) == [
                "Provisioning: External provisioner is provisioning volume for claim \"default/www\"",
                "ProvisioningSucceeded: Successfully provisioned volume \(volume.metadata.name)",
            ])
    }

    @Test("A choice of a node that is gone is taken back, and the scheduler may choose again")
    func goneNode() throws {
        var bench = try Bench()
        try bench.server.create(StorageClass.standard)
        try bench.server.create(PersistentVolumeClaim.made("www"))
        bench.settle()
        try bench.select(node: "node-9", forClaim: "www")
        bench.settle()
        #expect(try bench.claim("www").metadata.annotations["volume.kubernetes.io/selected-node"] == nil)
        #expect(try bench.claim("www").status.phase == .pending)
    }

    @Test("Of the volumes that suit, a claim takes the smallest with the fewest ways to mount it")
    func bestMatch() throws {
        var bench = try Bench()
        try bench.server.create(PersistentVolume.made("large", size: "10Gi"))
        try bench.server.create(
            PersistentVolume.made("shared", size: "2Gi", modes: ["ReadWriteOnce", "ReadOnlyMany"]))
        try bench.server.create(PersistentVolume.made("medium", size: "5Gi"))
        try bench.server.create(PersistentVolume.made("small", size: "1Gi"))
        try bench.server.create(PersistentVolume.made("other", size: "2Gi", className: "fast"))
        bench.settle()
        for name in ["a", "b", "c", "d"] {
            try bench.server.create(PersistentVolumeClaim.made(name, size: "2Gi", className: "manual"))
        }
        bench.settle()
        let chosen = try ["a", "b", "c", "d"].map { try bench.claim($0).spec.volumeName }
        #expect(chosen == ["medium", "large", "shared", ""])
        #expect(try bench.claim("a").status.capacity["storage"] == Quantity("5Gi"))
        #expect(bench.volume("medium")?.metadata.annotations["pv.kubernetes.io/bound-by-controller"] == "yes")
        #expect(bench.volume("other")?.status.phase == .available)
    }

    @Test(
        "A volume that lacks something is not taken",
        arguments: [
            ("too small", PersistentVolume.made("pv", size: "1Mi")),
            ("another class", .made("pv", className: "fast")),
            ("another way to mount it", .made("pv", modes: ["ReadOnlyMany"])),
            ("for blocks", .made("pv") { $0.spec.volumeMode = "Block" }),
            ("without the label", .made("pv") { $0.metadata.labels = ["tier": "slow"] }),
            (
                "kept for another claim",
                .made("pv") {
                    $0.metadata.labels = ["tier": "fast"]
                    $0.spec.claimRef = ObjectReference(to: .made("other"))
                }
            ),
        ])
    func mismatch(why: String, volume: PersistentVolume) throws {
        var bench = try Bench()
        try bench.server.create(volume)
        bench.settle()
        try bench.server.create(
            PersistentVolumeClaim.made("www", className: "manual") {
                $0.spec.selector = LabelSelector(matchLabels: ["tier": "fast"])
            })
        bench.settle()
        #expect(try bench.claim("www").status.phase == .pending)
        #expect(bench.volume("pv")?.status.phase == .available)
    }

    @Test("A volume that comes after the claim is taken, and one that is kept for the claim comes first")
    func lateVolume() throws {
        var bench = try Bench()
        try bench.server.create(PersistentVolumeClaim.made("www", className: ""))
        try bench.server.create(PersistentVolumeClaim.made("kept", className: ""))
        bench.settle()
        #expect(
            bench.events(on: "www") == [
                "FailedBinding: no persistent volumes available for this claim and no storage class is set"
            ])
        try bench.server.create(
            PersistentVolume.made("reserved", size: "9Gi", className: "") {
                $0.spec.claimRef = ObjectReference(to: .made("kept"))
            })
        try bench.server.create(PersistentVolume.made("late", className: ""))
        bench.settle()
        #expect(try bench.claim("www").spec.volumeName == "late")
        #expect(try bench.claim("kept").spec.volumeName == "reserved")
        #expect(bench.volume("reserved")?.metadata.annotations["pv.kubernetes.io/bound-by-controller"] == nil)
        #expect(bench.volume("reserved")?.spec.claimRef?.uid == (try bench.claim("kept").metadata.uid))
    }

    @Test("With a chosen node only a volume that the node reaches will do")
    func reachable() throws {
        var bench = try Bench()
        try bench.server.create(
            StorageClass.made("local", mode: "WaitForFirstConsumer", provisioner: "kubernetes.io/no-provisioner"))
        for number in 1...2 {
            try bench.server.create(
                PersistentVolume.made("disk-\(number)", className: "local") {
                    $0.spec.nodeAffinity = [
                        "required": [
                            "nodeSelectorTerms": [
                                [
                                    "matchExpressions": [
                                        [
                                            "key": "kubernetes.io/hostname", "operator": "In",
                                            "values": [.string("node-\(number)")],
                                        ]
                                    ]
                                ]
                            ]
                        ]
                    ]
                })
        }
        for name in ["a", "b"] { try bench.server.create(PersistentVolumeClaim.made(name, className: "local")) }
        bench.settle()
        #expect(try bench.claim("a").status.phase == .pending)
        for name in ["a", "b"] { try bench.select(node: "node-2", forClaim: name) }
        bench.settle()
        #expect(try bench.claim("a").spec.volumeName == "disk-2")
        #expect(try bench.claim("b").status.phase == .pending)
        #expect(
            bench.events(on: "b").last
                == "ProvisioningFailed: no volume plugin matched name: kubernetes.io/no-provisioner")
    }

    @Test("A volume asked for by name is bound once it exists and suits")
    func requested() throws {
        var bench = try Bench()
        for (name, volume) in [("a", "pv-a"), ("b", "pv-b"), ("c", "pv-b")] {
            try bench.server.create(
                PersistentVolumeClaim.made(name, className: "manual") { $0.spec.volumeName = volume })
            bench.settle()
        }
        #expect(try bench.claim("a").status.phase == .pending)
        try bench.server.create(PersistentVolume.made("pv-a", size: "1Mi"))
        try bench.server.create(PersistentVolume.made("pv-b"))
        bench.settle()
        #expect(try bench.claim("b").status.phase == .bound)
        #expect(try bench.claim("b").metadata.annotations["pv.kubernetes.io/bound-by-controller"] == nil)
        #expect(
            bench.events(on: "a").last
                == "VolumeMismatch: Cannot bind to requested volume \"pv-a\": requested PV is too small")
        #expect(bench.events(on: "c").last == "FailedBinding: volume \"pv-b\" already bound to a different claim.")
    }

    @Test(
        "A volume asked for by name that does not suit is told about",
        arguments: [
            ("requested PV is too small", PersistentVolume.made("pv", size: "1Mi")),
            ("storageClassName does not match", .made("pv", className: "fast")),
            ("incompatible volumeMode", .made("pv") { $0.spec.volumeMode = "Block" }),
            ("incompatible accessMode", .made("pv", modes: ["ReadOnlyMany"])),
        ])
    func requestedMismatch(reason: String, volume: PersistentVolume) throws {
        var bench = try Bench()
        try bench.server.create(volume)
        try bench.server.create(PersistentVolumeClaim.made("www", className: "manual") { $0.spec.volumeName = "pv" })
        bench.settle()
        #expect(try bench.claim("www").status.phase == .pending)
        #expect(
            bench.events(on: "www") == ["VolumeMismatch: Cannot bind to requested volume \"pv\": \(reason)"])
    }
}
