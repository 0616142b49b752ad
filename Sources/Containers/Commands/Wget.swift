import Model

/// `wget`, and as much of `curl`: one request, its answer to the output or to a file.
struct Wget: Program {
    private enum Stage: Hashable {
        case start
        case resolving(Int)
        case requesting(Int)
    }

    private enum Style: Hashable {
        case wget, curl
    }

    private let style: Style
    private var url = ""
    private var output: String?
    private var isQuiet = false
    private var showsHead = false
    private var failsOnStatus = true
    private var method = "GET"
    private var headers: [HTTPHeader] = []
    private var body: [UInt8] = []
    private var timeout = Duration.seconds(30)
    private var isSpider = false
    /// How often it still goes where a server sends it.
    private var redirections = 5
    /// What `curl -w` prints at the end.
    private var epilogue: String?
    private var stage = Stage.start
    private var target: HTTPTarget?

    init(arguments: [String]) {
        style = .wget
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "-q": isQuiet = true
            case "-O", "-qO": (isQuiet, output) = (isQuiet || argument == "-qO", rest.popFirst())
            case "-O-": output = "-"
            case "-qO-": (isQuiet, output) = (true, "-")
            case "-S": showsHead = true
            case "-T": timeout = rest.popFirst().flatMap(Sleep.duration) ?? timeout
            case "-t", "-U": _ = rest.popFirst()
            case "--spider", "-s": isSpider = true
            default:
                if let text = value(argument, "--post-data=") {
                    (method, body) = ("POST", Array(text.utf8))
                } else if let text = value(argument, "--timeout=") ?? value(argument, "-T") {
                    timeout = Sleep.duration(text) ?? timeout
                } else if let text = value(argument, "--header=") {
                    add(header: text)
                } else if let text = value(argument, "--method=") {
                    method = text
                } else if let text = value(argument, "--body-data=") {
                    body = Array(text.utf8)
                } else if !argument.hasPrefix("-") {
                    url = argument
                }
            }
        }
    }

    init(curl arguments: [String]) {
        style = .curl
        isQuiet = true
        output = "-"
        failsOnStatus = false
        redirections = 0
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "-o": output = rest.popFirst()
            case "-X", "--request": method = rest.popFirst() ?? "GET"
            case "-H", "--header": rest.popFirst().map { add(header: $0) }
            case "-d", "--data", "--data-binary":
                body = Array((rest.popFirst() ?? "").utf8)
                if method == "GET" { method = "POST" }
            case "-m", "--max-time", "--connect-timeout": timeout = rest.popFirst().flatMap(Sleep.duration) ?? timeout
            case "-w", "--write-out": epilogue = rest.popFirst()
            case "-A", "-u": _ = rest.popFirst()
            case "--location": redirections = 5
            default:
                if argument.hasPrefix("-"), !argument.hasPrefix("--") {
                    if argument.contains("f") { failsOnStatus = true }
                    if argument.contains("L") { redirections = 5 }
                    if argument.contains("i") { showsHead = true }
                    if argument.contains("I") { (method, showsHead) = ("HEAD", true) }
                } else if argument == "--fail" {
                    failsOnStatus = true
                } else if !argument.hasPrefix("--") {
                    url = argument
                }
            }
        }
    }

    private func value(_ argument: String, _ prefix: String) -> String? {
        argument.hasPrefix(prefix) ? String(argument.dropFirst(prefix.count)) : nil
    }

    private mutating func add(header text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return }
        headers.append(HTTPHeader(String(parts[0]), String(parts[1].trimmed)))
    }

    mutating func resume(in machine: inout Machine, as process: Int) -> Wait {
        switch stage {
        case .start:
            guard let target = HTTPTarget(url) else {
                return .exited(machine.complain("\(name): bad address '\(url)'", of: process))
            }
            self.target = target
            if target.isAddress { return request(target.host, in: &machine, as: process) }
            let id = machine.ask(.resolve(target.host), as: process)
            stage = .resolving(id)
            return .answer(id, until: machine.now + timeout)
        case .resolving(let id):
            guard case .addresses(let addresses, _)? = machine.takeAnswer(id), let first = addresses.first else {
                machine.dropQuestion(id)
                let host = target?.host ?? url
                return style == .curl
                    ? .exited(machine.complain("curl: (6) Could not resolve host: \(host)", of: process, status: 6))
                    : .exited(machine.complain("wget: bad address '\(host)'", of: process))
            }
            return request(first, in: &machine, as: process)
        case .requesting(let id):
            guard let answer = machine.takeAnswer(id) else {
                machine.dropQuestion(id)
                return fail("download timed out", 28, in: &machine, as: process)
            }
            return finish(answer, in: &machine, as: process)
        }
    }

    private var name: String { style == .curl ? "curl" : "wget" }

    private mutating func request(_ address: String, in machine: inout Machine, as process: Int) -> Wait {
        guard let target else { return .exited(1) }
        if !isQuiet {
            machine.write("Connecting to \(target.authority) (\(address):\(target.port))\n", to: 2, of: process)
        }
        let agent = style == .curl ? "curl/8" : "Wget"
        let all = [HTTPHeader("Host", target.authority), HTTPHeader("User-Agent", agent)] + headers
        let request = HTTPRequest(method: method, target: target.path, headers: all, body: body)
        let id = machine.ask(.request(address: address, port: target.port, request), as: process)
        stage = .requesting(id)
        self.target?.address = address
        return .answer(id, until: machine.now + timeout)
    }

    private func fail(_ text: String, _ code: Int32, in machine: inout Machine, as process: Int) -> Wait {
        guard style == .curl else { return .exited(machine.complain("wget: \(text)", of: process)) }
        return .exited(machine.complain("curl: (\(code)) \(text)", of: process, status: code))
    }

    /// Goes where a server sends it; `nil` where it does not.
    private mutating func follow(_ response: HTTPResponse, in machine: inout Machine, as process: Int) -> Wait? {
        guard [301, 302, 303, 307, 308].contains(response.status), redirections > 0,
            let location = response.header("location"), let old = target
        else { return nil }
        redirections -= 1
        if location.hasPrefix("/") {
            target?.path = location
            return request(old.address, in: &machine, as: process)
        }
        url = location
        stage = .start
        return .nothing
    }

    private mutating func finish(_ answer: Answer, in machine: inout Machine, as process: Int) -> Wait {
        let place = target.map { "\($0.address):\($0.port)" } ?? url
        switch answer {
        case .response(let response):
            if let wait = follow(response, in: &machine, as: process) { return wait }
            return save(response, in: &machine, as: process)
        case .refused:
            return fail(
                style == .curl
                    ? "Failed to connect to \(place)"
                    : "can't connect to remote host (\(target?.address ?? "")): Connection refused",
                7, in: &machine, as: process)
        case .unreachable:
            return fail(
                style == .curl
                    ? "Failed to connect to \(place)"
                    : "can't connect to remote host (\(target?.address ?? "")): Host is unreachable",
                7, in: &machine, as: process)
        case .timedOut, .noSuchName, .addresses: return fail("download timed out", 28, in: &machine, as: process)
        }
    }

    private func save(_ response: HTTPResponse, in machine: inout Machine, as process: Int) -> Wait {
        if showsHead {
            let head = String(
                decoding: HTTPResponse(status: response.status, headers: response.headers).bytes(forHead: true),
                as: UTF8.self)
            machine.write(head, to: style == .curl ? 1 : 2, of: process)
        }
        if response.status >= 400, failsOnStatus {
            let reason = "HTTP/1.1 \(response.status) \(HTTPStatus.reason(response.status))"
            return style == .curl
                ? fail("The requested URL returned error: \(response.status)", 22, in: &machine, as: process)
                : fail("server returned error: \(reason)", 1, in: &machine, as: process)
        }
        if isSpider { return .exited(0) }
        let last = target?.path.split(separator: "/").last.map(String.init) ?? "index.html"
        let path = output ?? last
        defer {
            if let epilogue {
                let text = epilogue.split(separator: "%{http_code}", omittingEmptySubsequences: false)
                    .joined(separator: String(response.status))
                machine.write(Texts.escapes(text), to: 1, of: process)
            }
        }
        if path == "-" {
            machine.write(response.body, to: 1, of: process)
        } else if path != "/dev/null" {
            do {
                try machine.files.write(response.body, to: machine.absolute(path, for: process), now: machine.now)
            } catch {
                return fail("can't open '\(path)': \(error.description)", 23, in: &machine, as: process)
            }
            if !isQuiet { machine.write("'\(path)' saved\n", to: 2, of: process) }
        }
        return .exited(machine.isBroken(process) ? 141 : 0)
    }
}

/// The parts of `http://host:port/path`.
struct HTTPTarget: Hashable, Sendable {
    var host: String
    var port: Int
    var path: String
    /// The host's address, once it is known.
    var address = ""

    init?(_ url: String) {
        var rest = url[...]
        if rest.hasPrefix("http://") { rest = rest.dropFirst(7) } else if rest.contains("://") { return nil }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let tail = rest.dropFirst(authority.count)
        path = tail.isEmpty ? "/" : tail.hasPrefix("?") ? "/\(tail)" : String(tail)
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard let first = parts.first, !first.isEmpty, parts.count <= 2 else { return nil }
        host = first == "localhost" ? "127.0.0.1" : String(first)
        guard let port = parts.count == 2 ? Int(parts[1]) : 80, (1...65535).contains(port) else { return nil }
        self.port = port
    }

    var authority: String { port == 80 ? host : "\(host):\(port)" }
    var isAddress: Bool { host.allSatisfy { $0.isNumber || $0 == "." } }
}
