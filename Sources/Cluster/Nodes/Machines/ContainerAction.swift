import Containers
import Model

/// Something that a node does to a container, as a probe or a hook describes it.
enum ContainerAction: Hashable, Sendable {
    case exec([String])
    case request(host: String?, port: Int, HTTPRequest, isSecure: Bool)
    case connect(port: Int)
    case sleep(Duration)
    /// Something that the simulation cannot do, and why.
    case refused(String)

    /// What a handler asks for; `nil` where it asks for nothing.
    init?(
        exec: JSON?, httpGet: JSON?, tcpSocket: JSON?, sleep: JSON? = nil, grpc: JSON? = nil, of container: Container
    ) {
        if let exec {
            self = .exec((exec["command"]?.array ?? []).compactMap(\.string))
        } else if let httpGet {
            self = Self.request(httpGet, of: container)
        } else if let tcpSocket {
            self = Self.port(tcpSocket["port"], of: container).map { .connect(port: $0) } ?? Self.unknownPort(tcpSocket)
        } else if let sleep {
            self = .sleep(.seconds(sleep["seconds"]?.integer ?? 0))
        } else if grpc != nil {
            self = .refused("gRPC is not simulated; use exec, httpGet or tcpSocket")
        } else {
            return nil
        }
    }

    /// What a probe does.
    init?(_ probe: Probe, of container: Container) {
        self.init(
            exec: probe.exec, httpGet: probe.httpGet, tcpSocket: probe.tcpSocket, grpc: probe.grpc, of: container)
    }

    /// What a container's hook does: `postStart` or `preStop`.
    init?(hook: String, of container: Container) {
        guard let handler = container.other["lifecycle"]?[hook] else { return nil }
        self.init(
            exec: handler["exec"], httpGet: handler["httpGet"], tcpSocket: handler["tcpSocket"],
            sleep: handler["sleep"], of: container)
    }

    private static func request(_ value: JSON, of container: Container) -> ContainerAction {
        guard let port = port(value["port"], of: container) else { return unknownPort(value) }
        let path = value["path"]?.string ?? "/"
        var headers = [HTTPHeader("User-Agent", "kube-probe/1.36"), HTTPHeader("Accept", "*/*")]
        for header in value["httpHeaders"]?.array ?? [] {
            headers.append(HTTPHeader(header["name"]?.string ?? "", header["value"]?.string ?? ""))
        }
        let host = value["host"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        return .request(
            host: host, port: port, HTTPRequest(target: path.hasPrefix("/") ? path : "/\(path)", headers: headers),
            isSecure: value["scheme"]?.string == "HTTPS")
    }

    private static func port(_ value: JSON?, of container: Container) -> Int? {
        if let number = value?.integer { return Int(number) }
        guard let name = value?.string else { return nil }
        return container.ports.first { $0.name == name }.map { Int($0.containerPort) } ?? Int(name)
    }

    private static func unknownPort(_ value: JSON) -> ContainerAction {
        .refused("couldn't extract port: \(value["port"]?.string ?? "") is no port of the container")
    }
}

/// An action that has begun.
struct ActionRun: Hashable, Sendable {
    enum Hold: Hashable, Sendable {
        /// A session of the container.
        case session(Int)
        /// A request, by the number that the container gives its actions.
        case request(Int, url: String)
        case time
    }

    let hold: Hold
    /// When it is given up; one that waits for a moment succeeds then.
    let deadline: Timestamp
    /// How long it may take.
    let limit: Duration
}

/// What came of an action.
enum ActionResult: Hashable, Sendable {
    case success
    case failure(String)
    /// It could not be done, so that nothing is known.
    case unknown(String)
}
