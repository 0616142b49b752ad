package import Model

/// What the Deployment controller notes on ReplicaSets and on the Deployment itself.
enum DeploymentAnnotation {
    /// The number of the rollout; the set with the highest is the newest.
    static let revision = "deployment.kubernetes.io/revision"
    /// Earlier numbers of a set that a rollback brought back, joined by commas.
    static let revisionHistory = "deployment.kubernetes.io/revision-history"
    /// How many Pods the Deployment wanted when it last wrote the set's size.
    static let desired = "deployment.kubernetes.io/desired-replicas"
    /// How many Pods the Deployment allowed, surge included, when it last wrote the set's size.
    static let maximum = "deployment.kubernetes.io/max-replicas"

    /// The longest history of revisions, in characters; older numbers make room for newer ones.
    static let historyLimit = 2000

    /// Annotations of a Deployment that its sets do not take over.
    static let notCopied: Set<String> = [
        "kubectl.kubernetes.io/last-applied-configuration", revision, revisionHistory, desired, maximum,
        "deprecated.deployment.rollback.to",
    ]
}

extension ReplicaSet {
    /// How many Pods the set should have.
    package var size: Int32 { spec.replicas ?? 1 }

    /// The number of the rollout that the set was made or brought back for; `nil` where it is missing or no number.
    var revision: Int64? { metadata.annotations[DeploymentAnnotation.revision].flatMap { Int64($0) } }

    /// A number that the controller noted.
    func noted(_ annotation: String) -> Int? { metadata.annotations[annotation].flatMap { Int($0) } }

    /// How many Pods the Deployment wanted when it last wrote the set's size; `nil` where it has not noted that.
    package var notedDesiredReplicas: Int? { noted(DeploymentAnnotation.desired) }

    /// Whether the set comes before another by age, and by name where both are of one age.
    func isOlder(than other: ReplicaSet) -> Bool {
        let left = metadata.creationTimestamp?.nanoseconds ?? .min
        let right = other.metadata.creationTimestamp?.nanoseconds ?? .min
        return (left, metadata.name) < (right, other.metadata.name)
    }

    /// Notes what the set's size was chosen for.
    mutating func note(desired: Int32, maximum: Int) {
        metadata.annotations[DeploymentAnnotation.desired] = String(desired)
        metadata.annotations[DeploymentAnnotation.maximum] = String(maximum)
    }

    /// Takes over a Deployment's annotations and gives the set the number of a newer rollout.
    ///
    /// A set that has a number already keeps it in its history: it is being brought back. A number that cannot be read
    /// is left alone.
    mutating func takeOver(annotations: [String: String], revision newest: Int64) {
        for (key, value) in annotations where !DeploymentAnnotation.notCopied.contains(key) {
            metadata.annotations[key] = value
        }
        let text = metadata.annotations[DeploymentAnnotation.revision] ?? ""
        guard let number = text.isEmpty ? 0 : Int64(text), number < newest else { return }
        let isBroughtBack = metadata.annotations[DeploymentAnnotation.revision] != nil
        metadata.annotations[DeploymentAnnotation.revision] = String(newest)
        if isBroughtBack { remember(revision: text) }
    }

    /// Adds a number to the history, and drops the oldest ones where the history gets too long.
    private mutating func remember(revision: String) {
        let history = metadata.annotations[DeploymentAnnotation.revisionHistory] ?? ""
        guard !history.isEmpty else {
            metadata.annotations[DeploymentAnnotation.revisionHistory] = revision
            return
        }
        var numbers = history.split(separator: ",", omittingEmptySubsequences: false).map(String.init) + [revision]
        while numbers.count > 1, numbers.joined(separator: ",").utf8.count > DeploymentAnnotation.historyLimit {
            numbers.removeFirst()
        }
        metadata.annotations[DeploymentAnnotation.revisionHistory] = numbers.joined(separator: ",")
    }
}
