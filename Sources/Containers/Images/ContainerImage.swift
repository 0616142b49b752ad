import Model

/// What an image gives to a container: files, and the program that it starts.
package struct ContainerImage: Sendable {
    /// The name without registry, tag and digest.
    package let name: String
    /// What is started where the container says nothing else.
    package let command: [String]
    /// What a container's own arguments are arguments of; they are a command of their own where it is empty.
    package let entrypoint: [String]
    package let environment: [String: String]
    /// Whether its program waits for others, so that it need not run before anybody asks for it.
    package let isIdle: Bool
    /// Whether the simulation knows it; those that it does not know pause.
    package let isKnown: Bool
    /// The image's own files.
    package let files: FileTree

    /// What an image of a reference is.
    package init(_ reference: String) {
        let path = reference.prefix { $0 != "@" }
        let last = path.split(separator: "/").last ?? ""
        let name = String(last.prefix { $0 != ":" })
        let search = Self.usualEnvironment
        switch name {
        case "nginx", "nginx-unprivileged", "nginx-slim":
            self.init(name, ["nginx", "-g", "daemon off;"], search, isIdle: true, ImageFiles.nginx)
        case "httpd": self.init(name, ["httpd-foreground"], search, isIdle: true, ImageFiles.httpd)
        case "busybox", "alpine", "debian", "ubuntu", "bash", "dnsutils", "jessie-dnsutils", "toolbox", "curl":
            self.init(name, ["sh"], search, isIdle: false, ImageFiles.shell)
        case "agnhost":
            self.init(name, ["/agnhost", "pause"], entrypoint: 1, search, isIdle: true, ImageFiles.agnhost)
        case "serve_hostname", "serve-hostname":
            self.init(name, ["/agnhost", "serve-hostname"], entrypoint: 2, search, isIdle: true, ImageFiles.agnhost)
        case "quorum": self.init(name, ["/quorum"], entrypoint: 1, search, isIdle: false, ImageFiles.quorum)
        case "pause": self.init(name, ["/pause"], entrypoint: 1, search, isIdle: true, ImageFiles.pause)
        default:
            self.init(name, ["/pause"], search, isIdle: true, isKnown: false, ImageFiles.pause)
        }
    }

    private static let usualEnvironment = [
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root",
    ]

    private init(
        _ name: String, _ command: [String], entrypoint: Int = 0, _ environment: [String: String], isIdle: Bool,
        isKnown: Bool = true, _ files: FileTree
    ) {
        self.name = name
        self.command = command
        self.entrypoint = Array(command.prefix(entrypoint))
        self.environment = environment
        self.isIdle = isIdle
        self.isKnown = isKnown
        self.files = files
    }
}

extension ContainerImage {
    /// What is started in a container that gives a command or arguments of its own, or none.
    package func words(command: [String], arguments: [String]) -> [String] {
        guard isKnown else { return self.command }
        if !command.isEmpty { return command + arguments }
        return arguments.isEmpty ? self.command : entrypoint + arguments
    }
}
