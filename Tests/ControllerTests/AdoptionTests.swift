import Controller
import Model
import Network
import Testing

@Suite("What a StatefulSet takes in and lets go")
struct AdoptionTests {
    let set: StatefulSet = {
        var set = StatefulSet()
        set.metadata = ObjectMeta(name: "web", namespace: "default")
        set.metadata.uid = "set-1"
        set.spec.selector = LabelSelector(matchLabels: ["app": "web"])
        return set
    }()

    func pod(_ name: String, app: String = "web", owner: UID? = nil, isTerminating: Bool = false) -> Pod {
        var pod = Pod()
        pod.metadata = ObjectMeta(name: name, namespace: "default", labels: ["app": app])
        if isTerminating { pod.metadata.deletionTimestamp = Timestamp(seconds: 1) }
        if let owner {
            var reference = OwnerReference(controller: set)
            reference.uid = owner
            pod.metadata.ownerReferences = [reference]
        }
        return pod
    }

    func adoptions(_ pods: [Pod], _ revisions: [ControllerRevision] = []) throws -> [Adoption] {
        try set.adoptions(pods: pods, revisions: revisions, identity: ReferenceIdentity())
    }

    @Test("A Pod that nobody manages is taken in if the selector and the name fit")
    func adoption() throws {
        let writes = try adoptions([
            pod("web-0"), pod("web-1", app: "other"), pod("nginx-2"), pod("web-x"), pod("web-3", isTerminating: true),
        ])
        guard case .pod(let adopted)? = writes.first, writes.count == 1 else {
            Issue.record("expected one adoption, got \(writes)")
            return
        }
        #expect(adopted.metadata.name == "web-0")
        #expect(adopted.metadata.ownerReferences == [OwnerReference(controller: set)])
    }

    @Test("A Pod whose labels no longer fit is let go, and others' Pods are left alone")
    func release() throws {
        let writes = try adoptions([
            pod("web-0", owner: "set-1"), pod("web-1", app: "other", owner: "set-1"), pod("web-2", owner: "set-0"),
        ])
        #expect(writes == [.pod(pod("web-1", app: "other"))])
    }

    @Test("A set that is terminating takes and gives nothing")
    func terminatingSet() throws {
        var going = set
        going.metadata.deletionTimestamp = Timestamp(seconds: 1)
        let pods = [pod("web-0"), pod("web-1", app: "other", owner: "set-1")]
        #expect(try going.adoptions(pods: pods, revisions: [], identity: ReferenceIdentity()) == [])
    }

    @Test("A revision that nobody manages is taken in")
    func revisions() throws {
        var revision = ControllerRevision()
        revision.metadata = ObjectMeta(name: "web-abc", namespace: "default", labels: ["app": "web"])
        var adopted = revision
        adopted.metadata.ownerReferences = [OwnerReference(controller: set)]
        #expect(try adoptions([], [revision]) == [.revision(adopted)])
    }
}

@Suite("An informer")
struct InformerTests {
    @Test("Objects are found by key, namespace and owner, and moved when their owner changes")
    func indexes() {
        var informer = Informer<Pod>()
        var pod = Pod()
        pod.metadata = ObjectMeta(name: "b", namespace: "x")
        informer.store(pod)
        var other = pod
        other.metadata.name = "a"
        informer.store(other)
        #expect(informer.all(in: "x").map(\.metadata.name) == ["a", "b"])
        #expect(informer.uncontrolled(in: "x").count == 2)
        #expect(informer.uncontrolled(in: "y").isEmpty)

        var owner = OwnerReference()
        owner.uid = "set-1"
        owner.controller = true
        pod.metadata.ownerReferences = [owner]
        informer.store(pod)
        #expect(informer.controlled(by: "set-1") == [pod])
        #expect(informer.uncontrolled(in: "x") == [other])

        informer.remove(pod.key)
        informer.remove(pod.key)
        #expect(informer.controlled(by: "set-1").isEmpty)
        #expect(informer[pod.key] == nil)
        #expect(informer.count == 1)
        #expect(informer.all == [other])
    }
}
