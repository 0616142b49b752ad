import Model
public import Network

/// Compares published DNS records with the right ones and names the rule that the first difference breaks.
///
/// The order of the records makes no difference, nor do priority and weight, by which a client chooses.
public struct RecordsJudge: Sendable {
    private let service: HeadlessService
    private let pods: [ServicePod]

    /// A judge of the records of a Service and its Pods.
    public init(of service: HeadlessService, pods: [ServicePod]) {
        self.service = service
        self.pods = pods
    }

    /// The rule that the records break, if they are not the right ones.
    public func judge(_ answer: [DNSRecord], right: [DNSRecord]) -> BrokenRule? {
        let given = answer.map(\.withoutChoice)
        let wanted = right.map(\.withoutChoice)
        if let record = given.sorted().first(where: { !wanted.contains($0) }) { return surplus(record, given, wanted) }
        if let record = wanted.sorted().first(where: { !given.contains($0) }) { return missing(record, given, wanted) }
        guard let twice = given.first(where: { record in given.count { $0 == record } > 1 }) else { return nil }
        return BrokenRule(expected: "\(twice.line), once", instead: "the same more than once", rule: rule(of: twice))
    }

    /// The rule that is at stake where nothing was answered at all.
    func ruleAtStake(_ right: [DNSRecord]) -> LessonRule {
        guard let first = right.first else { return nothingPublishedRule }
        return isPublishedAnyway(pods.first { $0.address == first.address })
            ? IdentityRule.publishNotReady : rule(of: first)
    }

    private var nothingPublishedRule: LessonRule {
        pods.contains { $0.address != nil && !$0.hasEnded } ? IdentityRule.readyOnly : IdentityRule.neverPublished
    }

    /// A record that should not be there: of a Pod that should not, or of one that is published in another way.
    private func surplus(_ record: DNSRecord, _ given: [DNSRecord], _ wanted: [DNSRecord]) -> BrokenRule {
        let hidden = hiddenPod(of: record, wanted)
        let instead = wanted.sorted().first { candidate in
            candidate.type == record.type && !given.contains(candidate)
                && (candidate.name == record.name || candidate.content == record.content
                    || (candidate.address == nil && candidate.port(like: record)))
        }
        let expected = instead.map(\.line) ?? hidden.map { "no record of \(words($0))" } ?? "no such record"
        let rule = hidden.map {
            $0.address == nil || $0.hasEnded ? IdentityRule.neverPublished : IdentityRule.readyOnly
        }
        return BrokenRule(expected: expected, instead: record.line, rule: rule ?? self.rule(of: instead ?? record))
    }

    private func missing(_ record: DNSRecord, _ given: [DNSRecord], _ wanted: [DNSRecord]) -> BrokenRule {
        let pod = pods.first { $0.address == record.address }
        let isSilent = !given.contains { $0.address == record.address }
        let rule =
            isSilent && isPublishedAnyway(pod)
            ? IdentityRule.publishNotReady
            : isSilent && given.isEmpty && record.address != nil ? IdentityRule.addresses : rule(of: record)
        let instead = given.isEmpty ? "no records at all" : "\(given.count) of \(wanted.count) records, not this one"
        return BrokenRule(expected: record.line, instead: instead, rule: rule)
    }

    /// The Pod that a record speaks of and no right record does.
    private func hiddenPod(of record: DNSRecord, _ wanted: [DNSRecord]) -> ServicePod? {
        pods.first { pod in
            let isWanted = wanted.contains { $0.address != nil && $0.address == pod.address }
            guard !isWanted else { return false }
            switch record.content {
            case .a(let address), .aaaa(let address):
                return address == pod.address || (pod.address == nil && record.isAbout(pod))
            case .srv(let location): return location.target.hasPrefix("\(pod.hostname).")
            case .cname, .ptr: return false
            }
        }
    }

    private func isPublishedAnyway(_ pod: ServicePod?) -> Bool {
        guard let pod else { return false }
        return service.publishNotReadyAddresses && (!pod.isReady || pod.isTerminating)
    }

    private func rule(of record: DNSRecord) -> LessonRule {
        let pod = pods.first { $0.address != nil && $0.address == record.address }
        if let pod, pod.hostname.isEmpty || pod.subdomain != service.name { return IdentityRule.nameless }
        if case .srv = record.content { return IdentityRule.locations }
        return IdentityRule.addresses
    }

    private func words(_ pod: ServicePod) -> String {
        if pod.hasEnded { return "\(pod.hostname), which has ended" }
        if pod.address == nil { return "\(pod.hostname), which has no address yet" }
        return "\(pod.hostname), which is \(pod.isTerminating ? "terminating" : "not ready")"
    }
}

extension DNSRecord {
    /// The record with one and the same priority and weight.
    fileprivate var withoutChoice: DNSRecord {
        guard case .srv(var location) = content else { return self }
        location.priority = 0
        location.weight = 100
        return DNSRecord(name, .srv(location))
    }

    /// The record as a story shows it; without what guides a client's choice.
    var line: String {
        switch content {
        case .a(let text), .aaaa(let text), .cname(let text), .ptr(let text): "\(name) \(type) \(text)"
        case .srv(let location): "\(name) SRV \(location.port) \(location.target)"
        }
    }

    fileprivate func isAbout(_ pod: ServicePod) -> Bool {
        name.hasPrefix("\(pod.hostname).") || address?.isEmpty == true
    }

    /// Whether both are locations, and of the same Pod or under the same name.
    fileprivate func port(like other: DNSRecord) -> Bool {
        guard case .srv(let mine) = content, case .srv(let theirs) = other.content else { return false }
        return mine.target == theirs.target || name == other.name
    }
}
