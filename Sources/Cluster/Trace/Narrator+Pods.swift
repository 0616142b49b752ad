import Model
import Network
import Rollout

extension Pod: Narrated {
    func remarks(since old: Pod?) -> [Remark] {
        let before = old ?? unborn
        var remarks = old == nil ? [birth] : []
        remarks += adoption(since: before)
        if spec.nodeName != before.spec.nodeName { remarks.append(.plain("Scheduled to \(spec.nodeName)")) }
        // What containers do while they are told to end is part of their ending.
        guard !metadata.isTerminating else {
            return remarks + termination(since: before, note: gracePeriod)
        }
        let steps = isEnded ? [] : containers(since: before)
        remarks += steps + phase(since: before)
        if !steps.contains(where: \.isWarning) { remarks += readiness(since: before) }
        return remarks
    }

    /// The revision of a StatefulSet, or a Deployment's hash of the template, that the Pod was made from.
    package var templateRevision: String? {
        metadata.labels[StatefulSetLabel.revision] ?? metadata.labels[PodTemplateHash.label]
    }

    /// The Pod before anything happened to it.
    private var unborn: Pod {
        var pod = Pod()
        pod.metadata.ownerReferences = metadata.ownerReferences
        return pod
    }

    private var birth: Remark {
        .plain(templateRevision.map { "Created (revision \($0))" } ?? "Created")
    }

    private var gracePeriod: String {
        metadata.deletionGracePeriodSeconds.map { "grace period \($0)s" } ?? ""
    }

    private var isEnded: Bool { isFailed || isSucceeded }

    private func adoption(since old: Pod) -> [Remark] {
        let (before, now) = (old.metadata.controller, metadata.controller)
        guard before?.uid != now?.uid else { return [] }
        let released = before.map { [Remark.plain("Released by \($0.subject)")] } ?? []
        return released + (now.map { [.plain("Adopted by \($0.subject)")] } ?? [])
    }

    private func phase(since old: Pod) -> [Remark] {
        guard status.phase != old.status.phase else { return [] }
        return switch status.phase {
        case .running: [.plain(status.podIP.isEmpty ? "Running" : "Running (\(status.podIP))")]
        case .succeeded: [.plain("Succeeded")]
        case .failed: [.warning(reasonOfFailure.isEmpty ? "Failed" : "Failed (\(reasonOfFailure))")]
        case .unknown: [.warning("Unknown")]
        default: []
        }
    }

    /// What the Pod says, or else how its first failed container ended.
    private var reasonOfFailure: String {
        let said = [status.reason, status.message].filter { !$0.isEmpty }
        guard said.isEmpty else { return said.joined(separator: ": ") }
        let ended = status.containerStatuses.lazy.compactMap(\.state.terminated).first { $0.exitCode != 0 }
        return ended.map(\.summary) ?? ""
    }

    private func readiness(since old: Pod) -> [Remark] {
        switch (old.isReady, isReady) {
        case (false, true): return [.plain("Ready")]
        case (true, false) where !isEnded:
            let condition = readyCondition
            let why = [condition?.message, condition?.reason].compactMap { $0 }.first { !$0.isEmpty }
            return [.warning(why.map { "NotReady (\($0))" } ?? "NotReady")]
        case (true, false), (true, true), (false, false): return []
        }
    }
}

extension Pod {
    /// What happened to the Pod's containers; several containers that do the same are told once.
    private func containers(since old: Pod) -> [Remark] {
        var remarks: [Remark] = []
        for container in status.initContainerStatuses + status.containerStatuses {
            let before = (old.status.initContainerStatuses + old.status.containerStatuses)
                .first { $0.name == container.name }
            guard var remark = container.remark(since: before) else { continue }
            if remark.isWarning, status.containerStatuses.count > 1 {
                remark.what = "\(container.name): \(remark.what)"
            }
            if !remarks.contains(remark) { remarks.append(remark) }
        }
        return remarks
    }
}

extension ContainerStatus {
    fileprivate func remark(since old: ContainerStatus?) -> Remark? {
        if let waiting = state.waiting, !waiting.reason.isEmpty, waiting.reason != old?.state.waiting?.reason {
            return remark(waiting, since: old)
        }
        if let ended = state.terminated, ended != old?.state.terminated, ended.exitCode != 0 {
            return .warning(ended.summary)
        }
        if state.running != nil, let old, restartCount > old.restartCount {
            return .plain("Running again (restarts \(restartCount))")
        }
        return nil
    }

    private func remark(_ waiting: ContainerStateWaiting, since old: ContainerStatus?) -> Remark? {
        switch (waiting.reason, old?.state.waiting?.reason) {
        // Another try to fetch the image, or one that fails like the one before.
        case ("ContainerCreating", "ImagePullBackOff"), ("ErrImagePull", "ImagePullBackOff"): return nil
        case ("ContainerCreating", _), ("PodInitializing", _): return .plain(waiting.reason)
        case ("CrashLoopBackOff", _):
            let code = lastState.terminated.map { "exit code \($0.exitCode)" }
            let restarts = restartCount > 0 ? "restarts \(restartCount)" : nil
            return warning(waiting.reason, waiting.backOff, code, restarts)
        case ("ErrImagePull", _): return warning(waiting.reason, image, waiting.cause)
        case ("ImagePullBackOff", _): return warning(waiting.reason, image)
        default: return .warning(waiting.message.isEmpty ? waiting.reason : "\(waiting.reason): \(waiting.message)")
        }
    }

    /// A warning with what is known about it in brackets.
    private func warning(_ reason: String, _ facts: String?...) -> Remark {
        let known = facts.compactMap { $0 }.filter { !$0.isEmpty }
        return .warning(known.isEmpty ? reason : "\(reason) (\(known.joined(separator: ", ")))")
    }
}

extension ContainerStateWaiting {
    /// The last part of a message in which each layer has put its own words before the error's.
    fileprivate var cause: String? { message.split(separator: ": ").last.map(String.init) }

    /// `back-off 20s`, where the message begins with it.
    fileprivate var backOff: String? {
        let words = message.split(separator: " ", maxSplits: 2)
        guard words.count >= 2, words[0] == "back-off" else { return nil }
        return "\(words[0]) \(words[1])"
    }
}

extension ContainerStateTerminated {
    /// `Error (exit code 1)`.
    fileprivate var summary: String { "\(reason.isEmpty ? "Error" : reason) (exit code \(exitCode))" }
}
