import Cluster
import Model

extension TimelineBuilder {
    /// One Pod while its life is read.
    struct PodRecord {
        /// The Pod as it was seen last.
        private(set) var pod: Pod
        /// Who manages it, or managed it last.
        private(set) var owner: OwnerReference?
        private var spans: [Timeline.Span] = []
        private var current: (phase: Timeline.Phase, since: Duration)?

        init(_ pod: Pod) {
            self.pod = pod
        }

        mutating func observe(_ pod: Pod, silentNodes: Set<String>, at moment: Duration) {
            self.pod = pod
            owner = pod.metadata.controller ?? owner
            enter(Timeline.Phase(of: pod, isNodeSilent: silentNodes.contains(pod.spec.nodeName)), at: moment)
        }

        /// Looks again at a Pod that is still there, after its node has changed.
        mutating func reconsider(silentNodes: Set<String>, at moment: Duration) {
            guard current != nil else { return }
            observe(pod, silentNodes: silentNodes, at: moment)
        }

        mutating func end(at moment: Duration) {
            close(at: moment)
            current = nil
        }

        /// The Pod as it is drawn, where it lasted at all.
        func incarnation(label: String, until end: Duration) -> Timeline.Incarnation? {
            var record = self
            record.close(at: end)
            guard !record.spans.isEmpty else { return nil }
            return Timeline.Incarnation(
                uid: label, node: pod.spec.nodeName.isEmpty ? nil : pod.spec.nodeName,
                revision: pod.templateRevision, image: pod.spec.containers.first?.image, spans: record.spans)
        }

        private mutating func enter(_ phase: Timeline.Phase, at moment: Duration) {
            guard phase != current?.phase else { return }
            close(at: moment)
            current = (phase, moment)
        }

        /// Keeps the phase that ends now, unless it took no time; one that a moment's change interrupted goes on.
        private mutating func close(at moment: Duration) {
            guard let current, current.since < moment else { return }
            if let last = spans.last, last.phase == current.phase, last.to == current.since {
                spans[spans.count - 1].to = moment
            } else {
                spans.append(Timeline.Span(current.phase, from: current.since, to: moment))
            }
        }
    }

    /// One claim while its life is read.
    struct ClaimRecord {
        /// The claim as it was seen last.
        private(set) var claim: PersistentVolumeClaim
        private var bar: Timeline.ClaimBar

        init(_ claim: PersistentVolumeClaim, at moment: Duration) {
            self.claim = claim
            bar = Timeline.ClaimBar(name: claim.metadata.name, start: moment)
            observe(claim, isGone: false, at: moment)
        }

        mutating func observe(_ claim: PersistentVolumeClaim, isGone: Bool, at moment: Duration) {
            self.claim = claim
            if bar.bound == nil, claim.status.phase == .bound { bar.bound = moment }
            let owners = claim.metadata.ownerReferences.map(\.subject)
            bar.owner = owners.isEmpty ? "none" : owners.joined(separator: ", ")
            if isGone {
                bar.end = moment
                bar.isDeletedAtEnd = true
            }
        }

        /// The claim as it is drawn, where it lasted at all.
        var drawn: Timeline.ClaimBar? {
            bar.end.map { $0 > bar.start } ?? true ? bar : nil
        }
    }
}

extension Timeline.Phase {
    /// What a Pod is doing.
    init(of pod: Pod, isNodeSilent: Bool) {
        if pod.isTerminating {
            self = .terminating
        } else if pod.isFailed {
            self = .failed
        } else if pod.isSucceeded {
            self = .succeeded
        } else if isNodeSilent || pod.status.phase == .unknown {
            self = .unknown
        } else if pod.spec.nodeName.isEmpty {
            self = .pending
        } else if pod.status.containerStatuses.contains(where: { $0.isDown(in: pod) }) {
            self = .crashed
        } else if pod.status.phase != .running {
            self = .creating
        } else {
            self = pod.isReady ? .ready : .running
        }
    }
}

extension ContainerStatus {
    /// Whether the container has ended and is to be started again.
    fileprivate func isDown(in pod: Pod) -> Bool {
        if state.waiting?.reason == "CrashLoopBackOff" { return true }
        guard let end = state.terminated else { return false }
        switch pod.spec.restartPolicy {
        case "Never": return false
        case "OnFailure": return end.exitCode != 0
        default: return true
        }
    }
}
