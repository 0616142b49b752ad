import Model
import Network

/// The Pods of a set while a history befalls them: asks the policy after every move, and judges each answer.
struct NamedWorld {
    struct Member {
        var identity: PodIdentity
        var labels: [String: String]
        var pod: ServicePod
    }

    private let history: IdentityHistory
    private let policy: any IdentityPolicy
    private let reference = ReferenceIdentity()
    private var members: [Ordinal: Member] = [:]
    /// The names that each ordinal's Pods have had so far.
    private var known: [Ordinal: PodIdentity] = [:]
    /// The addresses of Pods that are gone.
    private var former: [String] = []
    private(set) var chronicle = Chronicle()

    init(_ history: IdentityHistory, policy: any IdentityPolicy) {
        self.history = history
        self.policy = policy
        chronicle.record("set \(history.set), \(history.service.situation)")
    }

    /// Lets one move happen, and looks at what the policy makes of it.
    mutating func take(_ move: IdentityMove) throws(BrokenRule) {
        switch move {
        case .create(let ordinal):
            guard members[ordinal] == nil else { return }
            try create(ordinal)
        case .start(let ordinal, let address):
            change(ordinal, "has started, and got the address \(address)") { member in
                guard member.pod.address == nil, !member.pod.hasEnded else { return false }
                member.pod.address = address
                return true
            }
        case .ready(let ordinal):
            change(ordinal, "is Ready") { member in
                guard member.pod.address != nil, !member.pod.isReady, !member.pod.hasEnded else { return false }
                member.pod.isReady = true
                return true
            }
        case .unready(let ordinal):
            change(ordinal, "is no longer Ready") { member in
                defer { member.pod.isReady = false }
                return member.pod.isReady
            }
        case .terminate(let ordinal):
            change(ordinal, "is terminating") { member in
                defer { member.pod.isTerminating = true }
                return !member.pod.isTerminating
            }
        case .end(let ordinal):
            change(ordinal, "has ended") { member in
                defer { (member.pod.hasEnded, member.pod.isReady) = (true, false) }
                return !member.pod.hasEnded
            }
        case .vanish(let ordinal):
            change(ordinal, "is gone") { _ in true }
            if let address = members.removeValue(forKey: ordinal)?.pod.address { former.append(address) }
        case .label(let ordinal, let key, let value):
            let text = value.map { "sets \(key)=\($0)" } ?? "takes away \(key)"
            change(ordinal, "is relabelled: somebody \(text)") { member in
                defer { member.labels[key] = value }
                return member.labels[key] != value
            }
        }
        try repair()
        try publish()
    }

    /// A member's name in a story is the right one, whatever the policy would call it.
    private func name(_ ordinal: Ordinal) -> String { "\(history.set)-\(ordinal)" }

    private mutating func change(_ ordinal: Ordinal, _ text: String, _ body: (inout Member) -> Bool) {
        guard var member = members[ordinal], body(&member) else { return }
        members[ordinal] = member
        chronicle.record("\(name(ordinal)) \(text)")
    }

    private mutating func create(_ ordinal: Ordinal) throws(BrokenRule) {
        let again = known[ordinal] == nil ? "" : " again, on another node"
        chronicle.record("\(name(ordinal)) is to be created\(again)")
        let (set, service) = (history.set, history.service)
        let right = reference.identity(of: ordinal, inSet: set, service: service.name)
        if var broken = wrongAnswer(to: .identity(ordinal, set: set, service: service.name, right)) {
            if known[ordinal] != nil { broken.rule = IdentityRule.nameStays }
            throw broken
        }
        try ask(.parse(right.name, ParsedPodName(set: set, ordinal: ordinal)))
        try ask(
            .dnsName(
                right, namespace: service.namespace, clusterDomain: history.clusterDomain,
                reference.dnsName(of: right, namespace: service.namespace, clusterDomain: history.clusterDomain)))
        known[ordinal] = right
        members[ordinal] = Member(
            identity: right, labels: right.labels.merging(["app": set]) { $1 },
            pod: ServicePod(hostname: right.hostname, subdomain: right.subdomain, address: nil, isReady: false))
    }

    /// Repairs what is damaged, as a pass of the controller would.
    private mutating func repair() throws(BrokenRule) {
        for (ordinal, member) in members.sorted(by: { $0.key < $1.key }) {
            let name = member.identity.name
            let right = reference.repairedLabels(member.labels, of: name, inSet: history.set)
            try ask(.repair(member.labels, of: name, inSet: history.set, right))
            guard let right else { continue }
            members[ordinal]?.labels = right
            chronicle.record("your code repairs the labels of \(name)")
        }
    }

    private mutating func publish() throws(BrokenRule) {
        let pods = members.sorted { $0.key < $1.key }.map(\.value.pod)
        let right = reference.dnsRecords(of: history.service, pods: pods, clusterDomain: history.clusterDomain)
        let kind = IdentityQuestion.Kind.records(
            of: history.service, pods: pods, clusterDomain: history.clusterDomain, right)
        guard var broken = wrongAnswer(to: kind) else { return }
        if former.contains(where: { broken.instead.hasSuffix(" A \($0)") }) { broken.rule = IdentityRule.nameStays }
        throw broken
    }

    private mutating func ask(_ kind: IdentityQuestion.Kind) throws(BrokenRule) {
        if let broken = wrongAnswer(to: kind) { throw broken }
    }

    /// Asks, and writes the question down where the answer is wrong.
    private mutating func wrongAnswer(to kind: IdentityQuestion.Kind) -> BrokenRule? {
        guard let broken = IdentityQuestion(history.title, to: policy, kind).broken() else { return nil }
        if let question = kind.situation.steps.last { chronicle.record(question.text) }
        return broken
    }
}
