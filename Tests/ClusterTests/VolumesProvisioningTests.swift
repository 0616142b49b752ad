import Controller
import Model
import Testing

@testable import Cluster

@Suite("Making volumes")
struct VolumesProvisioningTests {
    @Test("Without a class of that name the claim waits, and gets its volume once the class exists")
    func missingClass() throws {
        var bench = try Bench()
        try bench.server.create(PersistentVolumeClaim.made("www", className: "fast"))
        bench.settle()
        #expect(
            bench.events(on: "www") == ["ProvisioningFailed: storageclass.storage.k8s.io \"fast\" not found"])
        try bench.server.create(StorageClass.made("fast"))
        bench.settle()
        #expect(try bench.claim("www").status.phase == .bound)
    }

    @Test("A claim that names no class gets the default one, even one that comes later")
    func defaultClass() throws {
        var bench = try Bench()
        try bench.server.create(PersistentVolumeClaim.made("www", className: nil))
        bench.settle()
        #expect(try bench.claim("www").spec.storageClassName == nil)
        var storageClass = StorageClass.made("fast")
        storageClass.metadata.annotations["storageclass.kubernetes.io/is-default-class"] = "true"
        try bench.server.create(storageClass)
        bench.settle()
        #expect(try bench.claim("www").spec.storageClassName == "fast")
        #expect(try bench.claim("www").status.phase == .bound)
    }

    @Test("No class can make a volume for a selector, and the claim is told so")
    func selector() throws {
        var bench = try Bench()
        try bench.server.create(StorageClass.made("fast"))
        try bench.server.create(
            PersistentVolumeClaim.made("www", className: "fast") {
                $0.spec.selector = LabelSelector(matchLabels: ["tier": "fast"])
            })
        bench.settle()
        #expect(
            bench.events(on: "www") == [
                "ProvisioningFailed: failed to provision volume with StorageClass \"fast\":"
                    + " claim Selector is not supported"
            ])
    }

    @Test("A claim that is deleted before its volume is made gets none")
    func deletedMeanwhile() throws {
        var bench = try Bench()
        try bench.server.create(StorageClass.made("fast"))
        try bench.server.create(PersistentVolumeClaim.made("www", className: "fast"))
        while bench.events(on: "www").count < 2 {
            bench.server.now = try #require(bench.nextTime)
            bench.volumes.step(server: &bench.server)
        }
        try bench.delete(PersistentVolumeClaim.self, "www")
        bench.settle()
        #expect(bench.server.count(PersistentVolumeClaim.self) == 0)
        #expect(bench.server.count(PersistentVolume.self) == 0)
        #expect(bench.volumes.logic.provisioning.isEmpty)
    }

    @Test("A controller that starts again takes the volume that it has made already")
    func interrupted() throws {
        var bench = try Bench()
        let storageClass = try bench.server.create(StorageClass.made("fast"))
        let claim = try bench.server.create(PersistentVolumeClaim.made("www", className: "fast"))
        try bench.server.create(PersistentVolume.provisioned(for: claim, by: storageClass))
        bench.settle()
        #expect(try bench.claim("www").spec.volumeName == "pvc-\(claim.metadata.uid)")
        #expect(bench.server.count(PersistentVolume.self) == 1)
    }

    @Test("With jitter the seed decides how long a volume takes, within the bounds and the same each time")
    func jitter() throws {
        func times(seed: UInt64) throws -> [Duration] {
            var timings = Timings.standard
            timings.jitter = 0.5
            var bench = try Bench()
            bench.volumes = Worker(VolumeController(timings: timings, seed: seed), lag: .zero, cost: .zero)
            try bench.server.create(StorageClass.made("fast"))
            let start = bench.server.now
            for number in 0..<20 {
                try bench.server.create(PersistentVolumeClaim.made("www-\(number)", className: "fast"))
            }
            bench.settle()
            let log = try bench.server.log.events(from: 0)
            return log.filter { $0.object is PersistentVolume && $0.change == .added }.map { $0.time - start }
        }
        let first = try times(seed: 1)
        #expect(first.count == 20)
        #expect(first.allSatisfy { $0 >= .milliseconds(75) && $0 <= .milliseconds(226) })
        #expect(Set(first).count > 10)
        #expect(try times(seed: 1) == first)
        #expect(try times(seed: 2) != first)
    }

    @Test("Hundreds of claims get as many volumes, made or found")
    func many() throws {
        var bench = try Bench()
        try bench.server.create(StorageClass.made("fast"))
        for number in 0..<150 {
            try bench.server.create(PersistentVolume.made("pv-\(number)"))
            try bench.server.create(PersistentVolumeClaim.made("found-\(number)", className: "manual"))
            try bench.server.create(PersistentVolumeClaim.made("made-\(number)", className: "fast"))
        }
        bench.settle()
        #expect(bench.server.list(PersistentVolumeClaim.self).allSatisfy { $0.status.phase == .bound })
        #expect(Set(bench.server.list(PersistentVolumeClaim.self).map(\.spec.volumeName)).count == 300)
    }
}

