import Foundation
import LabRunner
import Testing

@Suite struct LessonPageTests {
    /// What a piece of Markdown becomes inside the page.
    private func body(_ markdown: String) throws -> String {
        try Fixture.withTinyCheckout { root in
            let page = LessonPage(lab: try Fixture.tinyLab(in: root)).html(of: markdown)
            let start = try #require(page.firstRange(of: "<main>\n")).upperBound
            let end = try #require(page.firstRange(of: "</main>")).lowerBound
            return String(page[start..<end])
        }
    }

    @Test(arguments: [
        ("## Two  words!", "<h2 id=\"two--words\">Two  words!</h2>\n"),
        ("one\ntwo\n\nthree", "<p>one\ntwo</p>\n<p>three</p>\n"),
        ("a `x < 1` and ``b ` c``", "<p>a <code>x &lt; 1</code> and <code>b ` c</code></p>\n"),
        ("**strong** and *soft* and 2 * 3 * 4", "<p><strong>strong</strong> and <em>soft</em> and 2 * 3 * 4</p>\n"),
        ("**a *b* c** snake_case_name _so_", "<p><strong>a <em>b</em> c</strong> snake_case_name <em>so</em></p>\n"),
        ("*not `a*` yet*", "<p><em>not <code>a*</code> yet</em></p>\n"),
        (#"\*plain\* &amp; & <b>"#, "<p>*plain* &amp; &amp; &lt;b&gt;</p>\n"),
        ("one  \ntwo", "<p>one<br>\ntwo</p>\n"),
        ("- a\n- b\n  c", "<ul>\n<li>a</li>\n<li>b\nc</li>\n</ul>\n"),
        ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("- a\n\n- b", "<ul>\n<li><p>a</p></li>\n<li><p>b</p></li>\n</ul>\n"),
        ("- a\n  - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul></li>\n</ul>\n"),
        ("in\n1996. was", "<p>in\n1996. was</p>\n"),
        ("> a\n> b", "<blockquote>\n<p>a\nb</p>\n</blockquote>\n"),
        ("a\n\n---\n", "<p>a</p>\n<hr>\n"),
        ("    let a = 1\n\n    let b", "<pre tabindex=\"0\"><code>let a = 1\n\nlet b\n</code></pre>\n"),
        ("<!-- note\nmore -->\nseen", "<p>seen</p>\n"),
    ])
    func `each kind of Markdown becomes its HTML`(markdown: String, expected: String) throws {
        #expect(try body(markdown) == expected)
    }

    @Test func `code keeps its lines and hides no markup`() throws {
        #expect(
            try body("```swift\nif a < b {\n\n# no heading\n}\n```\nafter") == """
                <pre tabindex="0"><code class="language-swift">if a &lt; b {

                # no heading
                }
                </code></pre>
                <p>after</p>

                """)
    }

    @Test func `code in a numbered step belongs to the step`() throws {
        #expect(
            try body("1. do\n\n   ```sh\n   ls\n   ```\n\n2. see\n") == """
                <ol>
                <li><p>do</p>
                <pre tabindex="0"><code class="language-sh">ls
                </code></pre></li>
                <li><p>see</p></li>
                </ol>

                """)
    }

    @Test func `a table keeps its columns, also around bars in code`() throws {
        #expect(
            try body("| a | b |\n|---|--:|\n| `x|y` | 1 |\n| z |\n") == """
                <table>
                <thead>
                <tr><th>a</th><th style="text-align: right">b</th></tr>
                </thead>
                <tbody>
                <tr><td><code>x|y</code></td><td style="text-align: right">1</td></tr>
                <tr><td>z</td><td style="text-align: right"></td></tr>
                </tbody>
                </table>

                """)
    }

    @Test(arguments: [
        ("[up](#twice)", "<a href=\"#twice\">up</a>"),
        ("[up](README.md#twice)", "<a href=\"#twice\">up</a>"),
        (
            "[`f`](Sources/Tiny/Tiny.swift)",
            "<a href=\"../../Labs/Lab98-Tiny/Sources/Tiny/Tiny.swift\"><code>f</code></a>"
        ),
        ("[k](https://k8s.io/a?b=1&c=2)", "<a href=\"https://k8s.io/a?b=1&amp;c=2\">k</a>"),
        ("<https://k8s.io/x>", "<a href=\"https://k8s.io/x\">https://k8s.io/x</a>"),
        ("[bad](javascript:alert(1))", "bad"),
        ("[bad](\"onclick=x)", "<a href=\"../../Labs/Lab98-Tiny/&quot;onclick=x\">bad</a>"),
        ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
        ("<a id=\"rule\"></a>**rule** Yes.", "<a id=\"rule\"></a><strong>rule</strong> Yes."),
        ("![a picture](missing.svg)", "<em>a picture</em>"),
        ("![out](../../../../etc/secret.png)", "<em>out</em>"),
    ])
    func `links lead where a lesson may lead, and nothing runs`(markdown: String, expected: String) throws {
        #expect(try body(markdown) == "<p>\(expected)</p>\n")
    }

    @Test func `a picture is inside the page, and the page needs nothing else`() throws {
        try Fixture.withTinyCheckout { root in
            let lab = try Fixture.tinyLab(in: root)
            try Data("<svg/>".utf8).write(to: lab.folder.url.appending(path: "lanes.svg"))
            let html = LessonPage(lab: lab).html(of: "![lanes](lanes.svg)")
            #expect(html.contains("<img src=\"data:image/svg+xml;base64,PHN2Zy8+\" alt=\"lanes\">"))
            #expect(html.contains("prefers-color-scheme: dark"))
            #expect(!html.contains("<script"))
        }
    }

    @Test func `the page is written beside the learner's progress, with every anchor of the lesson`() throws {
        try Fixture.withTinyCheckout { root in
            let lab = try Fixture.tinyLab(in: root)
            let file = try LessonPage(lab: lab).write()
            #expect(file.filePath == root.appending(path: ".ordinal/lessons/Lab98-Tiny.html").filePath)
            let html = try String(contentsOf: file, encoding: .utf8)
            for anchor in Lesson(markdown: try Fixture.tinyLesson()).anchors {
                #expect(html.contains("id=\"\(anchor)\""))
            }
        }
    }

    @Test func `a browser is opened only where there is a screen and a program for it`() throws {
        try Fixture.withFolder { folder in
            let programs = Programs(environment: ["PATH": "/nowhere:\(folder.filePath)"])
            let environment = ["DISPLAY": ":0"]
            #expect(Browser(environment: environment, programs: programs) == nil)
            for name in ["xdg-open", "open"] {
                let file = folder.appending(path: name)
                try Data("#!/bin/sh\n".utf8).write(to: file)
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.filePath)
            }
            let browser = try #require(Browser(environment: environment, programs: programs))
            #expect(browser.program.filePath.hasPrefix(folder.filePath))
            #if !os(macOS)
                #expect(Browser(environment: [:], programs: programs) == nil)
            #endif
        }
    }
}
