package import LabRunner

/// How the grading of one submission ended.
package enum SubmissionOutcome: Equatable, Sendable {
    /// It was built and judged; its tests say the rest.
    case graded
    /// It does not compile; what the compiler said, under the learner's own file names.
    case notBuilt(messages: [BuildError], output: [String])
    /// Something in it may not be in a submission, so that nothing of it was built.
    case refused([Refusal])
    /// The grader itself failed at it; says nothing about the learner.
    case internalError(String)
}

extension SubmissionOutcome {
    /// One word for a column.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case graded
        case notBuilt
        case refused
        case internalError

        /// As a reader would say it.
        package var words: String {
            switch self {
            case .graded: "graded"
            case .notBuilt: "does not compile"
            case .refused: "refused"
            case .internalError: "internal error"
            }
        }
    }

    package var kind: Kind {
        switch self {
        case .graded: .graded
        case .notBuilt: .notBuilt
        case .refused: .refused
        case .internalError: .internalError
        }
    }

    /// What a learner reads of it; empty where there is nothing to say.
    package var lines: [String] {
        switch self {
        case .graded: []
        case .notBuilt(let messages, let output):
            messages.flatMap { ["\($0.file):\($0.line):\($0.column): error: \($0.message)"] + $0.excerpt } + output
        case .refused(let refusals): refusals.map(\.sentence)
        case .internalError(let reason):
            ["The grader failed at this submission, which says nothing about it: \(reason)"]
        }
    }
}

extension SubmissionOutcome: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind, messages, output, refusals, reason
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        switch try values.decode(Kind.self, forKey: .kind) {
        case .graded: self = .graded
        case .notBuilt:
            self = .notBuilt(
                messages: try values.decode([BuildError].self, forKey: .messages),
                output: try values.decode([String].self, forKey: .output))
        case .refused: self = .refused(try values.decode([Refusal].self, forKey: .refusals))
        case .internalError: self = .internalError(try values.decode(String.self, forKey: .reason))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(kind, forKey: .kind)
        switch self {
        case .graded: break
        case .notBuilt(let messages, let output):
            try values.encode(messages, forKey: .messages)
            try values.encode(output, forKey: .output)
        case .refused(let refusals): try values.encode(refusals, forKey: .refusals)
        case .internalError(let reason): try values.encode(reason, forKey: .reason)
        }
    }
}
