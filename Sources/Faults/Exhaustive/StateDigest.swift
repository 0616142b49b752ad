package import Cluster
import Controller
import Model

/// A number that stands for a cluster's state as far as it decides what happens next, kept up to date change by change.
///
/// Identities, versions and moments are left out, so that two histories that differ in nothing else meet. States that
/// differ only in what a part remembers of failures, or in what runs on a node beyond what it has reported, count as one.
package struct StateDigest: Sendable {
    /// The digest of the store after each change that was read, the first of them being that at ``start``.
    private var stores: [UInt64] = [0]
    private let start: Int

    /// Begins with a cluster's present state, whatever that is.
    package init(_ cluster: Cluster) {
        start = cluster.server.log.end
    }

    /// Takes in what has changed.
    package mutating func read(_ log: WatchLog) {
        while start + stores.count - 1 < log.end {
            let event = log[start + stores.count - 1]
            var store = stores[stores.count - 1]
            if let previous = event.previous { store ^= Self.digest(of: previous) }
            if event.change != .deleted { store ^= Self.digest(of: event.object) }
            stores.append(store)
        }
    }

    /// The state of a cluster all of whose changes were read.
    package func value(of cluster: Cluster, and rest: [Int]) -> UInt64 {
        var sum = Checksum()
        let end = cluster.server.log.end
        for position in [end, end - cluster.unread(by: .statefulSets)] {
            sum.add(stores[max(0, position - start)])
        }
        for component in Components.Name.allCases {
            sum.add(UInt64(cluster.unread(by: component)))
            sum.add(cluster.delay(of: component).map { UInt64(bitPattern: $0.nanoseconds) } ?? .max)
        }
        for number in rest { sum.add(UInt64(bitPattern: Int64(number))) }
        return sum.value
    }

    private static func digest(of object: any APIObject) -> UInt64 {
        var sum = Checksum()
        switch object {
        case let pod as Pod:
            sum.add(pod.metadata.name)
            sum.add(pod.status.phase.rawValue)
            sum.add(pod.spec.nodeName)
            sum.add(pod.revisionLabel ?? "")
            sum.add(pod.isReady ? 1 : 0)
            sum.add(pod.isTerminating ? 1 : 0)
            sum.add(UInt64(pod.metadata.ownerReferences.count))
        case let set as StatefulSet:
            let (spec, status) = (set.spec, set.status)
            sum.add(status.currentRevision.rawValue)
            sum.add(status.updateRevision.rawValue)
            sum.add(spec.template.spec.containers.first?.image ?? "")
            let numbers = [
                set.metadata.generation, status.observedGeneration, Int64(status.replicas),
                Int64(status.readyReplicas), Int64(status.currentReplicas), Int64(status.updatedReplicas),
            ]
            for number in numbers { sum.add(UInt64(bitPattern: number)) }
        case let revision as ControllerRevision:
            sum.add(revision.metadata.name)
            sum.add(UInt64(bitPattern: revision.revision))
        case let claim as PersistentVolumeClaim:
            sum.add(claim.metadata.name)
            sum.add(claim.status.phase.rawValue)
            sum.add(UInt64(claim.metadata.ownerReferences.count))
            sum.add(claim.metadata.isTerminating ? 1 : 0)
        default: return 0
        }
        return sum.value
    }
}

/// 64-bit FNV-1a.
private struct Checksum {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ text: String) {
        for byte in text.utf8 { mix(UInt64(byte)) }
        mix(0xFF)
    }

    mutating func add(_ number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { mix((number >> UInt64(shift)) & 0xFF) }
    }

    private mutating func mix(_ byte: UInt64) { value = (value ^ byte) &* 0x100_0000_01B3 }
}

extension Duration {
    fileprivate var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
