import Model
import Testing

@testable import Cluster

@Suite("What is told of Pods")
struct TracePodTests {
    var history = TraceHistory()

    @Test("A Pod's whole life, in the order in which it is lived")
    mutating func life() {
        var pod = Pod.traced()
        history.put(pod)
        history.at(0.02)
        history.edit(&pod) { $0.spec.nodeName = "node-2" }
        history.at(0.2)
        history.edit(&pod) { pod in pod.contain { $0.wait("ContainerCreating") } }
        history.at(1.4)
        history.edit(&pod) { $0.run(ready: false) }
        history.at(2.4)
        history.edit(&pod) { $0.setReady(true) }
        history.at(62.4)
        history.edit(&pod) { $0.terminate() }
        history.at(63)
        history.edit(&pod) { $0.setReady(false) }
        history.edit(&pod) { pod in pod.contain { $0.end(exitCode: 0, reason: "Completed") } }
        history.remove(pod)
        #expect(
            history.told == """
                   +0.000s  pod/nginx-web-1  Created (revision nginx-web-688fd4d9cb)
                   +0.020s  pod/nginx-web-1  Scheduled to node-2
                   +0.200s  pod/nginx-web-1  ContainerCreating
                   +1.400s  pod/nginx-web-1  Running (10.244.1.2)
                   +2.400s  pod/nginx-web-1  Ready
                +1m02.400s  pod/nginx-web-1  Terminating (grace period 30s)
                +1m03.000s  pod/nginx-web-1  Deleted

                """)
    }

    @Test("A container that crashes, backs off, runs again and is ready")
    mutating func crash() {
        var pod = Pod.traced()
        pod.spec.nodeName = "node-2"
        pod.run(ready: true)
        history.put(pod)
        history.at(10)
        history.edit(&pod) { pod in
            pod.contain { $0.end(exitCode: 1) }
            pod.setReady(false, reason: "ContainersNotReady")
        }
        history.edit(&pod) { pod in
            pod.contain { $0.wait("CrashLoopBackOff", "back-off 10s restarting failed container=nginx pod=x") }
        }
        history.at(20)
        history.edit(&pod) { $0.run(ready: false, restarts: 1) }
        history.at(21)
        history.edit(&pod) { $0.setReady(true) }
        #expect(
            history.told == """
                 +0.000s  pod/nginx-web-1  Created (revision nginx-web-688fd4d9cb)
                 +0.000s  pod/nginx-web-1  Scheduled to node-2
                 +0.000s  pod/nginx-web-1  Running (10.244.1.2)
                 +0.000s  pod/nginx-web-1  Ready
                +10.000s  pod/nginx-web-1  Error (exit code 1)
                +10.000s  pod/nginx-web-1  CrashLoopBackOff (back-off 10s, exit code 1)
                +20.000s  pod/nginx-web-1  Running again (restarts 1)
                +21.000s  pod/nginx-web-1  Ready

                """)
        let warnings = Narrator.occurrences(of: history.events).filter(\.isWarning).map(\.what)
        #expect(warnings == ["Error (exit code 1)", "CrashLoopBackOff (back-off 10s, exit code 1)"])
    }

    @Test("Why a Pod is no longer ready, in the words of its condition")
    mutating func notReady() {
        var pod = Pod.traced()
        pod.run(ready: true)
        history.put(pod)
        history.edit(&pod) {
            $0.setReady(false, reason: "ContainersNotReady", message: "containers with unready status: [nginx]")
        }
        history.edit(&pod) { $0.setReady(true) }
        history.edit(&pod) { $0.setReady(false) }
        let told = Narrator.occurrences(of: history.events).suffix(3)
        #expect(
            told.map(\.what) == ["NotReady (containers with unready status: [nginx])", "Ready", "NotReady"])
        #expect(told.map(\.isWarning) == [true, false, true])
    }

    @Test("A Pod that fails or succeeds, once and with the reason, whatever else its status says of that")
    mutating func end() {
        var evicted = Pod.traced("a-0")
        evicted.run(ready: true)
        history.put(evicted)
        history.edit(&evicted) { pod in
            pod.status.phase = .failed
            pod.status.reason = "Evicted"
            pod.status.message = "The node was low on resource: memory."
            pod.contain { $0.end(exitCode: 137) }
            pod.setReady(false)
        }
        var failed = Pod.traced("a-1")
        history.put(failed)
        history.edit(&failed) { pod in
            pod.status.phase = .failed
            pod.contain { $0.end(exitCode: 3) }
        }
        var done = Pod.traced("a-2")
        history.put(done)
        history.edit(&done) { $0.status.phase = .succeeded }
        let told = Narrator.occurrences(of: history.events).filter { !$0.what.hasPrefix("Created") }
        #expect(
            told.suffix(3).map(\.what) == [
                "Failed (Evicted: The node was low on resource: memory.)", "Failed (Error (exit code 3))", "Succeeded",
            ])
        #expect(told.suffix(3).map(\.isWarning) == [true, true, false])
    }

    @Test("A Pod that another controller takes over")
    mutating func adoption() {
        var pod = Pod.traced()
        history.put(pod)
        history.edit(&pod) { $0.metadata.ownerReferences = [] }
        history.edit(&pod) { $0.metadata.ownerReferences = [OwnerReference(controller: StatefulSet.traced())] }
        let told = Narrator.occurrences(of: history.events).dropFirst().map(\.what)
        #expect(told == ["Released by sts/nginx-web", "Adopted by sts/nginx-web"])
    }

    @Test("An image that cannot be fetched is told with the cause once, then only that it is tried again")
    mutating func image() {
        var pod = Pod.traced()
        pod.contain { $0.wait("ContainerCreating") }
        pod.status.containerStatuses.append(pod.status.containerStatuses[0])
        pod.status.containerStatuses[1].name = "log"
        pod.status.containerStatuses[1].image = "log:1"
        history.put(pod)
        for _ in 1...2 {
            history.edit(&pod) {
                $0.status.containerStatuses[1].state.wait("ErrImagePull", "rpc error: log:1: not found")
            }
            history.edit(&pod) { $0.status.containerStatuses[1].state.wait("ImagePullBackOff", "Back-off pulling") }
        }
        let told = Narrator.occurrences(of: history.events).dropFirst().map(\.what)
        let again = "log: ImagePullBackOff (log:1)"
        #expect(told == ["ContainerCreating", "log: ErrImagePull (log:1, not found)", again, again])
    }

    @Test("Nothing is told of labels, annotations, versions and times")
    mutating func bookkeeping() {
        var pod = Pod.traced()
        pod.run(ready: true)
        history.put(pod)
        let count = Narrator.occurrences(of: history.events).count
        history.edit(&pod) {
            $0.metadata.labels["apps.kubernetes.io/pod-index"] = "1"
            $0.metadata.annotations["note"] = "x"
            $0.metadata.resourceVersion = "7"
            $0.metadata.finalizers = ["example.com/wait"]
            $0.status.startTime = TraceHistory.start
            $0.status.qosClass = "BestEffort"
        }
        #expect(Narrator.occurrences(of: history.events).count == count)
    }
}
