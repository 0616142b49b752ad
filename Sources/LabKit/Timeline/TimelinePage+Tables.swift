extension TimelinePage {
    /// Everything that the plot shows, as text.
    func tables(_ page: inout Markup) {
        page.element("details") {
            $0.element("summary", text: "The same in tables")
            table(
                "Pods", columns: ["Name", "Pod", "Revision", "Image", "Node", "Phase", "From", "To", "Lasted"],
                rows: timeline.groups.flatMap(podRows), in: &$0)
            table(
                "Claims", columns: ["Name", "Created", "Bound", "End", "Owner"],
                rows: timeline.groups.flatMap(\.claims).map(claimRow), in: &$0)
            table("Moments", columns: ["At", "What", "Kind"], rows: marks.marks.map(\.mark).map(momentRow), in: &$0)
        }
    }

    private func table(_ caption: String, columns: [String], rows: [[String]], in page: inout Markup) {
        guard !rows.isEmpty else { return }
        page.element("div", ["class": "table"]) {
            $0.element("table") {
                $0.element("caption", text: caption)
                $0.element("thead") {
                    $0.element("tr") { row in
                        for column in columns { row.element("th", ["scope": "col"], text: column) }
                    }
                }
                $0.element("tbody") { body in
                    for row in rows {
                        body.element("tr") { line in
                            for cell in row { line.element("td", text: cell) }
                        }
                        body.literal("\n")
                    }
                }
            }
        }
    }

    private func podRows(_ group: Timeline.Group) -> [[String]] {
        group.lanes.flatMap { lane in
            let name = [group.label, lane.caption].compactMap { $0 }.joined(separator: ", ")
            return lane.incarnations.flatMap { pod in
                let entry = revisions[pod.revision]
                let revision = pod.revision.map { "\(entry.letter)  \($0)" } ?? "–"
                return pod.spans.map { span in
                    [
                        name, pod.uid, revision, pod.image ?? "–", pod.node ?? "–", PhaseStyle(span.phase).name,
                        TimeText.moment(span.from), TimeText.moment(span.to), TimeText.length(span.to - span.from),
                    ]
                }
            }
        }
    }

    private func claimRow(_ claim: Timeline.ClaimBar) -> [String] {
        let bound = claim.bound.map(TimeText.moment) ?? "never"
        return [claim.name, TimeText.moment(claim.start), bound, claim.fate, claim.owner ?? "–"]
    }

    private func momentRow(_ mark: Timeline.Mark) -> [String] {
        [TimeText.moment(mark.at), mark.label, mark.kind.meaning]
    }
}
