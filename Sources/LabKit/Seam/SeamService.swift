package import Model
public import Controller
public import Network
public import Rollout
public import Storage

/// The learner's end of a seam: answers a cluster's questions until there are no more.
///
/// Questions and answers are lines of JSON on a descriptor of their own, so that a learner's `print` disturbs nothing.
/// Only the program that the runner makes calls this.
public enum SeamService {
    /// Answers for an identity policy.
    public static func serve(identity policy: any IdentityPolicy) { serve(IdentityCall.self, policy) }

    /// Answers for an ordering.
    public static func serve(ordering policy: any OrderingPolicy) { serve(OrderingCall.self, policy) }

    /// Answers for a storage policy.
    public static func serve(storage policy: any StoragePolicy) { serve(StorageCall.self, policy) }

    /// Answers for a Deployment policy.
    public static func serve(deployment policy: any DeploymentPolicy) { serve(DeploymentCall.self, policy) }

    /// Answers for a canary policy.
    public static func serve(canary policy: any CanaryPolicy) { serve(CanaryCall.self, policy) }

    private static func serve<Call: SeamCall>(_ call: Call.Type, _ policy: Call.Policy) {
        var port = SeamPort()
        while let line = port.nextLine() {
            guard port.write(reply(to: line, call, policy).bytes() + [UInt8(ascii: "\n")]) else { return }
        }
    }

    /// The reply to one line; what cannot be read or answered is told like an error of the policy's.
    package static func reply<Call: SeamCall>(to line: [UInt8], _ call: Call.Type, _ policy: Call.Policy) -> JSON {
        do {
            let call = try JSON(parsing: line).decoded(as: call)
            return try JSON(encoding: SeamReply.returned(JSON(encoding: try call.answer(of: policy))))
        } catch {
            return ["threw": ["_0": .string("\(error)")]]
        }
    }
}
