import Model
public import Network

/// Compares an identity policy's answers with the right ones and names the rule that the first difference breaks.
public enum IdentityJudge {
    /// The rule that an identity breaks, if it is not the right one.
    public static func judge(_ answer: PodIdentity, right: PodIdentity) -> BrokenRule? {
        if answer.name != right.name {
            return broken("the name \(right.name)", "the name \(quoted(answer.name))", IdentityRule.podName)
        }
        if answer.hostname != right.hostname {
            return broken(
                "the host name \(right.hostname)", "the host name \(quoted(answer.hostname))", IdentityRule.hostName)
        }
        if answer.subdomain != right.subdomain {
            return broken(
                "the subdomain \(quoted(right.subdomain))", "the subdomain \(quoted(answer.subdomain))",
                IdentityRule.subdomain)
        }
        guard answer.labels != right.labels else { return nil }
        return broken(
            "the labels \(phrase(right.labels))", "the labels \(phrase(answer.labels))", IdentityRule.identityLabels)
    }

    /// The rule that a name breaks which was taken apart, if that was not done right.
    public static func judge(_ answer: ParsedPodName?, right: ParsedPodName?, of name: String) -> BrokenRule? {
        answer == right ? nil : broken(phrase(right), phrase(answer), ruleOfParsing(name, answer, right: right))
    }

    /// The rule that a DNS name breaks, if it is not the right one.
    public static func judge(dnsName answer: String, right: String) -> BrokenRule? {
        answer == right ? nil : broken(right, quoted(answer), IdentityRule.dnsName)
    }

    /// The rule that a repair breaks, if it is not the right one.
    public static func judge(
        repair answer: [String: String]?, right: [String: String]?, of name: String, inSet set: String
    )
        -> BrokenRule?
    {
        guard answer != right else { return nil }
        return broken(
            right.map { "the labels \(phrase($0))" } ?? "nil: nothing to repair",
            answer.map { "the labels \(phrase($0))" } ?? "nil: nothing to repair",
            ruleOfRepair(answer, right: right, of: name, inSet: set))
    }

    /// What a policy breaks that throws where it should answer.
    static func thrown(_ error: any Error, expected: String, _ rule: LessonRule) -> BrokenRule {
        broken(expected, "\(error)", rule)
    }

    static func broken(_ expected: String, _ instead: String, _ rule: LessonRule) -> BrokenRule {
        BrokenRule(expected: expected, instead: instead, rule: rule)
    }

    /// The rule that a name is about.
    static func ruleOfParsing(_ name: String, _ answer: ParsedPodName?, right: ParsedPodName?) -> LessonRule {
        let digits = name.split(separator: "-", omittingEmptySubsequences: false).last ?? ""
        guard let right else {
            let isNumber =
                name.contains("-") && !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
            return isNumber ? IdentityRule.ordinalLimit : IdentityRule.onlyDigits
        }
        if digits.utf8.count > 1, digits.utf8.first == 0x30 { return IdentityRule.leadingZeros }
        if answer == nil, right.ordinal.number > Int(Int16.max) { return IdentityRule.ordinalLimit }
        return IdentityRule.lastHyphen
    }

    private static func ruleOfRepair(
        _ answer: [String: String]?, right: [String: String]?, of name: String, inSet set: String
    ) -> LessonRule {
        guard let right else {
            let isOwn = ReferenceIdentity().parse(podName: name)?.set == set
            return isOwn ? IdentityRule.enough : IdentityRule.ownPods
        }
        guard let answer else { return IdentityRule.repair }
        return answer.others == right.others ? IdentityRule.repair : IdentityRule.otherLabels
    }

    /// A name taken apart, in words.
    static func phrase(_ parsed: ParsedPodName?) -> String {
        parsed.map { "set \(quoted($0.set)), ordinal \($0.ordinal)" } ?? "nil: no Pod of any set"
    }

    /// Labels in words, sorted by key, each key without its domain.
    static func phrase(_ labels: [String: String]) -> String {
        if labels.isEmpty { return "none" }
        return labels.sorted { $0.key < $1.key }
            .map { "\($0.key.split(separator: "/").last ?? "")=\(quoted($0.value))" }.joined(separator: " ")
    }

    /// The text, in quotation marks if one might overlook it.
    static func quoted(_ text: String) -> String {
        text.isEmpty || text.contains(where: \.isWhitespace) ? "\"\(text)\"" : text
    }
}

extension [String: String] {
    /// All labels but the two of a Pod's identity.
    fileprivate var others: Self {
        filter { $0.key != StatefulSetLabel.podName && $0.key != StatefulSetLabel.podIndex }
    }
}
