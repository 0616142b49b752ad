import LabKit
import Testing

@Suite("A timeline's page")
struct TimelinePageTests {
    @Test("Every text is escaped, wherever it comes from")
    func escaping() {
        let evil = #"</title></style></script><script>alert(1)</script><img src=x onerror="a()" y='&'>"#
        let page = Timeline(
            title: evil, subtitle: evil, duration: .seconds(10),
            groups: [
                .init(
                    label: evil,
                    lanes: [
                        .init(
                            caption: evil,
                            incarnations: [
                                .init(
                                    uid: evil, node: evil, revision: evil, image: evil,
                                    spans: [.init(.ready, from: .zero, to: .seconds(10))])
                            ])
                    ],
                    claims: [.init(name: evil, start: .zero, owner: evil)])
            ],
            marks: [.init(at: .zero, label: evil)]
        ).html()
        #expect(!page.contains("<img"))
        #expect(!page.contains("alert(1)</script>"))
        #expect(!page.contains("onerror=\""))
        #expect(count("<script", in: page) == 1)
        #expect(count("</script>", in: page) == 1)
        #expect(count("<style", in: page) == 1)
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    }

    @Test("Characters that are invisible or turn the line around are replaced")
    func controls() {
        let page = Timeline(title: "a\u{0}b\u{202E}c\u{1B}d", duration: .zero).html()
        #expect(page.contains("<title>a\u{FFFD}b\u{FFFD}c\u{FFFD}d</title>"))
    }

    @Test("The same timeline gives the same page")
    func determinism() {
        #expect(TimelineSample.run.html() == TimelineSample.run.html())
    }

    @Test("It fetches nothing, and says so to the browser")
    func selfContained() {
        let page = TimelineSample.run.html()
        #expect(page.contains("default-src 'none'"))
        for reference in ["http:", "https:", "src=", "@import", "<link"] {
            #expect(!page.contains(reference), "\(reference)")
        }
    }

    @Test("Its elements are closed in the order in which they were opened")
    func wellFormed() {
        var open: [Substring] = []
        for tag in TimelineSample.run.html().split(separator: "<").dropFirst(1) {
            guard let first = tag.first, first.isLetter || first == "/" else { continue }
            let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
            let text = tag.prefix { $0 != ">" }
            if first == "/" {
                #expect(open.popLast() == name)
            } else if text.last != "/" && name != "meta" {
                open.append(name)
            }
        }
        #expect(open.isEmpty)
    }

    @Test("Spans stand at the share of the width that their times say")
    func places() {
        let spans: [Timeline.Span] = [
            .init(.creating, from: .seconds(10), to: .seconds(15)), .init(.ready, from: .seconds(15), to: .seconds(40)),
        ]
        let pod = Timeline.Incarnation(uid: "u", revision: "r", spans: spans)
        let page = Timeline(
            title: "", duration: .seconds(40), groups: [.init(label: "web-0", lanes: [.init(incarnations: [pod])])]
        ).html()
        #expect(page.contains(#"<rect class="creating" x="25%" y="8" width="12.5%""#))
        #expect(page.contains(#"<rect class="ready" x="37.5%" y="4" width="62.5%""#))
        #expect(page.contains("web-0  ContainerCreating\n+10s to +15s, 5s\nrevision A: r\nuid u"))
    }

    @Test("A claim outlives its Pods, shows when it was bound, and how it ended")
    func claims() {
        let kept = Timeline.ClaimBar(name: "data-web-0", start: .seconds(10), bound: .seconds(20), owner: "none")
        let deleted = Timeline.ClaimBar(name: "data-web-1", start: .zero, end: .seconds(30), isDeletedAtEnd: true)
        let pod = Timeline.Incarnation(uid: "u", spans: [.init(.ready, from: .seconds(10), to: .seconds(15))])
        let page = Timeline(
            title: "", duration: .seconds(40),
            groups: [.init(label: "web-0", lanes: [.init(incarnations: [pod])], claims: [kept, deleted])]
        ).html()
        #expect(page.contains(#"<rect class="unbound" x="25%" y="4" width="25%""#))
        #expect(page.contains(#"<rect class="bound" x="50%" y="4" width="50%""#))
        #expect(page.contains("data-web-0\ncreated +10s\nbound +20s\nkept at the end\nowner: none"))
        #expect(page.contains(#"<rect class="unbound" x="0%" y="4" width="75%""#))
        #expect(page.contains("data-web-1\ncreated +0s\nnever bound\ndeleted +30s"))
    }

    @Test("An empty timeline is a page that says so")
    func empty() {
        let page = Timeline(title: "Quiet", duration: .zero).html()
        #expect(page.contains("Nothing happened."))
        #expect(!page.contains("<table"))
    }

    @Test("The legend names every phase that occurs and no other", arguments: Timeline.Phase.allCases)
    func legend(phase: Timeline.Phase) {
        let pod = Timeline.Incarnation(uid: "u", spans: [.init(phase, from: .zero, to: .seconds(1))])
        let page = Timeline(
            title: "", duration: .seconds(1), groups: [.init(label: "web-0", lanes: [.init(incarnations: [pod])])]
        ).html()
        for other in Timeline.Phase.allCases {
            // Ready is also how the legend draws a new Pod and a revision.
            let isDrawn = page.contains("<rect class=\"\(other.rawValue)\"")
            #expect(isDrawn == (other == phase || other == .ready))
        }
        #expect(count("<li>", in: page) == 3)
    }

    @Test("Captions tell the lanes of one ordinal apart, under its name")
    func captions() {
        let lanes = ["your code", "what was right", "a Deployment"].map { Timeline.Lane(caption: $0) }
        let page = Timeline(title: "", duration: .seconds(1), groups: [.init(label: "web-0", lanes: lanes)]).html()
        #expect(page.contains(#"<h3 class="label">web-0</h3>"#))
        for lane in lanes.compactMap(\.caption) {
            #expect(page.contains(#"<div class="label">\#(lane)</div>"#))
            #expect(page.contains("web-0, \(lane): 0 Pods"))
        }
    }

    private func count(_ part: String, in page: String) -> Int {
        page.split(separator: part, omittingEmptySubsequences: false).count - 1
    }
}
