import Model
public import Rollout

extension RolloutState.Strategy {
    /// The strategy in words, such as `partition 2`.
    public var phrase: String {
        switch self {
        case .onDelete: "OnDelete"
        case .rollingUpdate: "RollingUpdate without a partition"
        case .partitioned(let partition): "partition \(partition)"
        }
    }
}

extension CanaryAnswer {
    /// The answer in words, such as `replace web-2, web-1`.
    public func phrase(set: String = "web") -> String {
        switch self {
        case .decision(.keep(let name)): "keep \(name) as it is"
        case .decision(.renumber(let name, let number)): "make \(name) the newest again, as number \(number)"
        case .decision(.create(let number)): "create a revision with number \(number)"
        case .newPod(let name): "make the Pod at \(name)"
        case .replacements(let ordinals):
            ordinals.isEmpty
                ? "replace nothing" : "replace " + ordinals.map { "\(set)-\($0)" }.joined(separator: ", ")
        case .expendable(let names):
            names.isEmpty ? "forget nothing" : "forget " + names.map(\.rawValue).joined(separator: ", ")
        }
    }
}

extension CanaryQuery {
    /// The situation in words, and what is asked.
    public func situation(set: String = "web") -> Chronicle {
        var chronicle = Chronicle()
        switch self {
        case .decision(let template, let history):
            if history.isEmpty { chronicle.record("\(set) has no revisions yet") }
            for revision in history { chronicle.record(revision.phrase) }
            chronicle.record("the template is now \(Self.phrase(of: template))")
            chronicle.record("your code is asked what the template means for the history")
        case .newPod(let ordinal, let state):
            chronicle.record(state.phrase(set: set))
            chronicle.record("your code is asked which revision the new \(set)-\(ordinal) gets")
        case .replacements(let state):
            chronicle.record(state.phrase(set: set))
            for pod in state.pods { chronicle.record(pod.phrase(set: set)) }
            chronicle.record("your code is asked which Pods to replace now")
        case .expendable(let history, let live, let limit):
            for revision in history { chronicle.record(revision.phrase) }
            let names = live.isEmpty ? "nothing" : live.map(\.rawValue).joined(separator: ", ")
            chronicle.record("in use: \(names)")
            chronicle.record("your code is asked what to forget, with a limit of \(limit)")
        }
        return chronicle
    }

    /// A template by its images, and its labels and annotations where they are not as usual.
    static func phrase(of template: JSON) -> String {
        let inner = template["spec"]?["template"]
        let images = (inner?["spec"]?["containers"]?.array ?? []).compactMap { $0["image"]?.string }
        var text = images.isEmpty ? template.description : images.joined(separator: " and ")
        if let label = inner?["metadata"]?["labels"]?["app"]?.string, label != "web" { text += ", app=\(label)" }
        for annotation in inner?["metadata"]?["annotations"]?.object ?? JSONObject() {
            text += ", annotated \(annotation.key)=\(annotation.value.string ?? "")"
        }
        return text
    }
}

extension RevisionRecord {
    /// The entry in words, such as `revision 2 is web-v2: web:v2`.
    var phrase: String { "revision \(number) is \(name): \(CanaryQuery.phrase(of: data))" }
}

extension RolloutState {
    /// What is wanted, in words.
    func phrase(set: String) -> String {
        var parts = [strategy.phrase]
        if start > 0 { parts.append("start ordinal \(start)") }
        if let maxUnavailable { parts.append("maxUnavailable \(maxUnavailable)") }
        if strategy == .rollingUpdate { parts.append("currentReplicas \(currentReplicas)") }
        return "\(set): " + parts.joined(separator: ", ") + "; current \(currentRevision), update \(updateRevision)"
    }
}

extension RolloutPod {
    /// The Pod in words, such as `web-2 has web-v1, not available, and terminating`.
    func phrase(set: String) -> String {
        var text = "\(set)-\(ordinal) has \(revision?.rawValue ?? "no revision label")"
        text += isAvailable ? ", available" : ", not available"
        if isTerminating { text += ", and terminating" }
        return text
    }
}
