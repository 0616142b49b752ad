import Model

/// A web server: it serves the files under its document root, and notes each request.
package struct WebServer: Program {
    /// What is special about one of the servers.
    package struct Style: Hashable, Sendable {
        let name: String
        let root: String
        let port: Int
        /// What it prints when it starts.
        let greeting: [String]
        /// Where its greeting goes.
        let stream: Int
        /// Whether its notes end with the client's program.
        let notesAgents: Bool

        package static let nginx = Style(
            name: "nginx", root: "/usr/share/nginx/html", port: 80,
            greeting: ["[notice] 1#1: start worker processes", "[notice] 1#1: ready to serve"], stream: 2,
            notesAgents: true)
        package static let httpd = Style(
            name: "Apache", root: "/usr/local/apache2/htdocs", port: 80,
            greeting: ["[core:notice] [pid 1] resuming normal operations"], stream: 2, notesAgents: false)
    }

    let style: Style
    let port: Int
    /// Whether it was started with a flag that lets it stay in front.
    private var isListening = false
    /// Whether it was told to end.
    private var isEnding = false

    package init(_ style: Style, port: Int? = nil) {
        self.style = style
        self.port = port ?? style.port
    }

    package mutating func receive(_ signal: Signal) -> SignalResponse {
        switch signal {
        case .terminate, .quit, .interrupt:
            isEnding = true
            return .caught
        case .hangUp, .user1, .user2, .child, .windowChange, .pipe, .alarm: return .ignored
        case .kill: return .standard
        }
    }

    package mutating func resume(in machine: inout Machine, as process: Int) -> Wait {
        if isEnding { return .exited(0) }
        if !isListening {
            guard machine.listen(on: port, as: process) else {
                let text = "[emerg] 1#1: bind() to 0.0.0.0:\(port) failed (98: Address already in use)"
                return .exited(machine.complain("\(style.name): \(text)", of: process))
            }
            isListening = true
            let time = machine.now.formatted("%Y/%m/%d %H:%M:%S")
            for line in style.greeting { machine.write("\(time) \(line)\n", to: style.stream, of: process) }
        }
        guard let request = machine.takeRequest(of: process) else { return .request(until: nil) }
        let response = respond(to: request.message, machine)
        note(request, response, in: &machine, as: process)
        machine.respond(request.id, with: request.message.method == "HEAD" ? response.withoutBody : response)
        return .nothing
    }

    private func respond(to request: HTTPRequest, _ machine: Machine) -> HTTPResponse {
        guard request.method == "GET" || request.method == "HEAD" else { return page(405) }
        let path = request.path
        guard path.hasPrefix("/"), !path.utf8.contains(0) else { return page(400) }
        // Nothing above the root is served.
        let inner = FileTree.parts(of: path).joined(separator: "/")
        let full = inner.isEmpty ? style.root : "\(style.root)/\(inner)"
        guard let node = try? machine.files.look(full) else { return page(404) }
        guard node.isDirectory else { return file(node, inner) }
        guard path.hasSuffix("/") else {
            var response = page(301)
            response.headers.append(HTTPHeader("Location", "\(path)/"))
            return response
        }
        guard let index = try? machine.files.look("\(full)/index.html") else { return page(403) }
        return file(index, "index.html")
    }

    private func file(_ node: FileNode, _ name: String) -> HTTPResponse {
        guard let bytes = node.bytes, node.mode & 0o444 != 0 else { return page(403) }
        return HTTPResponse(
            status: 200,
            headers: [
                HTTPHeader("Server", style.name), HTTPHeader("Content-Type", MediaTypes.type(of: name)),
                HTTPHeader("Last-Modified", node.modified.formatted("%a, %d %b %Y %H:%M:%S GMT")),
            ], body: bytes)
    }

    private func page(_ status: Int) -> HTTPResponse {
        let title = "\(status) \(HTTPStatus.reason(status))"
        let text =
            "<html>\n<head><title>\(title)</title></head>\n<body>\n<h1>\(title)</h1>\n<hr>\(style.name)\n</body>\n</html>\n"
        var response = HTTPResponse(status, text: text, type: "text/html")
        response.headers.insert(HTTPHeader("Server", style.name), at: 0)
        return response
    }

    private func note(
        _ request: ServerRequest, _ response: HTTPResponse, in machine: inout Machine, as process: Int
    ) {
        let message = request.message
        let time = machine.now.formatted("%d/%b/%Y:%H:%M:%S +0000")
        var line = "\(request.client) - - [\(time)] \"\(message.method) \(message.target.prefix(1024)) HTTP/1.1\" "
        line += "\(response.status) \(response.body.count)"
        if style.notesAgents {
            line += " \"\(message.header("referer") ?? "-")\" \"\(message.header("user-agent") ?? "-")\" \"-\""
        }
        machine.write(line + "\n", to: 1, of: process)
        if response.status == 404 || response.status == 403, style.notesAgents {
            let stamp = machine.now.formatted("%Y/%m/%d %H:%M:%S")
            let path = style.root + message.path
            let reason =
                response.status == 404
                ? "open() \"\(path)\" failed (2: No such file or directory)"
                : "directory index of \"\(path)\" is forbidden"
            machine.write("\(stamp) [error] 29#29: \(reason), client: \(request.client)\n", to: 2, of: process)
        }
    }
}

extension HTTPResponse {
    /// The head that a whole response would have.
    fileprivate var withoutBody: HTTPResponse {
        var head = self
        if header("content-length") == nil { head.headers.append(HTTPHeader("Content-Length", "\(body.count)")) }
        head.body = []
        return head
    }
}

/// Which names of files mean which types.
enum MediaTypes {
    private static let known = [
        "html": "text/html", "htm": "text/html", "txt": "text/plain", "css": "text/css", "js": "text/javascript",
        "json": "application/json", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg",
        "xml": "text/xml", "log": "text/plain", "yaml": "text/plain", "md": "text/plain",
    ]

    static func type(of name: String) -> String {
        let last = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        return known[last] ?? (name.contains(".") ? "application/octet-stream" : "text/plain")
    }
}
