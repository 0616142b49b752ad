/// The servers of Kubernetes' own test image: `netexec` and `serve-hostname`.
struct Agnhost: Program {
    private let isHostnameOnly: Bool
    private let port: Int
    private var isListening = false
    private var isEnding = false

    init(hostnameOnly: Bool, port: Int) {
        isHostnameOnly = hostnameOnly
        self.port = port
    }

    static func program(_ arguments: [String]) -> any Program {
        var port: Int?
        for (index, argument) in arguments.enumerated()
        where argument.hasPrefix("--http-port") || argument.hasPrefix("--port") {
            if let equals = argument.firstIndex(of: "=") {
                port = Int(argument[argument.index(after: equals)...])
            } else if index + 1 < arguments.count {
                port = Int(arguments[index + 1])
            }
        }
        switch arguments.first {
        case "netexec": return Agnhost(hostnameOnly: false, port: port ?? 8080)
        case "serve-hostname": return Agnhost(hostnameOnly: true, port: port ?? 9376)
        case "pause", nil: return Pause()
        case let other?:
            return ImmediateProgram(
                command: { machine, process, _ in
                    machine.complain("Error: unknown command \"\(other)\" for \"app\"", of: process)
                }, arguments: [])
        }
    }

    mutating func receive(_ signal: Signal) -> SignalResponse {
        guard signal == .terminate || signal == .interrupt else { return signal.isHarmless ? .ignored : .standard }
        isEnding = true
        return .caught
    }

    mutating func resume(in machine: inout Machine, as process: Int) -> Wait {
        if isEnding { return .exited(0) }
        if !isListening {
            guard machine.listen(on: port, as: process) else {
                return .exited(machine.complain("listen tcp :\(port): bind: address already in use", of: process))
            }
            isListening = true
            machine.write("Started HTTP server on port \(port)\n", to: 2, of: process)
        }
        guard let request = machine.takeRequest(of: process) else { return .request(until: nil) }
        let (response, exit) = respond(to: request, &machine)
        machine.write("GET \(request.message.target.prefix(1024))\n", to: 2, of: process)
        machine.respond(request.id, with: response)
        if let exit { return .exited(exit) }
        return .nothing
    }

    private mutating func respond(to request: ServerRequest, _ machine: inout Machine) -> (HTTPResponse, Int32?) {
        let message = request.message
        if isHostnameOnly { return (HTTPResponse(text: machine.identity.hostname), nil) }
        switch message.path {
        case "/": return (HTTPResponse(text: "NOW: \(machine.now)"), nil)
        case "/hostname", "/hostName": return (HTTPResponse(text: machine.identity.hostname), nil)
        case "/clientip": return (HTTPResponse(text: "\(request.client):40000"), nil)
        case "/echo":
            let code = message.parameter("code").flatMap { Int($0) } ?? 200
            return (HTTPResponse((200...599).contains(code) ? code : 200, text: message.parameter("msg") ?? ""), nil)
        case "/healthz": return (HTTPResponse(text: ""), nil)
        case "/header":
            return (HTTPResponse(text: message.parameter("key").flatMap { message.header($0) } ?? ""), nil)
        case "/exit":
            return (HTTPResponse(text: ""), message.parameter("code").flatMap { Int32($0) } ?? 0)
        default: return (HTTPResponse(404, text: "404 page not found\n"), nil)
        }
    }
}
