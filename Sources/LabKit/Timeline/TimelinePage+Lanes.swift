extension TimelinePage {
    /// Draws a lane's Pods, one track below the other where they overlap in time.
    func draw(_ lane: Timeline.Lane, of group: Timeline.Group, in page: inout Markup) {
        let layout = LaneLayout(lane, on: axis)
        let pods = lane.incarnations.count
        let name = [group.label, lane.caption].compactMap { $0 }.joined(separator: ", ")
        let label = "\(name): \(pods) \(pods == 1 ? "Pod" : "Pods")"
        let pitch = Markup.barHeight + 4
        let height = "\(layout.trackCount * pitch + 4)"
        page.element("svg", ["height": height, "role": "group", "aria-label": label]) {
            for pod in layout.incarnations {
                draw(pod, of: group, y: pod.track * pitch + 4, in: &$0)
            }
        }
    }

    private func draw(
        _ pod: LaneLayout.PlacedIncarnation, of group: Timeline.Group, y: Int, in page: inout Markup
    ) {
        let entry = revisions[pod.incarnation.revision]
        page.element("g", ["class": "h\(entry.hue)"]) {
            for placed in pod.spans {
                $0.element("g", ["class": "tip", "role": "img"]) {
                    $0.element("title", text: tooltip(placed.span, of: pod.incarnation, in: group))
                    $0.bar(
                        placed.span.phase, x: TimeText.percent(placed.left), width: TimeText.percent(placed.width),
                        y: y)
                }
            }
            if let first = pod.spans.first {
                $0.birth(x: TimeText.percent(first.left), y: y)
            }
            label(pod, entry: entry, y: y, in: &$0)
        }
    }

    /// Writes as much of the revision's letter, the image and the node as has room, on the first bar that has it.
    private func label(
        _ pod: LaneLayout.PlacedIncarnation, entry: RevisionKey.Entry, y: Int, in page: inout Markup
    ) {
        let bars = pod.spans.filter { PhaseStyle($0.span.phase).carriesText }
        let (image, node) = (pod.incarnation.image, pod.incarnation.node)
        let letter = entry.letter.isEmpty ? nil : entry.letter
        for parts in [[letter, image, node], [letter, image], [letter]] {
            let text = parts.compactMap { $0 }.joined(separator: " · ")
            let needed = LaneLayout.width(ofLabel: text)
            guard !text.isEmpty, let bar = bars.first(where: { $0.width >= needed }) else { continue }
            let (x, shade) = (TimeText.percent(bar.left), bar.span.phase == .ready ? "on" : "over")
            page.element("text", ["class": shade, "x": x, "dx": "7", "y": "\(y + 15)"], text: text)
            return
        }
    }

    private func tooltip(
        _ span: Timeline.Span, of pod: Timeline.Incarnation, in group: Timeline.Group
    ) -> String {
        var lines = ["\(group.label)  \(PhaseStyle(span.phase).name)", period(span.from, span.to)]
        let entry = revisions[pod.revision]
        if let revision = pod.revision { lines.append("revision \(entry.letter): \(revision)") }
        if let image = pod.image { lines.append("image \(image)") }
        if let node = pod.node { lines.append("node \(node)") }
        lines.append("uid \(pod.uid)")
        return lines.joined(separator: "\n")
    }

    /// Draws the thin bar of a claim: hatched until it is bound, and with a sign for how it ended.
    func draw(_ claim: Timeline.ClaimBar, in page: inout Markup) {
        let end = claim.end ?? axis.extent
        var parts: [(isBound: Bool, from: Duration, to: Duration)] = []
        if claim.bound != claim.start { parts.append((false, claim.start, claim.bound ?? end)) }
        if let bound = claim.bound { parts.append((true, bound, end)) }
        let edges = LaneLayout.spread(
            parts.map { (axis.percent($0.from), axis.percent($0.to)) }, minimum: LaneLayout.minimumWidth)
        page.element("svg", ["class": "claim", "height": "14"]) {
            $0.element("g", ["class": "tip", "role": "img"]) {
                $0.element("title", text: tooltip(claim))
                for (part, edge) in zip(parts, edges) {
                    $0.claimBar(
                        isBound: part.isBound, x: TimeText.percent(edge.0), width: TimeText.percent(edge.1 - edge.0),
                        y: 4)
                }
                if let last = edges.last, claim.end == nil || claim.isDeletedAtEnd {
                    $0.sign(claim.end == nil ? .goesOn : .deleted, x: TimeText.percent(last.1), y: 7)
                }
            }
        }
    }

    private func tooltip(_ claim: Timeline.ClaimBar) -> String {
        var lines = [claim.name, "created \(TimeText.moment(claim.start))"]
        lines.append(claim.bound.map { "bound \(TimeText.moment($0))" } ?? "never bound")
        lines.append(claim.fate)
        if let owner = claim.owner { lines.append("owner: \(owner)") }
        return lines.joined(separator: "\n")
    }

    private func period(_ from: Duration, _ to: Duration) -> String {
        "\(TimeText.moment(from)) to \(TimeText.moment(to)), \(TimeText.length(to - from))"
    }
}

extension Timeline.ClaimBar {
    /// How it ended, in words.
    var fate: String {
        guard let end else { return "kept at the end" }
        return (isDeletedAtEnd ? "deleted " : "last seen ") + TimeText.moment(end)
    }
}
