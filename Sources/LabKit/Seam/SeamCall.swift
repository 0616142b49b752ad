package import Model

/// One question to a policy, with its arguments, as it crosses from the cluster to the learner's code.
package protocol SeamCall: Codable, Hashable, Sendable {
    /// What answers it.
    associatedtype Policy
    /// The method that it asks, as Swift writes it, such as `stepsForWantedPods(in:)`.
    var method: String { get }
    /// The policy's answer.
    func answer(of policy: Policy) throws -> any Encodable
}

/// What comes back.
package enum SeamReply: Codable, Hashable, Sendable {
    /// What the method returned.
    case returned(JSON)
    /// What the method threw, in its own words.
    case threw(String)
}

/// The way to whoever answers: a process, or in tests the policy itself.
package protocol SeamChannel: Sendable {
    /// Asks and waits.
    ///
    /// - Throws: `PolicyFailure` where there is no answer, and what stands for the policy's own error.
    func ask<Answer: Decodable>(_ call: some SeamCall) throws -> Answer
}

/// A channel on which questions and answers are JSON.
package protocol SeamLineChannel: SeamChannel {
    /// Asks and waits.
    ///
    /// - Throws: `PolicyFailure` where there is no answer.
    func ask(_ question: JSON, method: String) throws -> JSON
}

extension SeamLineChannel {
    /// Asks and waits, in Swift's types.
    package func ask<Answer: Decodable>(_ call: some SeamCall) throws -> Answer {
        try ask(try JSON(encoding: call), method: call.method).decoded()
    }
}
