import ArgumentParser
import Foundation

/// Makes StatefulSets and prints how long it takes until a watch shows all of their Pods ready.
struct SetsLoad: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sets", abstract: "Measure how fast StatefulSets come up.",
        discussion: "The cluster's nodes should be instant, and enough of them: ordinal up --speed instant --nodes 20.")

    @Argument(help: "The cluster's address, such as http://127.0.0.1:6443/k/SECRET.")
    var server: String

    @Option(help: "How often each set is made; the median is printed.")
    var runs = 5

    func run() throws {
        let target = try Connection.Target(server)
        for (management, replicas) in [("Parallel", 1000), ("OrderedReady", 100)] {
            for claims in [false, true] {
                let times = try (0..<runs).map { _ in
                    try Self.time(management: management, replicas: replicas, claims: claims, target)
                }.sorted()
                print(
                    "\(management), \(replicas) replicas\(claims ? " with claims" : "")",
                    String(format: "%8.0f ms", times.percentile(50).milliseconds), "of \(runs)", separator: "\t")
            }
        }
    }

    /// From the request until a watch shows all replicas ready.
    ///
    /// The namespace is removed again before it returns, so that what is going away costs the next measurement nothing.
    private static func time(
        management: String, replicas: Int, claims: Bool, _ target: Connection.Target
    ) throws -> Duration {
        let (writer, watcher) = (try Connection(target), try Connection(target))
        try writer.makeNamespace("sets")
        let path = "/apis/apps/v1/namespaces/sets/statefulsets"
        try watcher.watch(path + "?watch=1")
        let clock = ContinuousClock()
        let start = clock.now
        let set = statefulSet(management: management, replicas: replicas, claims: claims)
        let (code, _) = try writer.ask("POST", path, body: set)
        guard code == 201 else { throw LoadError(description: "POST \(path): answered \(code)") }
        let ready = Array(#""readyReplicas":\#(replicas)"#.utf8)
        while try watcher.nextEvent().firstRange(of: ready) == nil {}
        let time = clock.now - start
        _ = try writer.ask("DELETE", "/api/v1/namespaces/sets")
        while try writer.ask("GET", "/api/v1/namespaces/sets").code != 404 { usleep(10_000) }
        return time
    }

    private static func statefulSet(management: String, replicas: Int, claims: Bool) -> String {
        let mount = #","volumeMounts":[{"name":"data","mountPath":"/data"}]"#
        let template = """
            ,"volumeClaimTemplates":[{"metadata":{"name":"data"},"spec":{"accessModes":["ReadWriteOnce"],\
            "resources":{"requests":{"storage":"1Gi"}}}}]
            """
        return """
            {"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"set"},"spec":{"serviceName":"set",\
            "replicas":\(replicas),"podManagementPolicy":"\(management)","selector":{"matchLabels":{"app":"set"}},\
            "template":{"metadata":{"labels":{"app":"set"}},"spec":{"containers":[{"name":"pause","image":"pause"\
            \(claims ? mount : "")}]}}\(claims ? template : "")}}
            """
    }
}
