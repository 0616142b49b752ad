import ArgumentParser
import Cluster
import Controller
import Foundation
import Model

/// `ordinal demo`: the nginx example with a guide.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Take a guided tour: a StatefulSet from creation to rollback, and a Deployment beside it.",
        discussion: "The tour runs in virtual time, so it takes less than two seconds. Nothing outside is touched."
    )

    @Flag(inversion: .prefixedNo, help: "Use colours; by default where the output is a terminal.")
    var color: Bool?

    func run() throws {
        let isTerminal = isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
        var tour = Tour(settings: Cluster.Settings(), paper: Tour.Paper(hasColours: color ?? isTerminal))
        print("Stateful applications, one Pod at a time. A simulated cluster with three nodes; all times are virtual.")
        try tour.orderedCreation()
        try tour.stableNames()
        try tour.lostPod()
        try tour.scaling()
        try tour.canary()
        try tour.rollback()
        try tour.brokenRelease()
        try tour.deployment()
        try tour.store()
        tour.ending()
    }
}

extension Tour {
    private var pods: [Pod] { cluster.server.list(Pod.self) }

    private func pods(labelled app: String) -> [Pod] {
        pods.filter { $0.metadata.labels["app"] == app }
    }

    private func claim(_ ordinal: Int) -> String { "www-storage-nginx-web-\(ordinal)" }

    fileprivate mutating func orderedCreation() throws {
        chapter(
            "Ordered creation",
            """
            Three replicas of a web server, each with a disk. A StatefulSet makes them one after the other: \
            nginx-web-1 does not exist before nginx-web-0 runs and is ready. That is what a database wants whose \
            second member must find the first.
            """)
        try apply("nginx.yaml", PackageResources.nginx_yaml, showing: [StatefulSet.kind, Pod.kind])
    }

    fileprivate mutating func stableNames() throws {
        chapter(
            "Stable names",
            """
            Each Pod has a name that says which one it is. The headless Service gives it a place in DNS, and the \
            claim template a disk. The addresses are accidents; the names are not.
            """)
        show(addresses(of: "nginx"))
        show(Table(cluster.server.list(PersistentVolumeClaim.self), at: cluster.now))
    }

    fileprivate mutating func lostPod() throws {
        chapter(
            "A Pod is lost",
            "Somebody writes to the disk of nginx-web-1, and then the Pod goes. A new one comes in its place.")
        try write("hello from ordinal 1", to: "hello.txt", claim: claim(1), pod: "nginx-web-1")
        let before = pods(labelled: "nginx").first { $0.metadata.name == "nginx-web-1" }
        try make("delete pod/nginx-web-1", showing: [StatefulSet.kind, Pod.kind])
        let after = pods(labelled: "nginx").first { $0.metadata.name == "nginx-web-1" }
        let text = try cluster.server.read(
            claim: ObjectKey(namespace: "default", name: claim(1)), path: "hello.txt")
        show([
            "uid      \(before?.metadata.uid.rawValue.prefix(8) ?? "-") -> \(after?.metadata.uid.rawValue.prefix(8) ?? "-")",
            "address  \(before?.status.podIP ?? "-") -> \(after?.status.podIP ?? "-")",
            good("name     nginx-web-1.nginx.default.svc.cluster.local, as before"),
            good("disk     \(claim(1)), as before; hello.txt: \(text ?? "gone")"),
        ])
    }

    fileprivate mutating func scaling() throws {
        chapter(
            "Scale down, scale up",
            """
            The highest ordinal goes first. Its claim stays (persistentVolumeClaimRetentionPolicy: Retain), so when \
            the ordinal comes back, it finds its data.
            """)
        try make("scale sts/nginx-web --replicas=1", showing: [StatefulSet.kind, Pod.kind, PersistentVolumeClaim.kind])
        show(Table(cluster.server.list(PersistentVolumeClaim.self), at: cluster.now))
        try make("scale sts/nginx-web --replicas=3", showing: [StatefulSet.kind, Pod.kind, PersistentVolumeClaim.kind])
        let text = try cluster.server.read(
            claim: ObjectKey(namespace: "default", name: claim(1)), path: "hello.txt")
        show([good("hello.txt on the disk of nginx-web-1: \(text ?? "gone")")])
    }

    fileprivate mutating func canary() throws {
        chapter(
            "A canary",
            """
            partition: 2 keeps the ordinals below 2 at their revision. Only nginx-web-2 gets the new image; the \
            others would keep the old one even if they died now.
            """)
        try make(
            "patch sts/nginx-web -p '{\"spec\":{\"updateStrategy\":{\"rollingUpdate\":{\"partition\":2}}}}'",
            "set image sts/nginx-web nginx=nginx:1.27",
            showing: [StatefulSet.kind, ControllerRevision.kind, Pod.kind])
        show(revisions())
        say("The canary sings. Without the partition the others follow, from the highest ordinal down.")
        try make(
            "patch sts/nginx-web -p '{\"spec\":{\"updateStrategy\":{\"rollingUpdate\":{\"partition\":0}}}}'",
            showing: [StatefulSet.kind, Pod.kind])
    }

