public import Controller
import Model

extension OrderingStep {
    /// The step in words, such as `wait for web-0`.
    public func phrase(set: String = "web") -> String {
        let name = "\(set)-\(ordinal)"
        return switch self {
        case .create: "create \(name)"
        case .keep: "keep \(name)"
        case .delete: "delete \(name)"
        case .wait: "wait for \(name)"
        }
    }

    /// Whether the step changes nothing.
    var isIdle: Bool {
        switch self {
        case .keep, .wait: true
        case .create, .delete: false
        }
    }

    /// Whether the Pods after this one may have their turn.
    var isKeep: Bool {
        if case .keep = self { true } else { false }
    }
}

extension [OrderingStep] {
    /// The steps in words, such as `keep web-0, wait for web-1`.
    public func phrase(set: String = "web") -> String {
        isEmpty ? "nothing" : map { $0.phrase(set: set) }.joined(separator: ", ")
    }
}

extension Roster {
    /// The roster in words, one step for the set and one for each Pod.
    public func situation(set: String = "web") -> Chronicle {
        var head = ["\(set): \(management.rawValue)", "replicas \(replicas)"]
        if start > 0 { head.append("start ordinal \(start)") }
        if minReadySeconds > 0 { head.append("minReadySeconds \(minReadySeconds)") }
        if pods.isEmpty { head.append("no Pods yet") }
        var chronicle = Chronicle()
        chronicle.record(head.joined(separator: ", "))
        for pod in pods { chronicle.record(situation(of: pod, set: set)) }
        return chronicle
    }

    /// One of its Pods in words, such as `web-1 is Running, not Ready, and terminating`.
    public func situation(of pod: RosterPod, set: String = "web") -> String {
        var text = "\(set)-\(pod.ordinal) is \(pod.phase.rawValue)"
        if let since = pod.readySince {
            text += ", Ready for \(Story.lengthText(now - since))"
        } else if pod.phase == .running {
            text += ", not Ready"
        }
        if pod.isTerminating { text += ", and terminating" }
        if !isWanted(pod.ordinal) { text += " (no longer wanted)" }
        return text
    }

    /// The roster of a world's set as it is now.
    public init(_ world: PodWorld) {
        self.init(
            management: world.set.management, start: world.set.start, replicas: world.set.replicas,
            minReadySeconds: world.set.minReadySeconds, now: world.now,
            pods: world.pods.map { pod in
                RosterPod(
                    ordinal: pod.ordinal, phase: pod.phase, readySince: pod.readySince,
                    isTerminating: pod.isTerminating)
            })
    }
}
