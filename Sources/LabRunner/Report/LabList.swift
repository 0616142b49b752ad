/// The labs of a checkout at a glance.
package struct LabList: Sendable {
    private let lines: [Line]

    private struct Line: Sendable {
        var number: String
        var title: String
        var summary: String
        var score: Int?
    }

    /// A lab that cannot be read is listed with what is wrong, so that it hides no other.
    package init(catalog: LabCatalog, progress: LearnerProgress) {
        lines = catalog.folders.map { folder in
            let score = progress.labs[folder.number]?.score
            do {
                let definition = try catalog.lab(in: folder).definition
                return Line(
                    number: folder.number, title: definition.title, summary: definition.summary, score: score)
            } catch {
                let damage = "\(error)".split(separator: "\n").map(\.trimmed).joined(separator: " ")
                return Line(number: folder.number, title: folder.name, summary: damage, score: score)
            }
        }
    }

    package func text(style: TextStyle) -> String {
        let width = lines.map(\.title.count).max() ?? 0
        let rows = lines.map { line in
            let score = line.score.map { "\($0)" } ?? "-"
            let mark = line.score == 100 ? style.green("✔") : " "
            let title = line.title.padded(to: width)
            return "\(mark) \(line.number)  \(title)  \(score.leftPadded(to: 3))   \(style.dim(line.summary))"
        }
        return rows.map { $0 + "\n" }.joined()
    }
}
