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
        let sets = [("Parallel", 1000, false), ("Parallel", 1000, true), ("OrderedReady", 100, false)]
        for (number, set) in (sets + [("OrderedReady", 100, true)]).enumerated() {
            var times: [Duration] = []
            for run in 0..<runs {
                times.append(
                    try Self.time(management: set.0, replicas: set.1, claims: set.2, in: "s\(number)-\(run)", target))
            }
            times.sort()
            let milliseconds = String(format: "%8.0f ms", times.percentile(50).milliseconds)
            print(
                "\(set.0), \(set.1) replicas\(set.2 ? " with claims" : "")", milliseconds, "of \(runs)", separator: "\t"
            )
        }
    }

    /// From the request until a watch shows all replicas ready; the namespace is removed again.
    private static func time(
        management: String, replicas: Int, claims: Bool, in namespace: String, _ target: Connection.Target
    ) throws -> Duration {
        let (writer, watcher) = (try Connection(target), try Connection(target))
        let body = #"{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"\#(namespace)"}}"#
        _ = try writer.ask("POST", "/api/v1/namespaces", body: body)
        let path = "/apis/apps/v1/namespaces/\(namespace)/statefulsets"
        try watcher.watch(path + "?watch=1")
        let clock = ContinuousClock()
        let start = clock.now
        let set = statefulSet(management: management, replicas: replicas, claims: claims)
        let (code, _) = try writer.ask("POST", path, body: set)
        guard code == 201 else { throw LoadError(description: "POST \(path): answered \(code)") }
        let ready = Array(#""readyReplicas":\#(replicas)"#.utf8)
        while try watcher.nextEvent().firstRange(of: ready) == nil {}
        let time = clock.now - start
        _ = try writer.ask("DELETE", "/api/v1/namespaces/\(namespace)")
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
