import ArgumentParser
import Foundation
import Manifests
import Server

/// `ordinal up`: a cluster in real time that kubectl drives.
struct UpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "up",
        abstract: "Start a cluster that kubectl drives.",
        discussion: """
            The cluster lives in this process, in real time, until Ctrl-C. Without --data it is ephemeral: everything \
            in it is gone when it stops.

            It listens on this machine only, under an address with a secret in it. The address stands in a kubeconfig \
            that only you can read: $XDG_RUNTIME_DIR/ordinal/kubeconfig, or ~/.ordinal/kubeconfig where there is no \
            such directory. The file is removed when the cluster stops.

            --listen on any other address demands TLS and a token, and so a build with them: 'swift run --traits \
            default,TLS ordinal up --listen 0.0.0.0:6443'. The kubeconfig then holds the token and the certificate \
            authority; with --data both stay the same from start to start.

            It answers for the cluster's names too, by DNS, on a loopback port that is printed: --dns-listen chooses it, \
            --no-dns leaves it out.

            --speed says how fast nodes and controllers are: 10x makes every delay a tenth, instant makes none. The \
            clock is the real one at every speed.

            --lab 02 lets your code of that lab decide (01 to 05 can), instead of Kubernetes' own. If it throws, crashes \
            or takes longer than two seconds, the cluster stays up, and an event of the StatefulSet says what happened. \
            The API waits those two seconds with it; code that gave no answer is then left alone for twenty seconds, and \
            twice as long each further time, up to five minutes.

            Exit status: 0 after Ctrl-C, 1 if the cluster could not start or a manifest was refused, 64 for wrong usage.
            """
    )

    @Option(help: ArgumentHelp("Keep the cluster's state in a directory.", valueName: "dir"))
    var data: String?

    @Flag(help: "Keep nothing; this is how it is without --data.")
    var ephemeral = false

    @Option(
        help: ArgumentHelp("Where to listen; port 0 is any free one.", valueName: "host:port"),
        transform: { try ListenAddress($0) })
    var listen = ListenAddress.anyLoopbackPort

    @Flag(help: "Demand TLS and a token on the loopback interface too.")
    var tls = false

    @Option(
        help: ArgumentHelp(
            "A name or address more for the certificate, by which other machines know this one; may be repeated.",
            valueName: "name"))
    var tlsSan: [String] = []

    @Option(
        help: ArgumentHelp(
            "Where to serve the cluster's names (DNS, by UDP and TCP), on this machine; port 0 is any free one.",
            valueName: "host:port"),
        transform: { try ListenAddress($0) })
    var dnsListen = ListenAddress.anyLoopbackPort

    @Flag(name: .customLong("no-dns"), help: "Serve no names.")
    var withoutNames = false

    @Flag(
        help: ArgumentHelp(
            "Let Pods' web servers answer on addresses of this machine, 127.244.0.0/16, to which their names then lead."
        ))
    var podLoopback = false

    @Option(help: "How many nodes the cluster has.")
    var nodes = 3

    @Option(help: "How fast nodes and controllers are: \(Speed.allCases.map(\.rawValue).joined(separator: ", ")).")
    var speed = Speed.real

    @Option(
        help: ArgumentHelp(
            "How long a node may be silent before it counts as not ready (default: 50s).", valueName: "time"))
    var nodeMonitorGracePeriod: VirtualDuration?

    @Option(help: ArgumentHelp("Switches of the cluster: MaxUnavailableStatefulSet=true.", valueName: "gate=bool"))
    var featureGates = GateSetting()

    @Flag(name: .customLong("no-controllers"), help: "Only the API: nothing acts by itself.")
    var withoutControllers = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("YAML or JSON files, or directories of them, to apply at the start.", valueName: "file"))
    var apply: [String] = []

    @Option(help: ArgumentHelp("Let your code of this lab run the cluster.", valueName: "number"))
    var lab: String?

    @Option(help: ArgumentHelp("Write the kubeconfig here instead.", valueName: "path"))
    var kubeconfig: String?

    @Option(
        help: ArgumentHelp("Where random choices come from; another one each time unless given.", visibility: .hidden))
    var seed: UInt64?

    @Flag(help: "Say on standard error what happens, a line for each request.")
    var verbose = false

    func validate() throws {
        guard (0...1000).contains(nodes) else { throw ValidationError("--nodes takes 0 to 1000, not \(nodes)") }
        if isSecure, !TransportSecurity.isBuiltIn {
            throw ValidationError(
                "\(ListenAddressError.demandsTLS(option: listen.isLoopback ? "--tls" : "--listen \(listen)"))")
        }
        if let name = tlsSan.first(where: { !ServerNames.isName($0) }) {
            throw ValidationError("--tls-san takes a host name or an address, not '\(name)'")
        }
        if !tlsSan.isEmpty, !isSecure {
            throw ValidationError("--tls-san needs --tls, or --listen on another address than loopback")
        }
        if data != nil, ephemeral { throw ValidationError("--data and --ephemeral exclude each other") }
    }

    /// Whether connections are encrypted and clients bring a token.
    var isSecure: Bool { tls || !listen.isLoopback }

    func run() async throws {
        let reading = apply.isEmpty ? nil : try ManifestReader.read(files: apply)
        for warning in reading?.warnings ?? [] { RunCommand.complain("warning: \(warning)") }
        let signals = StopSignals()
        defer { withExtendedLifetime(signals) {} }
        let world = try LiveWorld(self, applying: reading?.manifests ?? [])
        let server = try await world.serve(log: ServerLog(isVerbose: verbose) { RunCommand.complain("ordinal: \($0)") })
        do {
            world.applied.forEach(Self.say)
            let file = try await place(for: server)
            try file.write(world.entry(for: server))
            announce(server, file)
            await signals.first()
            file.remove(url: server.url)
        } catch {
            await server.stop()
            throw error
        }
        guard await server.stop() else {
            throw CommandFailure("the last changes could not be written, and are lost")
        }
    }

    /// Where the kubeconfig goes; the standard place may be taken by a cluster that is up.
    private func place(for server: LiveServer) async throws -> Kubeconfig {
        let wanted =
            kubeconfig.map { Kubeconfig(path: URL(fileURLWithPath: $0).path) }
            ?? .standard(environment: ProcessInfo.processInfo.environment)
        if kubeconfig == nil { try wanted.makeDirectory() }
        guard case .cluster(let other) = wanted.standing, await Reachability.answers(other) else { return wanted }
        guard kubeconfig == nil else { throw KubeconfigError.inUse(path: wanted.path) }
        return wanted.alternative(port: server.address.port)
    }

    private func announce(_ server: LiveServer, _ file: Kubeconfig) {
        Self.say(
            """
            The cluster listens on \(isSecure ? "https" : "http")://\(server.address) (\(data.map { "data in \($0)" } ?? "ephemeral")). \
            Ctrl-C stops it.
            Paste into another terminal:

            export KUBECONFIG=\(ShellQuoting.quoted(file.path))
            kubectl get nodes
            \(Self.digLine(server.namesAddress))
            """)
        if server.address.isAnyAddress {
            Self.say(
                """
                From another machine: copy that file there, and write this machine's name or address in the place of \
                \(server.url).

                """)
        }
    }

    /// A command that asks for a name that every cluster has; empty where names are not served.
    private static func digLine(_ address: ListenAddress?) -> String {
        address.map { "dig @\($0.host) -p \($0.port) kubernetes.default.svc.cluster.local\n" } ?? ""
    }

    /// Prints a line at once, also where the output is no terminal.
    static func say(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }
}

extension Speed: ExpressibleByArgument {}
