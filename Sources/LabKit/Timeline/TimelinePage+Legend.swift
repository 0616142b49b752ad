extension TimelinePage {
    /// Explains every sign that the plot uses, and none that it does not.
    func legend(_ page: inout Markup) {
        page.element("section", ["class": "legend", "aria-label": "Legend"]) {
            row("Pod", of: podSigns, in: &$0) { podItem($1, in: &$0) }
            row("Revision", of: revisions.entries, in: &$0) { revisionItem($1, in: &$0) }
            row("Claim", of: claimSigns, in: &$0) { claimItem($1, in: &$0) }
            row("Moment", of: markKinds, in: &$0) { markItem($1, in: &$0) }
        }
        page.literal("\n")
    }

    private func row<Item>(
        _ name: String, of items: [Item], in page: inout Markup, draw: (inout Markup, Item) -> Void
    ) {
        guard !items.isEmpty else { return }
        page.element("div") {
            $0.element("h2", text: name)
            $0.element("ul") { list in
                for item in items { list.element("li") { draw(&$0, item) } }
            }
        }
    }

    private func podItem(_ sign: PodSign, in page: inout Markup) {
        switch sign {
        case .birth:
            swatch(height: Markup.barHeight, in: &page) {
                $0.bar(.ready, x: "6", width: "22", y: 0)
                $0.birth(x: "6", y: 0)
            }
            page.element("span", ["title": "each line begins a Pod with a UID of its own"], text: "a new Pod")
        case .phase(let phase):
            swatch(height: Markup.barHeight, in: &page) { $0.bar(phase, x: "0", width: "28", y: 0) }
            let style = PhaseStyle(phase)
            page.element("span", ["title": style.meaning], text: style.name)
        }
    }

    private func revisionItem(_ entry: RevisionKey.Entry, in page: inout Markup) {
        swatch(height: Markup.barHeight, hue: entry.hue, in: &page) {
            $0.bar(.ready, x: "0", width: "28", y: 0)
            $0.element("text", ["x": "14", "y": "15", "text-anchor": "middle"], text: entry.letter)
        }
        page.element("span", text: entry.revision ?? "no revision")
        if !entry.images.isEmpty {
            page.element("small", text: entry.images.joined(separator: ", "))
        }
    }

    private func claimItem(_ sign: ClaimSign, in page: inout Markup) {
        swatch(height: 12, in: &page) {
            switch sign {
            case .pending: $0.claimBar(isBound: false, x: "0", width: "28", y: 3)
            case .bound: $0.claimBar(isBound: true, x: "0", width: "28", y: 3)
            case .deleted:
                $0.claimBar(isBound: true, x: "0", width: "18", y: 3)
                $0.sign(.deleted, x: "18", y: 6)
            case .goesOn:
                $0.claimBar(isBound: true, x: "0", width: "18", y: 3)
                $0.sign(.goesOn, x: "18", y: 6)
            }
        }
        page.element("span", text: sign.rawValue)
    }

    private func markItem(_ kind: Timeline.Mark.Kind, in page: inout Markup) {
        swatch(height: 12, width: 12, in: &page) { $0.sign(.mark(kind), x: "6", y: 6) }
        page.element("span", text: kind.meaning)
    }

    private func swatch(
        height: Int, width: Int = 28, hue: Int = 0, in page: inout Markup, _ content: (inout Markup) -> Void
    ) {
        page.element(
            "svg", ["class": "h\(hue)", "width": "\(width)", "height": "\(height)", "aria-hidden": "true"], content)
    }

    private enum PodSign {
        case birth
        case phase(Timeline.Phase)
    }

    private var podSigns: [PodSign] {
        let used = Set(timeline.groups.flatMap(\.lanes).flatMap(\.incarnations).flatMap(\.spans).map(\.phase))
        return used.isEmpty ? [] : [.birth] + Timeline.Phase.allCases.filter(used.contains).map(PodSign.phase)
    }

    private var markKinds: [Timeline.Mark.Kind] {
        Timeline.Mark.Kind.allCases.filter { kind in timeline.marks.contains { $0.kind == kind } }
    }

    private enum ClaimSign: String, CaseIterable {
        case pending = "Pending"
        case bound = "Bound"
        case deleted = "deleted"
        case goesOn = "kept at the end"
    }

    private var claimSigns: [ClaimSign] {
        let claims = timeline.groups.flatMap(\.claims)
        return ClaimSign.allCases.filter { sign in
            switch sign {
            case .pending: claims.contains { $0.bound != $0.start }
            case .bound: claims.contains { $0.bound != nil }
            case .deleted: claims.contains { $0.end != nil && $0.isDeletedAtEnd }
            case .goesOn: claims.contains { $0.end == nil }
            }
        }
    }
}

extension Timeline.Mark.Kind {
    /// What a mark of this kind says.
    var meaning: String {
        switch self {
        case .move: "the user’s move"
        case .fault: "a fault"
        case .warning: "a warning"
        }
    }
}
