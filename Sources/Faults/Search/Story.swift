import Cluster
public import LabKit
import Model

/// What happened in a history that broke a rule, told so that a person can follow it.
public struct Story: Sendable {
    /// The trial, as small as it was made.
    public let trial: Trial
    /// What went against which rule; `nil` where nothing did.
    public let violation: Violation?
    private let run: HistoryRun
    private let beginning: Int

    /// Lets a trial happen once more, and listens.
    public init(of trial: Trial, in search: Search) {
        self.trial = trial
        run = search.history(of: trial)
        violation = run.violation
        beginning = run.diary.first?.position ?? 0
    }

    /// The history line by line: what was done to the cluster, what it did, and what was wrong with that.
    public var text: String {
        var lines: [String] = []
        var diary = run.diary[...]
        let history = run.cluster.history
        let start = history.indices.lowerBound + beginning - run.cluster.server.log.start
        func tellDiary(upTo position: Int) {
            while let entry = diary.first, entry.position <= position {
                lines.append("          * \(entry.words)")
                diary.removeFirst()
            }
        }
        for (offset, event) in history[min(start, history.endIndex)...].enumerated() {
            tellDiary(upTo: beginning + offset)
            for occurrence in Narrator.occurrences(of: event) {
                lines.append(occurrence.text(since: run.cluster.settings.start))
            }
        }
        tellDiary(upTo: .max)
        if let violation {
            lines += ["", "broken:   \(violation.invariant)", "found:    \(violation.finding)"]
            lines.append("the rule: \(violation.rule)")
        }
        return lines.joined(separator: "\n")
    }

    /// The history as a page over time.
    public var timeline: Timeline {
        let marks = run.diary.compactMap { entry -> Timeline.Mark? in
            let index = run.cluster.history.startIndex + entry.position - run.cluster.server.log.start
            guard run.cluster.history.indices.contains(index) else { return nil }
            return Timeline.Mark(at: run.cluster.history[index].time - run.cluster.settings.start, label: entry.words)
        }
        return Timeline(
            title: violation.map { "Broken: \($0.invariant)" } ?? "Nothing was broken",
            subtitle: violation?.finding ?? "", events: run.cluster.history, start: run.cluster.settings.start,
            end: run.cluster.now, marks: marks)
    }
}
