public import Controller
public import Network
public import Rollout
public import Storage

/// One of the learner's types, as the grader's program hands it over to be asked.
public struct GradedAnswerer {
    let subject: String
    /// The answer to a question that has been read up to its content.
    let answer: (WireReader) throws -> any Encodable

    private init<Call: SeamCall>(_ subject: String, _ call: Call.Type, _ policy: Call.Policy) {
        self.subject = subject
        answer = { try SeamWire.read(call, from: $0).answer(of: policy) }
    }

    /// Answers as ``GradedSubject/identity``.
    public static func identity(_ policy: any IdentityPolicy) -> Self { Self("identity", IdentityCall.self, policy) }
    /// Answers as ``GradedSubject/ordering``.
    public static func ordering(_ policy: any OrderingPolicy) -> Self { Self("ordering", OrderingCall.self, policy) }
    /// Answers as ``GradedSubject/storage``.
    public static func storage(_ policy: any StoragePolicy) -> Self { Self("storage", StorageCall.self, policy) }
    /// Answers as ``GradedSubject/deployment``.
    public static func deployment(_ policy: any DeploymentPolicy) -> Self {
        Self("deployment", DeploymentCall.self, policy)
    }
    /// Answers as ``GradedSubject/canary``.
    public static func canary(_ policy: any CanaryPolicy) -> Self { Self("canary", CanaryCall.self, policy) }
    /// Answers as ``GradedSubject/measures``.
    public static func measures(_ measures: any RunMeasures) -> Self { Self("measures", MeasuresCall.self, measures) }
    /// Answers as ``GradedSubject/reconciler``.
    public static func reconciler(_ reconciler: any StatefulSetReconciler) -> Self {
        Self("reconciler", ReconcileCall.self, reconciler)
    }
}

extension SeamService {
    /// Answers a grading run's questions until there are no more.
    public static func serve(graded answerers: [GradedAnswerer]) {
        var port = SeamPort(input: GradedLine.questions, output: GradedLine.answers)
        while let count = port.nextNumber(UInt32.self).map(Int.init), count >= Frame.numberLength,
            let number = port.nextNumber(UInt64.self), let question = port.next(count - Frame.numberLength)
        {
            guard port.write(Frame.bytes(number: number, content: reply(to: question, by: answerers))) else { return }
        }
    }

    /// A reply to a question: a byte that says whether it was answered, and the answer or what was thrown.
    package static func reply(to question: [UInt8], by answerers: [GradedAnswerer]) -> [UInt8] {
        do {
            let reader = WireReader(bytes: question)
            let subject = try reader.text()
            guard let answerer = answerers.first(where: { $0.subject == subject }) else {
                throw SeamWireError.unsupported("a question to \(subject)")
            }
            let buffer = WireBuffer()
            buffer.bytes.append(0)
            try SeamWire.write(try answerer.answer(reader), to: buffer)
            return buffer.bytes
        } catch {
            return [1] + Array("\(error)".utf8.prefix(4096))
        }
    }
}
