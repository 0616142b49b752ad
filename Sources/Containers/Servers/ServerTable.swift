/// The programs of images, beside the small commands.
enum ServerTable {
    /// The file that shows that an image has a program.
    private static let places = [
        "nginx": "usr/sbin/nginx", "httpd": "usr/local/apache2/bin/httpd",
        "httpd-foreground": "usr/local/bin/httpd-foreground", "agnhost": "agnhost", "pause": "pause",
        "quorum": "quorum",
        "docker-entrypoint.sh": "docker-entrypoint.sh",
    ]

    static func has(_ name: String, files: FileSystem) -> Bool {
        places[name].map { files.trees[0].node(at: $0) != nil } ?? false
    }

    static func program(
        _ command: String, _ arguments: [String], environment: [String: String], machine: Machine
    ) -> (any Program)? {
        let name = command.split(separator: "/").last.map(String.init) ?? command
        guard has(name, files: machine.files) else { return nil }
        switch name {
        case "nginx": return nginxTool(arguments) ?? WebServer(.nginx)
        case "httpd", "httpd-foreground": return WebServer(.httpd)
        case "agnhost": return Agnhost.program(arguments)
        case "quorum":
            return arguments.first == "writer"
                ? QuorumWriter(arguments, identity: machine.identity, now: machine.now)
                : QuorumServer(identity: machine.identity, environment: environment)
        case "docker-entrypoint.sh":
            guard let first = arguments.first else { return nil }
            return program(first, Array(arguments.dropFirst()), environment: environment, machine: machine)
        default: return Pause()
        }
    }

    /// What `nginx` does beside serving: it checks its configuration, or tells the server something.
    private static func nginxTool(_ arguments: [String]) -> (any Program)? {
        let orders: [String: Signal] = ["stop": .terminate, "quit": .quit, "reload": .hangUp, "reopen": .user1]
        let command: ImmediateCommand
        switch arguments.first {
        case "-t"?:
            command = { machine, process, _ in
                let text = "nginx: configuration file /etc/nginx/nginx.conf test is successful"
                return machine.complain(text, of: process, status: 0)
            }
        case "-s"?:
            guard arguments.count > 1, let signal = orders[arguments[1]] else {
                command = { machine, process, _ in
                    machine.complain("nginx: invalid option: \"-s\"", of: process)
                }
                break
            }
            command = { machine, _, _ in
                machine.signal(Machine.mainProcess, signal)
                return 0
            }
        default: return nil
        }
        return ImmediateProgram(command: command, arguments: [])
    }
}
