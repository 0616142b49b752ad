/// The page that shows a timeline, put together from its header, legend, plot and tables.
struct TimelinePage {
    let timeline: Timeline
    let axis: TimeAxis
    let revisions: RevisionKey
    let marks: MarkLayout

    init(_ timeline: Timeline) {
        self.timeline = timeline
        axis = TimeAxis(covering: timeline)
        revisions = RevisionKey(timeline)
        marks = MarkLayout(timeline.marks, on: axis)
    }

    func html() -> String {
        var page = Markup()
        page.literal("<!DOCTYPE html>\n")
        page.element("html", ["lang": "en"]) {
            head(&$0)
            $0.element("body") {
                $0.patterns()
                $0.element("main") {
                    header(&$0)
                    if timeline.groups.isEmpty && timeline.marks.isEmpty {
                        $0.element("p", ["class": "empty"], text: "Nothing happened.")
                    } else {
                        legend(&$0)
                        plot(&$0)
                        tables(&$0)
                    }
                }
                $0.element("script") { $0.literal(Self.script) }
            }
        }
        page.literal("\n")
        return page.html
    }

    private func head(_ page: inout Markup) {
        page.element("head") {
            $0.literal(
                """
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
                script-src 'unsafe-inline'; img-src data:">
                <meta name="viewport" content="width=device-width, initial-scale=1">

                """)
            $0.element("title", text: timeline.title)
            $0.element("style") { $0.literal(Self.style) }
        }
    }

    private func header(_ page: inout Markup) {
        page.element("header") {
            $0.element("h1", text: timeline.title)
            if !timeline.subtitle.isEmpty {
                $0.element("p", text: timeline.subtitle)
            }
        }
        page.literal("\n")
    }
}
