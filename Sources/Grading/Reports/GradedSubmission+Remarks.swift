extension GradedSubmission {
    /// What a report says of the submission as a whole: why it was not judged, what it did, and what lateness cost.
    package var remarks: [String] {
        ReportText.shown(outcome.lines) + eventLines + (lateness.map { [$0.sentence] } ?? [])
    }

    /// What it did, one line each.
    package var eventLines: [String] {
        events.map { event in
            ReportText.line(event.sentence + (event.test.map { " (in \($0))" } ?? ""))
        }
    }
}

extension Lateness {
    /// What was taken off, and why.
    package var sentence: String {
        guard secondsLate > 0 else { return "Handed in at \(submitted), in time (due \(due))." }
        let days = daysCounted == 1 ? "1 day" : "\(daysCounted) days"
        return "Handed in at \(submitted), due \(due): \(days) late, \(percent) % off (\(policy))."
    }
}