@Suite("What stands in volumes")
struct VolumesContentsTests {
    @Test("A path leads to one file however it is written, and never out of the volume")
    func paths() throws {
        var store = VolumeStore()
        let now = Timestamp(seconds: 0)
        try store.write("one", to: "/a//b/./c.txt", in: "pv", at: now)
        try store.append("two", to: "a/x/../b/c.txt", in: "pv", at: now)
        try store.append("three", to: "../../d", in: "pv", at: now)
        #expect(store.paths(in: "pv") == ["a/b/c.txt", "d"])
        #expect(store.text(at: "/a/b/c.txt", in: "pv") == "onetwo")
        #expect(store.text(at: "d", in: "other") == nil)
        let removed = (store.remove("/d", in: "pv", at: now), store.remove("/d", in: "pv", at: now))
        #expect(removed == (true, false))
        #expect(store.paths(in: "other") == [])
    }

    @Test("Each start of a Pod leaves a line, and the first one the page, which the next finds again")
    func starts() throws {
        var bench = try Bench()
        try bench.server.create(StorageClass.made("fast", policy: "Retain"))
        try bench.server.create(PersistentVolumeClaim.made("www", className: "fast"))
        bench.settle()
        let www = ObjectKey(namespace: "default", name: "www")
        let first = try bench.server.create(Pod.made("web-0", claims: ["www"]))
        bench.server.containerStarted(pod: first)
        let page = try #require(try bench.server.read(claim: www, path: "index.html"))
        #expect(page.contains("web-0") && page.contains("node-1"))
        try bench.delete(Pod.self, "web-0")
        let second = try bench.server.create(Pod.made("web-0", claims: ["www"], node: "node-3"))
        bench.server.containerStarted(pod: second)
        #expect(try bench.server.read(claim: www, path: "index.html") == page)
        let log = try #require(try bench.server.read(claim: www, path: "started.log"))
        #expect(
            log.split(separator: "\n").map { $0.split(separator: " ").dropFirst().joined(separator: " ") } == [
                "web-0 \(first.metadata.uid) node-1", "web-0 \(second.metadata.uid) node-3",
            ])
    }

    @Test("Nothing is written where a claim has no volume, or may only be read")
    func notWritten() throws {
        var bench = try Bench()
        try bench.server.create(PersistentVolumeClaim.made("www", className: ""))
        var pod = try bench.server.create(Pod.made("web-0", claims: ["www"]))
        let before = bench.server.volumes
        bench.server.containerStarted(pod: pod)
        try bench.server.create(PersistentVolume.made("pv", className: ""))
        bench.settle()
        pod.spec.containers[0].volumeMounts[0].readOnly = true
        bench.server.containerStarted(pod: pod)
        #expect(bench.server.volumes == before)
    }

    @Test("Reading and writing say why they cannot")
    func errors() throws {
        var bench = try Bench()
        try bench.server.create(PersistentVolumeClaim.made("www", className: ""))
        let www = ObjectKey(namespace: "default", name: "www")
        let none = ObjectKey(namespace: "default", name: "none")
        #expect(throws: APIError.notFound(PersistentVolumeClaim.kind, name: "none")) {
            try bench.server.files(claim: none)
        }
        #expect(throws: APIError.badRequest("persistentvolumeclaim \"www\" is not bound to a volume")) {
            try bench.server.read(claim: www, path: "a")
        }
        try bench.server.create(PersistentVolume.made("pv", className: ""))
        bench.settle()
        #expect(throws: APIError.badRequest("\"/..\" names no file")) {
            try bench.server.write(claim: www, path: "/..", text: "")
        }
    }
}
