import ArgumentParser
import Foundation

/// Asks a cluster's DNS server and prints how much it answered.
struct NamesLoad: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "names", abstract: "Measure the names that a cluster on this machine serves, by UDP.",
        discussion: """
            With --process the server's own processor time is told as well. It is what counts where clients and server \
            share a few cores: a query's share of it says how many one core could answer.
            """)

    @Argument(help: "The port on 127.0.0.1.")
    var port: UInt16

    @Argument(
        help: "The names to ask for, one after the other; a name of the form NAME/TYPE asks for another type than A.")
    var names: [String]

    @Option(help: "How many clients ask at the same time.")
    var clients = 1

    @Option(help: "How many questions of each client are under way at a time.")
    var window = 32

    @Option(help: "For how many seconds they ask.")
    var seconds = 5.0

    @Option(name: .customLong("process"), help: "The server's process id.")
    var server: Int32?

    func validate() throws {
        guard !names.isEmpty, clients > 0, window > 0, seconds > 0 else {
            throw ValidationError("names, clients, the window and the seconds must each be more than none")
        }
    }

    func run() throws {
        let questions = try names.enumerated().map { try NameQuestion($1, id: UInt16($0)) }
        let before = server.flatMap(ProcessorTime.init)
        let clock = ContinuousClock()
        let start = clock.now
        let end = start + .seconds(seconds)
        let outcomes = concurrently(clients) { [port, window] _ in
            try NameClient(port: port).ask(questions, window: window, until: end)
        }
        let counts = try outcomes.map { try $0.get() }
        let elapsed = (clock.now - start).milliseconds / 1000
        let answered = counts.reduce(0) { $0 + $1.answered }
        let lost = counts.reduce(0) { $0 + $1.lost }
        print(String(format: "%9.0f answers a second, %d lost", Double(answered) / elapsed, lost))
        guard let before, let after = server.flatMap(ProcessorTime.init) else { return }
        let used = after.seconds - before.seconds
        print(
            String(
                format: "%9.2f us of the server's processor time for each: %.0f a second on one core",
                used / Double(answered) * 1e6, Double(answered) / used))
    }
}
