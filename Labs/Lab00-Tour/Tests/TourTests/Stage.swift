import Cluster
import LabKit
import Manifests
import Model
import Network

/// A cluster that the learner's manifests are applied to, and the story of what it did.
struct Stage {
    static let namespace = "default"
    static let set = "nginx-web"
    static let service = "nginx"

    private(set) var cluster = Cluster()
    private(set) var chronicle = Chronicle()

    /// What the learner wrote, and where.
    ///
    /// - Throws: ``BrokenRule``, with the file, the line and the field, where a cluster would refuse it.
    mutating func read(_ name: String) throws -> [LabManifest] {
        let shown = "Manifests/\(name)"
        do throws(LabManifestProblems) {
            return try LabManifests.objects(in: "\(subject)/\(name)", named: shown)
        } catch {
            for problem in error.problems.dropFirst() { chronicle.record("also \(problem.text)") }
            throw BrokenRule(
                expected: "\(shown) can be applied", instead: error.problems.first?.text ?? "it cannot",
                rule: TourRules.accepted)
        }
    }

    /// One object of a file.
    mutating func read<Object: APIObject>(
        _ type: Object.Type, from name: String, rule: LessonRule = TourRules.twoObjects
    ) throws -> (manifest: LabManifest, object: Object) {
        let manifests = try read(name)
        for manifest in manifests {
            if let object = manifest.object as? Object { return (manifest, object) }
        }
        let kinds = manifests.map { "\($0.object.kind.name) \($0.object.metadata.name)" }
        throw BrokenRule(
            expected: "Manifests/\(name) describes a \(type.kind.name)",
            instead: kinds.isEmpty ? "it describes nothing" : "it describes \(kinds.joined(separator: ", "))",
            rule: rule)
    }

    /// Applies a file, and waits until nothing is left to happen.
    mutating func apply(_ name: String) throws {
        chronicle.record(at: cluster.elapsed, "kubectl apply -f Manifests/\(name)")
        for manifest in try read(name) {
            guard let object = manifest.object as? any Admitted else { continue }
            do throws(MoveError) {
                let answer = try cluster.apply(manifest.json, type: type(of: object))
                chronicle.record(at: cluster.elapsed, answer)
                let fields = manifest.asWritten
                if !fields.isEmpty { chronicle.record(at: cluster.elapsed, fields) }
            } catch {
                throw BrokenRule(
                    expected: "Manifests/\(name) can be applied",
                    instead: "Manifests/\(name):\(manifest.line): \(error)", rule: TourRules.accepted)
            }
        }
        settle()
    }

    /// Does what a user does by hand.
    mutating func perform(_ move: Move, _ command: String) throws {
        chronicle.record(at: cluster.elapsed, command)
        do throws(MoveError) {
            try cluster.perform(move)
        } catch {
            throw BrokenRule(expected: "this can be done", instead: "\(error)", rule: TourRules.twoObjects)
        }
        settle()
    }

    /// Lets time pass, and then something happen in the middle of what the cluster does, if it can happen there.
    mutating func befall(_ accident: Accident, after pause: Duration) {
        cluster.run(for: pause)
        guard let move = accident.move(in: cluster), (try? cluster.perform(move)) != nil else { return }
        chronicle.record(at: cluster.elapsed, accident.text)
    }

    /// Waits until nothing is left to happen, and looks at the Pods.
    mutating func settle() {
        cluster.settle(until: cluster.now + .seconds(600))
        let pods = self.pods
        if pods.isEmpty { chronicle.record(at: cluster.elapsed, "there is no Pod") }
        for pod in pods {
            let state = pod.isReady ? "Ready" : "not Ready"
            let text =
                "\(pod.metadata.name) is \(state), runs \(pod.image), revision \(pod.revision.isEmpty ? "none" : pod.revision)"
            chronicle.record(at: cluster.elapsed, text)
        }
    }

    var pods: [Pod] { cluster.server.list(Pod.self).sorted { $0.metadata.name < $1.metadata.name } }

    func claim(_ name: String) -> PersistentVolumeClaim? {
        cluster.server.find(PersistentVolumeClaim.self, name, in: Self.namespace)
    }

    var claimNames: [String] { cluster.server.list(PersistentVolumeClaim.self).map(\.metadata.name).sorted() }

    func statefulSet(rule: LessonRule = TourRules.twoObjects) throws -> StatefulSet {
        if let set = cluster.server.find(StatefulSet.self, Self.set, in: Self.namespace) { return set }
        throw BrokenRule(
            expected: "there is a StatefulSet \(Self.set)", instead: "there is none", rule: rule)
    }

    func pod(_ ordinal: Int, rule: LessonRule) throws -> Pod {
        let name = "\(Self.set)-\(ordinal)"
        if let pod = cluster.server.find(Pod.self, name, in: Self.namespace) { return pod }
        let names = pods.map(\.metadata.name)
        throw BrokenRule(
            expected: "there is a Pod \(name)",
            instead: names.isEmpty ? "there is no Pod at all" : "there are \(names.joined(separator: ", "))", rule: rule
        )
    }

    static func target(_ kind: Kind, _ name: String) -> Move.Target {
        Move.Target(kind: kind, key: ObjectKey(namespace: namespace, name: name))
    }

    /// What DNS answers for a Pod of the set.
    func addresses(ofOrdinal ordinal: Int) -> [String] {
        let key = ObjectKey(namespace: Self.namespace, name: Self.service)
        guard let records = try? cluster.server.dnsRecords(of: key) else { return [] }
        return records.addresses(of: Self.dnsName(ordinal))
    }

    static func dnsName(_ ordinal: Int) -> String {
        "\(set)-\(ordinal).\(service).\(namespace).svc.cluster.local"
    }
}

extension Pod {
    var image: String { spec.containers.first?.image ?? "no image" }
    var revision: String { metadata.labels["controller-revision-hash"] ?? "" }
    var claims: [String] { spec.volumes.compactMap { $0.persistentVolumeClaim?.claimName } }
}

extension LabManifestProblem {
    /// Where it is, and what.
    var text: String {
        var place = file
        if let line { place += ":\(line)" }
        // Kubernetes' own sentences name the field already.
        if let field, !message.contains(field) { place += ": \(field)" }
        return "\(place): \(message)"
    }
}
