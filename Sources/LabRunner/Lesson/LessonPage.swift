package import Foundation

/// A lab's lesson as one page of HTML that needs no other file and no network.
package struct LessonPage {
    let lab: Lab

    package init(lab: Lab) {
        self.lab = lab
    }

    /// Where the page is, relative to the checkout.
    package var path: String { ".ordinal/lessons/\(lab.folder.name).html" }

    /// Writes the page.
    ///
    /// - Returns: its file.
    package func write() throws(LabError) -> URL {
        let shown = lab.shown(lab.definition.lesson)
        guard
            let markdown = try? String(
                contentsOf: lab.folder.url.appending(path: lab.definition.lesson), encoding: .utf8)
        else { throw .unreadable(path: shown, reason: "there is no such text file") }
        let file = lab.root.appending(path: path)
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(html(of: markdown).utf8).write(to: file, options: .atomic)
        } catch {
            throw .unwritable(path: file.filePath, reason: error.localizedDescription)
        }
        return file
    }

    /// The page of a lesson's text.
    package func html(of markdown: String) -> String {
        var page = MarkdownPage(links: MarkdownLinks(target: target, picture: picture))
        let title = HTMLText.escape("Lab \(lab.definition.number): \(lab.definition.title)")
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy"
              content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <title>\(title)</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <main>
            \(page.html(MarkdownReader.blocks(of: markdown)))</main>
            </body>
            </html>

            """
    }

    /// Anchors stay; files are named from where the page is; of other places only the web and mail are allowed.
    private func target(_ destination: String) -> String? {
        if destination.hasPrefix("#") { return destination }
        if destination.hasPrefix(lab.definition.lesson + "#") {
            return String(destination.dropFirst(lab.definition.lesson.count))
        }
        if let scheme = destination.prefixMatch(of: /([A-Za-z][A-Za-z0-9+.-]*):/) {
            return ["http", "https", "mailto"].contains(scheme.1.lowercased()) ? destination : nil
        }
        return destination.isEmpty || destination.hasPrefix("/") ? nil : "../../Labs/\(lab.folder.name)/\(destination)"
    }

    private func picture(_ source: String) -> String? {
        let types = ["svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "gif": "image/gif"]
        let file = lab.folder.url.appending(path: source).standardizedFileURL
        guard let type = types[file.pathExtension.lowercased()],
            file.pathComponents.starts(with: lab.root.pathComponents),
            let data = try? Data(contentsOf: file)
        else { return nil }
        return "data:\(type);base64,\(data.base64EncodedString())"
    }

    private static let style = """
        :root { color-scheme: light dark; --ink: #1f2328; --paper: #ffffff; --soft: #f4f5f7; --line: #d5d9de;
          --link: #0b57d0; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e3e6ea; --paper: #14171b; --soft: #1f2429; --line: #3a4149; --link: #8ab4f8; }
        }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 system-ui, sans-serif; }
        main { max-width: 50rem; margin: 0 auto; padding: 2rem 1.25rem 6rem; }
        h1, h2, h3, h4 { line-height: 1.25; margin: 2.2em 0 0.6em; }
        h1 { margin-top: 0.5em; }
        h2 { border-bottom: 1px solid var(--line); padding-bottom: 0.25em; }
        a { color: var(--link); }
        a[id]:target { outline: 3px solid var(--link); }
        code, pre { font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
        code { background: var(--soft); border-radius: 4px; padding: 0.1em 0.3em; font-size: 0.88em; }
        pre { background: var(--soft); border-radius: 8px; padding: 0.9rem 1rem; overflow-x: auto; line-height: 1.35;
          font-size: 0.9em; }
        pre code { background: none; padding: 0; }
        table { border-collapse: collapse; display: block; overflow-x: auto; }
        th, td { border: 1px solid var(--line); padding: 0.35rem 0.7rem; text-align: left; vertical-align: top; }
        th { background: var(--soft); }
        blockquote { margin: 1em 0; padding: 0 1rem; border-left: 4px solid var(--line); }
        img { max-width: 100%; height: auto; }
        hr { border: 0; border-top: 1px solid var(--line); }
        li { margin: 0.3em 0; }
        """
}