    fileprivate mutating func rollback() throws {
        chapter(
            "Rollback",
            "The old template comes back, and with it the old revision: it is renumbered, not made anew.")
        try make("rollout undo sts/nginx-web", showing: [StatefulSet.kind, ControllerRevision.kind, Pod.kind])
        show(revisions())
    }

    fileprivate mutating func brokenRelease() throws {
        chapter(
            "What surprises: a broken release",
            """
            This image never becomes ready. The update stops at nginx-web-2, which is what we want. But taking the \
            template back does not heal it: a StatefulSet that goes in order waits for each Pod to be ready, and \
            this one never will be. Kubernetes does the same, and somebody must delete the Pod.
            """)
        try make(
            "set image sts/nginx-web nginx=nginx:broken", showing: [StatefulSet.kind, Pod.kind])
        try make("rollout undo sts/nginx-web", showing: [StatefulSet.kind, Pod.kind])
        show(Table(pods(labelled: "nginx"), at: cluster.now))
        try make("delete pod/nginx-web-2", showing: [StatefulSet.kind, Pod.kind])
        show(Table(cluster.server.list(StatefulSet.self), at: cluster.now))
    }

    fileprivate mutating func deployment() throws {
        chapter(
            "The same on a Deployment",
            """
            A Deployment promises a number of Pods, and nothing about which. They come at once, under names nobody \
            can foretell, and all mount the one claim that the template names.
            """)
        try apply(
            "nginx-deployment.yaml", PackageResources.nginx_deployment_yaml, showing: [Deployment.kind, Pod.kind])
        let before = pods(labelled: "plain").map(\.metadata.name)
        try make("set image deploy/plain-web nginx=nginx:1.27", showing: [Deployment.kind, ReplicaSet.kind, Pod.kind])
        let after = pods(labelled: "plain").map(\.metadata.name)
        let log = try cluster.server.read(
            claim: ObjectKey(namespace: "default", name: "shared"), path: "started.log")
        let writers = Set(
            (log ?? "").split(separator: "\n").compactMap { line in
                (before + after).first { line.contains($0) }
            })
        show([
            bad("names    \(before.joined(separator: ", "))"),
            bad("      -> \(after.joined(separator: ", "))"),
            bad("disk     one for all: \(writers.count) different Pods have written to 'shared'"),
            bad(
                "nodes    \(Set(pods(labelled: "plain").map(\.spec.nodeName)).sorted().joined(separator: ", ")): the disk holds them together"
            ),
        ])
    }

    fileprivate mutating func store() throws {
        chapter(
            "What it costs: a store that forgets",
            """
            A replicated log, once on a StatefulSet and once on a Deployment. Three members elect a leader, a write is \
            acknowledged once two of them have it on disk, and a client counts. Then all members end at once.
            """)
        try apply("quorum.yaml", PackageResources.quorum_yaml, showing: [StatefulSet.kind, Deployment.kind], for: 20)
        show(try writersSay())
        try endMembers()
        show(try writersSay())
        say(
            """
            The members of the StatefulSet come back under their names, find their disks, and agree on what they had. \
            Those of the Deployment are three strangers who agree, by a majority, that there never was anything.
            """)
    }

    /// Ends all members of both logs at once.
    private mutating func endMembers() throws {
        let members = pods(labelled: "kept") + pods(labelled: "lost")
        try make(
            members.map { "delete pod/\($0.metadata.name)" }, command: "delete pod -l 'app in (kept, lost)'",
            showing: [StatefulSet.kind, Deployment.kind], for: 20)
    }

    /// The last line of each client's log.
    private mutating func writersSay() throws -> [String] {
        try ["write-kept", "write-lost"].map { pod in
            let lines = try log(of: pod)
            let line = "\(pod)  \(lines.last ?? "")"
            return lines.contains { $0.hasPrefix("LOST ") } ? bad(line) : good(line)
        }
    }

    fileprivate func ending() {
        say(
            """
            Who needs a name, a disk or an order of its own needs a StatefulSet. The labs let you build it: \
            read Labs/Lab02-Ordering/README.md. Or try a cluster of your own: \
            swift run ordinal run Examples/nginx.yaml --at 30s "delete pod/nginx-web-1"
            """)
    }

    /// Each Pod's name in DNS, and the address behind it now.
    private func addresses(of app: String) -> [String] {
        pods(labelled: app).map { pod in
            "\(pod.spec.hostname).\(pod.spec.subdomain).default.svc.cluster.local -> \(pod.status.podIP)"
        }
    }

    private func revisions() -> [String] {
        pods(labelled: "nginx").map { pod in
            let revision = pod.metadata.labels["controller-revision-hash"] ?? "-"
            return "\(pod.metadata.name)  \(revision)  \(pod.spec.containers.first?.image ?? "-")"
        }
    }
}
