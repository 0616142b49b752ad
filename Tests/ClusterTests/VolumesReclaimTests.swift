import Controller
import Model
import Testing

@testable import Cluster

@Suite("What becomes of volumes")
struct VolumesReclaimTests {
    /// A bench with one claim, bound to a volume that its class made.
    private func bound(policy: String) throws -> (bench: Bench, volume: String) {
        var bench = try Bench()
        try bench.server.create(StorageClass.made("fast", policy: policy))
        try bench.server.create(PersistentVolumeClaim.made("www", className: "fast"))
        bench.settle()
        let volume = try bench.claim("www").spec.volumeName
        try bench.server.write(claim: ObjectKey(namespace: "default", name: "www"), path: "/a/b.txt", text: "kept")
        return (bench, volume)
    }

    @Test("A volume of the policy Delete goes with its claim, and what was in it")
    func deleted() throws {
        var (bench, volume) = try bound(policy: "Delete")
        #expect(bench.volume(volume)?.spec.nodeAffinity == nil)
        #expect(bench.server.volumes.text(at: "a/b.txt", in: volume) == "kept")
        try bench.delete(PersistentVolumeClaim.self, "www")
        #expect(bench.server.volumes.text(at: "a/b.txt", in: volume) == "kept")
        bench.settle()
        #expect(bench.server.count(PersistentVolumeClaim.self) == 0)
        #expect(bench.volume(volume) == nil)
        #expect(bench.server.volumes.paths(in: volume) == [])
    }

    @Test("A volume of the policy Retain stays, released, and serves again once its claim is struck out")
    func retained() throws {
        var (bench, name) = try bound(policy: "Retain")
        try bench.delete(PersistentVolumeClaim.self, "www")
        try bench.server.create(PersistentVolumeClaim.made("next", className: ""))
        bench.settle()
        var volume = try #require(bench.volume(name))
        #expect(volume.status.phase == .released)
        #expect(bench.server.volumes.text(at: "a/b.txt", in: name) == "kept")
        #expect(try bench.claim("next").status.phase == .pending)

        volume.spec.claimRef = nil
        volume.spec.storageClassName = ""
        try bench.server.update(volume)
        bench.settle()
        #expect(try bench.claim("next").spec.volumeName == name)
        let next = ObjectKey(namespace: "default", name: "next")
        #expect(try bench.server.read(claim: next, path: "a/b.txt") == "kept")
        #expect(try bench.server.files(claim: next) == ["a/b.txt"])
    }

    @Test("A new claim of the same name is another claim, and does not get the old one's volume")
    func sameName() throws {
        var (bench, name) = try bound(policy: "Retain")
        let old = try bench.claim("www").metadata.uid
        try bench.delete(PersistentVolumeClaim.self, "www")
        bench.settle()
        try bench.server.create(PersistentVolumeClaim.made("www", className: "fast"))
        bench.settle()
        let claim = try bench.claim("www")
        #expect(claim.status.phase == .bound)
        #expect(claim.spec.volumeName != name)
        #expect(bench.volume(name)?.spec.claimRef?.uid == old)
        #expect(bench.volume(name)?.status.phase == .released)
        #expect(try bench.server.files(claim: claim.key) == [])
    }

    @Test(
        "A policy that cannot be carried out leaves the volume failed, and says why",
        arguments: [
            ("Recycle", "/tmp/pv", "VolumeFailedRecycle: No recycler plugin found for the volume!"),
            (
                "Delete", "/mnt/pv",
                "VolumeFailedDelete: host_path deleter only supports /tmp/.+ but received provided /mnt/pv"
            ),
        ])
    func failed(policy: String, path: String, event: String) throws {
        var bench = try Bench()
        try bench.server.create(
            PersistentVolume.made("pv", policy: policy) { $0.spec.hostPath = ["path": .string(path)] })
        try bench.server.create(PersistentVolumeClaim.made("www", className: "manual"))
        bench.settle()
        try bench.delete(PersistentVolumeClaim.self, "www")
        bench.settle()
        #expect(bench.volume("pv")?.status.phase == .failed)
        #expect(bench.events(on: "pv") == [event])
    }

