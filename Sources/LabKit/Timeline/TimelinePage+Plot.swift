extension TimelinePage {
    /// Draws the chart: its axis, which stays in view, the grid, and a block of rows for each group.
    func plot(_ page: inout Markup) {
        page.element("div", ["class": "scroller", "role": "region", "aria-label": "Timeline", "tabindex": "0"]) {
            $0.element("div", ["class": "chart"]) {
                if !marks.marks.isEmpty { markRow(&$0) }
                axisRow(&$0)
                $0.element("div", ["class": "lanes"]) {
                    grid(&$0)
                    for group in timeline.groups { block(group, in: &$0) }
                }
            }
        }
        page.literal("\n")
    }

    private func grid(_ page: inout Markup) {
        page.element("svg", ["class": "grid", "aria-hidden": "true"]) {
            for tick in axis.ticks { line("tick", at: axis.percent(tick), in: &$0) }
            for mark in marks.marks { line(mark.mark.kind.rawValue, at: mark.x, in: &$0) }
        }
    }

    private func line(_ kind: String, at percent: Double, from top: String = "0", in page: inout Markup) {
        let x = TimeText.percent(percent)
        page.leaf("line", ["class": kind, "x1": x, "x2": x, "y1": top, "y2": "100%"])
    }

    private func markRow(_ page: inout Markup) {
        let height = marks.rowCount * 20
        page.element("div", ["class": "row"]) {
            $0.element("div", ["class": "label"], text: "")
            $0.element("svg", ["height": "\(height)", "role": "group", "aria-label": "Moments"]) {
                for mark in marks.marks { flag(mark, height: height, in: &$0) }
            }
        }
    }

    private func axisRow(_ page: inout Markup) {
        page.element("div", ["class": "row axis"]) {
            $0.element("div", ["class": "label"], text: "")
            $0.element("svg", ["height": "30", "role": "img", "aria-label": "Time since the start"]) {
                for mark in marks.marks { line(mark.mark.kind.rawValue, at: mark.x, in: &$0) }
                for tick in axis.ticks {
                    let x = TimeText.percent(axis.percent(tick))
                    $0.element("text", ["class": "tick", "x": x, "y": "20"], text: TimeText.moment(tick))
                }
            }
        }
    }

    private func flag(_ placed: MarkLayout.PlacedMark, height: Int, in page: inout Markup) {
        let (kind, middle) = (placed.mark.kind, height - placed.row * 20 - 10)
        let x = TimeText.percent(placed.x)
        page.element("g", ["class": "tip mark", "role": "img"]) {
            $0.element(
                "title", text: "\(TimeText.moment(placed.mark.at))  \(placed.mark.label)\n\(kind.meaning)")
            line(kind.rawValue, at: placed.x, from: "\(middle)", in: &$0)
            $0.sign(.mark(kind), x: x, y: middle)
            if !placed.label.isEmpty {
                let side = placed.isLeftOfLine ? "left" : "right"
                let offset = placed.isLeftOfLine ? "-10" : "10"
                $0.element("text", ["class": side, "x": x, "dx": offset, "y": "\(middle + 4)"], text: placed.label)
            }
        }
    }

    private func block(_ group: Timeline.Group, in page: inout Markup) {
        let isSingle = group.lanes.count == 1 && group.lanes[0].caption == nil
        page.element("section", ["class": "group", "aria-label": group.label]) {
            if !isSingle {
                $0.element("div", ["class": "row"]) { $0.element("h3", ["class": "label"], text: group.label) }
            }
            for lane in group.lanes {
                $0.element("div", ["class": "row"]) {
                    let caption = lane.caption ?? ""
                    $0.element(
                        isSingle ? "h3" : "div", ["class": "label"], text: isSingle ? group.label : caption)
                    draw(lane, of: group, in: &$0)
                }
            }
            for claim in group.claims {
                $0.element("div", ["class": "row"]) {
                    $0.element("div", ["class": "label claim", "title": claim.name], text: claim.name)
                    draw(claim, in: &$0)
                }
            }
        }
        page.literal("\n")
    }
}
