import Cluster
import Controller
import LabKit
import Model
import Storage

/// Asks whether what Pods write outlives a trial, on a whole cluster that the subject's answers drive.
struct ClusterExamination: Examination {
    /// What befalls the set.
    enum Trial {
        /// Two of its three Pods are scaled away, and come back.
        case scaledDown
        /// It is deleted, and made again.
        case deletedSet
        /// A Pod is evicted, and comes back.
        case lostPod
    }

    let title: String
    let deleted: ClaimSituation.Retention
    let scaled: ClaimSituation.Retention
    let trial: Trial

    init(
        _ title: String, deleted: ClaimSituation.Retention, scaled: ClaimSituation.Retention, trial: Trial
    ) {
        self.title = title
        self.deleted = deleted
        self.scaled = scaled
        self.trial = trial
    }

    func story(replay: String) -> Story? {
        var settings = Cluster.Settings()
        settings.policies = Policies(storage: subject)
        var run = Run(cluster: Cluster(settings: settings), manifest: manifest)
        do {
            try run.begin("whenDeleted \(deleted.rawValue), whenScaled \(scaled.rawValue)")
            switch trial {
            case .scaledDown: try run.scaleDownAndUp(isRetained: scaled == .retain)
            case .deletedSet: try run.deleteAndMakeAgain(isRetained: deleted == .retain)
            case .lostPod: try run.losePod()
            }
            return nil
        } catch let broken as BrokenRule {
            return Story(title: title, chronicle: run.chronicle, broken: broken, replay: replay)
        } catch {
            let broken = BrokenRule(
                expected: "a cluster that works", instead: "\(error)", rule: RetentionRule.rest)
            return Story(title: title, chronicle: run.chronicle, broken: broken, replay: replay)
        }
    }

    private var manifest: JSON {
        [
            "apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": ["name": "web"],
            "spec": [
                "replicas": 3, "serviceName": "web", "selector": ["matchLabels": ["app": "web"]],
                "persistentVolumeClaimRetentionPolicy": [
                    "whenDeleted": .string(deleted.rawValue), "whenScaled": .string(scaled.rawValue),
                ],
                "template": [
                    "metadata": ["labels": ["app": "web"]],
                    "spec": [
                        "containers": [
                            [
                                "name": "db", "image": "db:1",
                                "volumeMounts": [["name": "data", "mountPath": "/data"]],
                            ]
                        ]
                    ],
                ],
                "volumeClaimTemplates": [
                    [
                        "metadata": ["name": "data"],
                        "spec": [
                            "accessModes": ["ReadWriteOnce"], "resources": ["requests": ["storage": "1Gi"]],
                        ],
                    ]
                ],
            ],
        ]
    }
}

/// A cluster on trial.
private struct Run {
    var cluster: Cluster
    let manifest: JSON
    var chronicle = Chronicle()

    private let set = Move.Target(kind: StatefulSet.kind, key: ObjectKey(namespace: "default", name: "web"))
    private let names = ["data-web-0", "data-web-1", "data-web-2"]

    init(cluster: Cluster, manifest: JSON) {
        self.cluster = cluster
        self.manifest = manifest
    }

    /// Makes the set, and lets each Pod write its ledger.
    mutating func begin(_ policy: String) throws {
        note("web is made with three replicas, \(policy)")
        try cluster.apply(manifest, type: StatefulSet.self)
        try waitForPods(3)
        for name in names { try cluster.write("written in \(name)", to: "ledger.txt", claim: key(name)) }
        note("each Pod writes its ledger to its disk")
    }

    mutating func scaleDownAndUp(isRetained: Bool) throws {
        try scale(to: 1)
        try expectClaims(isRetained ? names : ["data-web-0"], "with one replica")
        try scale(to: 3)
        try expectLedger("data-web-0", isThere: true)
        for name in names.dropFirst() { try expectLedger(name, isThere: isRetained) }
    }

    mutating func deleteAndMakeAgain(isRetained: Bool) throws {
        note("web is deleted")
        try cluster.perform(.delete(set, propagation: .background, gracePeriod: nil))
        cluster.run(for: .seconds(60))
        try expectClaims(isRetained ? names : [], "without the set")
        note("web is made again")
        try cluster.apply(manifest, type: StatefulSet.self)
        try waitForPods(3)
        for name in names { try expectLedger(name, isThere: isRetained) }
    }

    mutating func losePod() throws {
        note("web-1 is evicted")
        let pod = Move.Target(kind: Pod.kind, key: key("web-1"))
        try cluster.perform(.delete(pod, propagation: .background, gracePeriod: nil))
        cluster.run(for: .seconds(60))
        try waitForPods(3)
        for name in names { try expectLedger(name, isThere: true) }
    }

    private mutating func scale(to replicas: Int32) throws {
        note("web is scaled to \(replicas)")
        try cluster.perform(.scale(set, replicas: replicas))
        try waitForPods(Int(replicas))
    }

    private mutating func waitForPods(_ count: Int) throws {
        cluster.run(for: .seconds(60))
        let pods = cluster.server.list(Pod.self).filter(\.isReady).map(\.metadata.name)
        guard pods.count != count else { return note("ready: \(pods.joined(separator: ", "))") }
        let failure = cluster.server.list(Event.self).last { $0.reason == "FailedReconcile" }?.message
        let ready = pods.isEmpty ? "no Pod is ready" : "ready: \(pods.joined(separator: ", "))"
        throw BrokenRule(
            expected: "\(count) ready \(count == 1 ? "Pod" : "Pods")",
            instead: failure.map { "\(ready); \($0)" } ?? ready, rule: RetentionRule.rest)
    }

    private mutating func expectClaims(_ expected: [String], _ when: String) throws {
        let found = cluster.server.list(PersistentVolumeClaim.self).map(\.metadata.name).sorted()
        note("claims \(when): \(words(found))")
        guard found != expected else { return }
        throw BrokenRule(expected: words(expected), instead: words(found), rule: RetentionRule.onlyByPolicy)
    }

    private mutating func expectLedger(_ name: String, isThere: Bool) throws {
        let isFound = try cluster.server.read(claim: key(name), path: "ledger.txt") == "written in \(name)"
        note("\(name) \(isFound ? "holds" : "does not hold") the ledger")
        guard isFound != isThere else { return }
        throw BrokenRule(
            expected: isThere ? "the ledger on \(name)" : "an empty disk behind \(name)",
            instead: isThere ? "it is lost" : "the old ledger", rule: RetentionRule.bytes)
    }

    private func words(_ names: [String]) -> String { names.isEmpty ? "none" : names.joined(separator: ", ") }

    private func key(_ name: String) -> ObjectKey { ObjectKey(namespace: "default", name: name) }

    private mutating func note(_ text: String) { chronicle.record(at: cluster.elapsed, text) }
}
