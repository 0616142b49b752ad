extension SimilarityReport {
    /// What a terminal shows.
    package var text: String {
        var lines = pairs.flatMap { pair in
            let parts = pair.parts.prefix(5).map { part in
                "    lines \(part.first[0])-\(part.first[1]) and \(part.second[0])-\(part.second[1])"
            }
            return ["\(pair.percent) %  \(ReportText.line(pair.first))  \(ReportText.line(pair.second))"] + parts
        }
        let count = pairs.isEmpty ? "no pair is" : pairs.count == 1 ? "1 pair is" : "\(pairs.count) pairs are"
        lines.append("\(compared) compared; \(count) alike by \(threshold) % or more; read them before you judge")
        return lines.joined(separator: "\n") + "\n"
    }
}
