import Model
import Testing

@testable import Cluster

@Suite("What is told of storage, addresses, nodes and warnings")
struct TraceTests {
    var history = TraceHistory()

    @Test("A claim is made, bound, changes owners and goes; its volume with it")
    mutating func storage() throws {
        var claim = PersistentVolumeClaim()
        claim.metadata = .traced("www-storage-nginx-web-0")
        claim.spec.resources.requests = ["storage": try #require(Quantity("20Gi"))]
        claim.status.phase = .pending
        history.put(claim)
        var volume = PersistentVolume()
        volume.metadata = .traced("pvc-1f")
        volume.metadata.namespace = ""
        volume.spec.capacity = ["storage": try #require(Quantity("20Gi"))]
        volume.spec.claimRef = ObjectReference()
        volume.spec.claimRef?.name = claim.metadata.name
        volume.spec.persistentVolumeReclaimPolicy = "Delete"
        history.at(0.15)
        history.put(volume)
        history.edit(&volume) { $0.status.phase = .bound }
        history.edit(&claim) { $0.spec.volumeName = "pvc-1f" }
        history.edit(&claim) { $0.status.phase = .bound }
        history.at(9)
        history.edit(&claim) { $0.metadata.ownerReferences = [OwnerReference(controller: Pod.traced())] }
        history.edit(&claim) { $0.metadata.ownerReferences = [] }
        history.edit(&claim) { $0.metadata.deletionTimestamp = TraceHistory.start }
        history.remove(claim)
        history.edit(&volume) { $0.status.phase = .released }
        history.remove(volume)
        #expect(
            history.told == """
                +0.000s  pvc/www-storage-nginx-web-0  Created (20Gi)
                +0.150s  pv/pvc-1f                    Created (20Gi for pvc/www-storage-nginx-web-0)
                +0.150s  pvc/www-storage-nginx-web-0  Bound to pv/pvc-1f
                +9.000s  pvc/www-storage-nginx-web-0  Owner changed (will go with pod/nginx-web-1)
                +9.000s  pvc/www-storage-nginx-web-0  Owner changed (kept)
                +9.000s  pvc/www-storage-nginx-web-0  Terminating
                +9.000s  pvc/www-storage-nginx-web-0  Deleted
                +9.000s  pv/pvc-1f                    Released (Delete)
                +9.000s  pv/pvc-1f                    Deleted

                """)
    }

    @Test("Endpoints are told by ordinal, and a long list is cut short")
    mutating func endpoints() {
        var service = Service()
        service.metadata = .traced("nginx")
        service.spec.clusterIP = "None"
        history.put(service)
        var endpoints = Endpoints()
        endpoints.metadata = .traced("nginx")
        history.put(endpoints)
        for ordinals in [[0], [10, 2, 0], [0, 1, 2, 3, 4, 5], []] {
            history.edit(&endpoints) { endpoints in
                var subset = EndpointSubset()
                subset.addresses = ordinals.map { ordinal in
                    var address = EndpointAddress()
                    address.ip = "10.244.1.\(ordinal + 2)"
                    address.hostname = "nginx-web-\(ordinal)"
                    return address
                }
                endpoints.subsets = [subset]
            }
        }
        history.edit(&endpoints) { $0.subsets[0].notReadyAddresses = [EndpointAddress()] }
        #expect(
            history.told == """
                +0.000s  svc/nginx        Created (headless)
                +0.000s  endpoints/nginx  1 ready: nginx-web-0=10.244.1.2
                +0.000s  endpoints/nginx  3 ready: nginx-web-0=10.244.1.2 nginx-web-2=10.244.1.4 nginx-web-10=10.244.1.12
                +0.000s  endpoints/nginx  6 ready: nginx-web-0=10.244.1.2 nginx-web-1=10.244.1.3 \
                nginx-web-2=10.244.1.4 nginx-web-3=10.244.1.5 … and 2 more
                +0.000s  endpoints/nginx  None ready

                """)
    }