    @Test("A claim stays while a Pod on a node names it, even one that has ended")
    func claimInUse() throws {
        var (bench, _) = try bound(policy: "Delete")
        var pod = try bench.server.create(Pod.made("web-0", claims: ["www"]))
        bench.settle()
        try bench.delete(PersistentVolumeClaim.self, "www")
        bench.settle()
        #expect(try bench.claim("www").metadata.isTerminating)
        pod.status.phase = .succeeded
        try bench.server.updateStatus(pod)
        bench.settle()
        #expect(try bench.claim("www").metadata.finalizers == ["kubernetes.io/pvc-protection"])
        try bench.delete(Pod.self, "web-0")
        bench.settle()
        #expect(bench.server.count(PersistentVolumeClaim.self) == 0)
        #expect(bench.server.count(PersistentVolume.self) == 0)
    }

    @Test("A Pod that waits for a node does not hold its claim back")
    func unscheduled() throws {
        var (bench, _) = try bound(policy: "Delete")
        try bench.server.create(Pod.made("web-0", claims: ["www"], node: ""))
        bench.settle()
        try bench.delete(PersistentVolumeClaim.self, "www")
        bench.settle()
        #expect(bench.server.count(PersistentVolumeClaim.self) == 0)
    }

    @Test("A volume stays while a claim has it, and a claim whose volume is torn away is lost")
    func volumeInUse() throws {
        var (bench, name) = try bound(policy: "Retain")
        try bench.delete(PersistentVolume.self, name)
        bench.settle()
        var volume = try #require(bench.volume(name))
        #expect(volume.metadata.isTerminating)
        volume.metadata.finalizers = []
        try bench.server.update(volume)
        #expect(bench.server.volumes.paths(in: name) == [])
        bench.settle()
        #expect(try bench.claim("www").status.phase == .lost)
        #expect(try bench.claim("www").status.capacity == [:])
        #expect(
            bench.events(on: "www").last
                == "ClaimLost: Bound claim has lost its PersistentVolume. Data on the volume is lost!")
    }

    @Test("A claim is bound to a volume that names another claim: it is lost")
    func misbound() throws {
        var bench = try Bench()
        try bench.server.create(PersistentVolume.made("pv"))
        try bench.server.create(PersistentVolumeClaim.made("first", className: "manual"))
        bench.settle()
        try bench.server.create(
            PersistentVolumeClaim.made("second", className: "manual") {
                $0.spec.volumeName = "pv"
                $0.metadata.annotations["pv.kubernetes.io/bind-completed"] = "yes"
            })
        try bench.server.create(
            PersistentVolumeClaim.made("third", className: "manual") {
                $0.metadata.annotations["pv.kubernetes.io/bind-completed"] = "yes"
            })
        bench.settle()
        #expect(try ["first", "second", "third"].map { try bench.claim($0).status.phase } == [.bound, .lost, .lost])
        #expect(
            bench.events(on: "second") == [
                "ClaimMisbound: Two claims are bound to the same volume, this one is bound incorrectly"
            ])
        #expect(
            bench.events(on: "third") == [
                "ClaimLost: Bound claim has lost reference to PersistentVolume. Data on the volume is lost!"
            ])
    }

    @Test("A volume whose claim has found another is free again, kept, or deleted, as it was made")
    func takenBack() throws {
        var bench = try Bench()
        try bench.server.create(PersistentVolume.made("pv"))
        let claim = try bench.server.create(PersistentVolumeClaim.made("www", className: "manual"))
        bench.settle()
        for (name, annotation) in [
            ("chosen", "pv.kubernetes.io/bound-by-controller"), ("kept", "note"),
            ("made", "pv.kubernetes.io/provisioned-by"),
        ] {
            try bench.server.create(
                PersistentVolume.made(name, policy: "Delete") {
                    $0.metadata.annotations[annotation] = "yes"
                    $0.spec.claimRef = ObjectReference(to: claim)
                })
        }
        bench.settle()
        #expect(bench.volume("chosen")?.spec.claimRef == nil)
        #expect(bench.volume("chosen")?.status.phase == .available)
        #expect(bench.volume("kept")?.spec.claimRef?.uid == "")
        #expect(bench.volume("made") == nil)
        #expect(bench.volume("pv")?.status.phase == .bound)
    }
}
