import Model
import Network

extension Service: Narrated {
    func remarks(since old: Service?) -> [Remark] {
        guard let old else { return [.plain("Created (\(reach))")] }
        let selector: [Remark] = spec.selector == old.spec.selector ? [] : [.plain("Selector changed")]
        return selector + termination(since: old)
    }

    /// Where clients find it.
    private var reach: String {
        if spec.type == "ExternalName" { return "ExternalName \(spec.externalName)" }
        return spec.clusterIP == "None" ? "headless" : spec.clusterIP.isEmpty ? "no address" : spec.clusterIP
    }
}

extension Endpoints: Narrated {
    /// How many addresses are told before the rest is only counted.
    private static let shown = 4

    func remarks(since old: Endpoints?) -> [Remark] {
        let (before, now) = (old?.ready ?? [], ready)
        guard before != now else { return [] }
        guard !now.isEmpty else { return [.warning("None ready")] }
        let rest = now.count > Self.shown ? " … and \(now.count - Self.shown) more" : ""
        return [.plain("\(now.count) ready: \(now.prefix(Self.shown).joined(separator: " "))\(rest)")]
    }

    /// The ready addresses with the names of their Pods, in the order of ordinals.
    private var ready: [String] {
        let addresses = subsets.flatMap(\.addresses).map { address in
            (name: address.targetRef?.name ?? address.hostname, ip: address.ip)
        }
        let sorted = addresses.sorted { left, right in
            (Self.rank(left.name), left.ip) < (Self.rank(right.name), right.ip)
        }
        return sorted.map { $0.name.isEmpty ? $0.ip : "\($0.name)=\($0.ip)" }
    }

    /// What sorts Pods by set and ordinal, so that 2 comes before 10.
    private static func rank(_ name: String) -> RankedName {
        let parsed = ReferenceIdentity().parse(podName: name)
        return RankedName(set: parsed?.set ?? name, ordinal: parsed?.ordinal.number ?? -1)
    }

    private struct RankedName: Comparable {
        var set: String
        var ordinal: Int

        static func < (left: RankedName, right: RankedName) -> Bool {
            (left.set, left.ordinal) < (right.set, right.ordinal)
        }
    }
}
