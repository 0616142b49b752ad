/// Asks for one measure of a run.
public struct MeasureQuestion: Examination, Sendable {
    /// What the question is about, in a sentence.
    public let title: String
    private let run: RecordedRun
    private let measure: RunMeasure
    private let right: RunValue
    private let measures: any RunMeasures

    /// A question to the measures.
    public init(
        _ title: String, to measures: any RunMeasures, _ measure: RunMeasure, of run: RecordedRun, right: RunValue
    ) {
        self.title = title
        self.measures = measures
        self.measure = measure
        self.run = run
        self.right = right
    }

    /// Asks, and compares the answer with the right one.
    public func story(replay: String) -> Story? {
        let instead: String
        do {
            let value = try measure.value(of: run, by: measures)
            guard value != right else { return nil }
            instead = "\(measure.phrase): \(value.phrase)"
        } catch {
            instead = "\(error)"
        }
        let broken = BrokenRule(expected: "\(measure.phrase): \(right.phrase)", instead: instead, rule: rule)
        return Story(title: title, chronicle: situation, broken: broken, replay: replay)
    }

    private var rule: LessonRule {
        switch measure {
        case .identity: RollingRule.identity
        case .storage: RollingRule.ownStorage
        case .writers: RollingRule.writers
        case .order:
            ReferenceMeasures().firstCreatedOutOfOrder(in: run) == nil && isAboutGoing
                ? RollingRule.orderDown : RollingRule.orderUp
        case .lost: RollingRule.lost
        }
    }

    /// Whether some Pod was asked to go, so that the second half of the rule can have been misjudged.
    private var isAboutGoing: Bool { run.pods.contains { $0.asked != nil } }

    private var situation: Chronicle {
        var chronicle = Chronicle()
        chronicle.record(run.name)
        if measure == .lost {
            for write in run.writes.prefix(16) { chronicle.record(write.phrase) }
            if run.writes.count > 16 { chronicle.record("… and \(run.writes.count - 16) more writes") }
        } else {
            for pod in run.pods { chronicle.record(pod.phrase) }
        }
        chronicle.record("your code is asked: \(measure.phrase)?")
        return chronicle
    }
}

extension RecordedPod {
    /// The Pod's life in words.
    var phrase: String {
        var parts = ["place \(place): \(name) (uid \(uid.prefix(8))) with \(storage ?? "no storage")"]
        parts.append("created \(Story.timeText(created))")
        for (word, time) in [("started", started), ("ready", ready), ("asked to go", asked), ("ended", ended)] {
            if let time { parts.append("\(word) \(Story.timeText(time))") }
        }
        return parts.joined(separator: ", ")
    }
}

extension RecordedWrite {
    /// The write in words.
    var phrase: String {
        "\(id) at \(Story.timeText(time)): \(isAcknowledged ? "acknowledged" : "not acknowledged"), "
            + (isKept ? "kept" : "not kept")
    }
}
