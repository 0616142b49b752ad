public import Controller
public import Network
public import Rollout
public import Storage

/// What a lab's tests examine in a grading run, where nobody's code may run in the process that judges it.
///
/// Each answer comes from the process at the other end of a socket that the grader names. Only the `Subject.swift` that
/// the grader writes uses this.
public enum GradedSubject {
    private static let line = GradedLine()

    /// Names, labels and DNS.
    public static var identity: any IdentityPolicy { RemoteIdentity(channel("identity")) }
    /// An ordering.
    public static var ordering: any OrderingPolicy { RemoteOrdering(channel("ordering")) }
    /// Who owns which claim.
    public static var storage: any StoragePolicy { RemoteStorage(channel("storage")) }
    /// The sizes of ReplicaSets.
    public static var deployment: any DeploymentPolicy { RemoteDeployment(channel("deployment")) }
    /// Revisions and replacements.
    public static var canary: any CanaryPolicy { RemoteCanary(channel("canary")) }
    /// Measures over a recorded run.
    public static var measures: any RunMeasures { RemoteMeasures(channel("measures")) }
    /// A whole pass.
    public static var reconciler: any StatefulSetReconciler { RemoteReconciler(channel("reconciler")) }

    private static func channel(_ subject: String) -> GradedChannel { GradedChannel(line: line, subject: subject) }
}

/// The way to one of the subjects at the other end of a line.
package struct GradedChannel: SeamChannel {
    let line: GradedLine
    let subject: String

    package func ask<Answer: Decodable>(_ call: some SeamCall) throws -> Answer {
        let question = try SeamWire.question(call, to: subject)
        switch try line.exchange(question, method: call.method) {
        case .returned(let bytes):
            do {
                return try SeamWire.decode(Answer.self, from: bytes)
            } catch {
                line.give(up: "its answer to \(call.method) is none: \(error)")
            }
        case .threw(let words): throw ThrownInSubject(description: words)
        }
    }
}

/// What the learner's code threw, in its own words, so that a test tells of it as if it had caught the error itself.
struct ThrownInSubject: Error, CustomStringConvertible {
    let description: String
}
