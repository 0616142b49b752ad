public import Model
public import Network

/// Asks an identity policy one question.
public struct IdentityQuestion: Examination, Sendable {
    /// What is asked; each case ends with the right answer.
    public enum Kind: Hashable, Sendable {
        /// Who the Pod at an ordinal is.
        case identity(Ordinal, set: String, service: String, PodIdentity)
        /// What a Pod's name stands for.
        case parse(String, ParsedPodName?)
        /// Under which name a Pod is found.
        case dnsName(PodIdentity, namespace: String, clusterDomain: String, String)
        /// Which labels a Pod must get.
        case repair([String: String], of: String, inSet: String, [String: String]?)
        /// What DNS publishes.
        case records(of: HeadlessService, pods: [ServicePod], clusterDomain: String, [DNSRecord])
    }

    /// What the question is about, in a sentence.
    public let title: String
    /// What is asked, with the right answer.
    public let kind: Kind
    private let policy: any IdentityPolicy

    /// A question to an identity policy.
    public init(_ title: String, to policy: any IdentityPolicy, _ kind: Kind) {
        self.title = title
        self.policy = policy
        self.kind = kind
    }

    /// Asks, and compares the answer with the right one.
    public func story(replay: String) -> Story? {
        guard let broken = broken() else { return nil }
        return Story(title: title, chronicle: kind.situation, broken: broken, replay: replay)
    }

    /// Asks; gives the rule that the answer breaks.
    func broken() -> BrokenRule? {
        do {
            return try wrongAnswer()
        } catch {
            return IdentityJudge.thrown(error, expected: kind.expected, kind.ruleAtStake)
        }
    }

    private func wrongAnswer() throws -> BrokenRule? {
        switch kind {
        case .identity(let ordinal, let set, let service, let right):
            let answer = try policy.identity(of: ordinal, inSet: set, service: service)
            return IdentityJudge.judge(answer, right: right)
        case .parse(let name, let right):
            return IdentityJudge.judge(try policy.parse(podName: name), right: right, of: name)
        case .dnsName(let identity, let namespace, let domain, let right):
            let answer = try policy.dnsName(of: identity, namespace: namespace, clusterDomain: domain)
            return IdentityJudge.judge(dnsName: answer, right: right)
        case .repair(let labels, let name, let set, let right):
            let answer = try policy.repairedLabels(labels, of: name, inSet: set)
            return IdentityJudge.judge(repair: answer, right: right, of: name, inSet: set)
        case .records(let service, let pods, let domain, let right):
            let answer = try policy.dnsRecords(of: service, pods: pods, clusterDomain: domain)
            return RecordsJudge(of: service, pods: pods).judge(answer, right: right)
        }
    }
}

extension IdentityQuestion.Kind {
    /// What there is, and what is asked about it.
    var situation: Chronicle {
        switch self {
        case .identity(let ordinal, let set, let service, _):
            Chronicle([.init("your code is asked who ordinal \(ordinal) of set \(set) is, with Service \(service)")])
        case .parse(let name, _):
            Chronicle([.init("your code is asked which set and ordinal the name \"\(name)\" stands for")])
        case .dnsName(let identity, let namespace, let domain, _):
            Chronicle([
                .init("\(identity.name) has host name \(identity.hostname), subdomain \(identity.subdomain)"),
                .init("your code is asked for its DNS name in namespace \(namespace), cluster domain \(domain)"),
            ])
        case .repair(let labels, let name, let set, _):
            Chronicle([
                .init("\(name) has the labels \(IdentityJudge.phrase(labels))"),
                .init("your code is asked how set \(set) repairs them"),
            ])
        case .records(let service, let pods, _, _):
            Chronicle(
                [.init(service.situation)] + pods.map { .init($0.situation) }
                    + [.init("your code is asked what DNS publishes")])
        }
    }

    /// The right answer in words.
    var expected: String {
        switch self {
        case .identity(_, _, _, let right): "the identity of \(right.name)"
        case .parse(_, let right): IdentityJudge.phrase(right)
        case .dnsName(_, _, _, let right): right
        case .repair(_, _, _, let right):
            right.map { "the labels \(IdentityJudge.phrase($0))" } ?? "nil: nothing to repair"
        case .records(_, _, _, let right): right.sorted().first?.line ?? "no records"
        }
    }

    /// The rule that the question is about, where there is no answer to tell.
    var ruleAtStake: LessonRule {
        switch self {
        case .identity: IdentityRule.podName
        case .parse(let name, let right): IdentityJudge.ruleOfParsing(name, nil, right: right)
        case .dnsName: IdentityRule.dnsName
        case .repair(_, let name, let set, let right):
            IdentityJudge.judge(repair: right == nil ? [:] : nil, right: right, of: name, inSet: set)?.rule
                ?? IdentityRule.repair
        case .records(let service, let pods, _, let right):
            RecordsJudge(of: service, pods: pods).ruleAtStake(right)
        }
    }
}

extension HeadlessService {
    /// The Service in words.
    var situation: String {
        let ports = ports.map { port in
            let name = port.name.isEmpty ? "" : "\(port.name) "
            return "\(name)\(port.port)\(port.targetPort == port.port ? "" : "->\(port.targetPort)")/\(port.protocol)"
        }
        let offer = ports.isEmpty ? "no ports" : "ports \(ports.joined(separator: ", "))"
        let anyway = publishNotReadyAddresses ? ", publishNotReadyAddresses" : ""
        return "Service \(name) in namespace \(namespace): headless, \(offer)\(anyway)"
    }
}

extension ServicePod {
    /// The Pod in words.
    var situation: String {
        var parts = [
            "a Pod with host name \(IdentityJudge.quoted(hostname)), subdomain \(IdentityJudge.quoted(subdomain))"
        ]
        parts.append(address.map { "address \($0)" } ?? "no address yet")
        parts.append(hasEnded ? "ended" : isReady ? "Ready" : "not Ready")
        if isTerminating { parts.append("terminating") }
        return parts.joined(separator: ", ")
    }
}
