/// How the final scores of a run are spread.
package struct ScoreSpread: Equatable, Sendable {
    /// How many submissions reached each tenth of the points; all that there is counts into the last.
    package var tenths: [Int]
    package var lowest: Score
    package var highest: Score
    /// Nil without submissions.
    package var median: Score?
    package var mean: Score?

    package init(_ results: GradingResults) {
        let scores = results.submissions.map(\.finalScore).sorted()
        let most = max(1, results.lab.points * 100)
        tenths = [Int](repeating: 0, count: 10)
        for score in scores {
            tenths[min(9, max(0, score.hundredths * 10 / most))] += 1
        }
        lowest = scores.first ?? Score(points: 0)
        highest = scores.last ?? Score(points: 0)
        guard !scores.isEmpty else { return }
        let middle = scores[(scores.count - 1) / 2].hundredths + scores[scores.count / 2].hundredths
        median = Score(hundredths: (middle + 1) / 2)
        mean = Score(
            hundredths: (scores.reduce(0) { $0 + $1.hundredths } + scores.count / 2) / scores.count)
    }
}