    @Test("A node is cordoned, lost and found, and its heartbeats are not told")
    mutating func node() {
        var node = Node()
        node.metadata = ObjectMeta(name: "node-2")
        var condition = NodeCondition()
        condition.type = "Ready"
        condition.status = .true
        node.status.conditions = [condition]
        history.put(node)
        history.edit(&node) { $0.status.conditions[0].lastHeartbeatTime = TraceHistory.start }
        history.edit(&node) { $0.spec.unschedulable = true }
        history.edit(&node) { $0.spec.unschedulable = false }
        history.edit(&node) {
            $0.status.conditions[0].status = .unknown
            $0.status.conditions[0].reason = "NodeStatusUnknown"
            $0.status.conditions[0].message = "Kubelet stopped posting node status."
        }
        history.edit(&node) { $0.status.conditions[0].status = .true }
        #expect(
            history.told == """
                +0.000s  node/node-2  Cordoned
                +0.000s  node/node-2  Uncordoned
                +0.000s  node/node-2  NotReady (NodeStatusUnknown: Kubelet stopped posting node status.)
                +0.000s  node/node-2  Ready

                """)
    }

    @Test("Warnings are told of the object that they are about; what went well is not repeated")
    mutating func warnings() {
        var event = Event()
        event.metadata = .traced("nginx-web-1.17a")
        event.involvedObject.kind = "Pod"
        event.involvedObject.namespace = "shop"
        event.involvedObject.name = "nginx-web-1"
        event.reason = "FailedScheduling"
        event.message = "0/3 nodes are available: 3 node(s) were unschedulable."
        event.type = "Warning"
        event.count = 1
        history.put(event)
        history.edit(&event) { $0.count = 4 }
        var normal = event
        normal.metadata.name = "normal"
        normal.type = "Normal"
        history.put(normal)
        var doubled = event
        doubled.metadata.name = "doubled"
        doubled.reason = "BackOff"
        history.put(doubled)
        history.remove(event)
        #expect(
            history.told == """
                +0.000s  shop/pod/nginx-web-1  FailedScheduling: 0/3 nodes are available: 3 node(s) were unschedulable.
                +0.000s  shop/pod/nginx-web-1  FailedScheduling: 0/3 nodes are available: 3 node(s) were unschedulable. ×4

                """)
        #expect(Narrator.occurrences(of: history.events).map(\.isWarning) == [true, true])
    }

    @Test("Times are cut to milliseconds and get minutes and hours as they grow", arguments: elapsed)
    func times(_ time: Duration, _ text: String) {
        #expect(ElapsedText.text(time) == text)
    }

    static let elapsed: [(Duration, String)] = [
        (.zero, "+0.000s"), (.microseconds(2_400_999), "+2.400s"), (.milliseconds(59_999), "+59.999s"),
        (.milliseconds(62_400), "+1m02.400s"), (.seconds(3723), "+1h02m03.000s"), (.milliseconds(-1500), "-1.500s"),
    ]

    @Test("A subject that is very long moves only its own line")
    func longSubject() {
        let names = ["pvc-8b2e0244-5e4b-40f5-8f8c-59bb003553c1", "pvc-1"]
        let told = names.map {
            Occurrence(
                time: TraceHistory.start, kind: "PersistentVolume", namespace: "", name: $0, what: "Deleted")
        }
        #expect(
            told.text(since: TraceHistory.start) == """
                +0.000s  pv/pvc-8b2e0244-5e4b-40f5-8f8c-59bb003553c1  Deleted
                +0.000s  pv/pvc-1  Deleted

                """)
    }

    @Test("A single line has columns wide enough for a usual run, and JSON has the parts one by one")
    func formats() {
        let ready = Occurrence(
            time: TraceHistory.start + .milliseconds(2400), kind: "Pod", namespace: "default", name: "nginx-web-1",
            what: "Ready")
        #expect(ready.text(since: TraceHistory.start) == "   +2.400s  pod/nginx-web-1               Ready")
        #expect(
            ready.json.canonicalText == #"{"kind":"Pod","name":"nginx-web-1","namespace":"default","#
                + #""subject":"pod/nginx-web-1","time":"2026-01-01T00:00:02.400Z","warning":false,"what":"Ready"}"#)
    }
}
