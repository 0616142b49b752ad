import ArgumentParser
import Foundation

/// Puts a load on the API and prints what it took.
struct APILoad: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "api", abstract: "Measure the API of a cluster that runs on this machine.",
        discussion: "The cluster should run without controllers: ordinal up --no-controllers.")

    @Argument(help: "The cluster's address, such as http://127.0.0.1:6443/k/SECRET.")
    var server: String

    @Option(help: "How many clients ask at the same time.")
    var clients = 8

    @Option(help: "For how many seconds each kind of request is made.")
    var seconds = 3.0

    @Option(help: "How many watchers listen while objects are created.")
    var watchers = 100

    @Option(help: "How many objects each list holds.")
    var objects = 1000

    func run() throws {
        let target = try Connection.Target(server)
        try prepare(target)
        let creates = try Throughput.measure(clients: clients, seconds: seconds, target: target) { client, number in
            (
                "POST", "/api/v1/namespaces/load/configmaps",
                Self.configMap("c\(client)-\(number)")
            )
        }
        print("creates, \(clients) clients", creates.summary, separator: "\t")
        let gets = try Throughput.measure(clients: clients, seconds: seconds, target: target) { _, number in
            ("GET", "/api/v1/namespaces/lists/configmaps/l\(number % objects)", "")
        }
        print("gets, \(clients) clients", gets.summary, separator: "\t")
        let lists = try Throughput.measure(clients: clients, seconds: seconds, target: target) { _, _ in
            ("GET", "/api/v1/namespaces/lists/configmaps", "")
        }
        print("lists of \(objects), \(clients) clients", lists.summary, separator: "\t")
        let fanOut = try FanOut.measure(watchers: watchers, events: 200, target: target)
        print("event to \(watchers) watchers", fanOut, separator: "\t")
    }

    /// Makes the namespaces and the objects that are listed.
    private func prepare(_ target: Connection.Target) throws {
        let connection = try Connection(target)
        for name in ["load", "lists", "watched"] { try connection.makeNamespace(name) }
        for number in 0..<objects {
            let path = "/api/v1/namespaces/lists/configmaps"
            _ = try connection.ask("POST", path, body: Self.configMap("l\(number)"))
        }
    }

    /// A small object.
    static func configMap(_ name: String) -> String {
        #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"\#(name)"},"data":{"k":"v"}}"#
    }
}
