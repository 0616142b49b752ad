import Cluster
import LabKit
import Model
import Testing

@Suite("A timeline of a simulated cluster")
struct TimelineBuilderClusterTests {
    @Test("Every Pod of a scaled set has a lane without gaps, and every claim its bar beneath")
    func scaledSet() throws {
        var cluster = Cluster()
        let start = cluster.now
        try cluster.apply(JSON(parsing: Self.manifest), type: StatefulSet.self)
        cluster.settle(until: cluster.now + .seconds(60))
        try cluster.perform(.scale(Self.target, replicas: 1))
        cluster.settle(until: cluster.now + .seconds(60))
        cluster.run(for: .seconds(5))
        let timeline = Timeline(title: "run", events: cluster.history, start: start, end: cluster.now)

        #expect(timeline.groups.map(\.label) == ["web-0", "web-1"])
        #expect(timeline.groups.map { $0.claims.map(\.name) } == [["www-web-0"], ["www-web-1"]])
        #expect(timeline.groups.flatMap(\.claims).allSatisfy { $0.bound != nil && $0.end == nil })
        let lanes = timeline.groups.flatMap(\.lanes)
        #expect(lanes.map { $0.incarnations.last?.spans.last?.phase } == [.ready, .terminating])
        for pod in lanes.flatMap(\.incarnations) {
            #expect(zip(pod.spans, pod.spans.dropFirst()).allSatisfy { $0.to == $1.from })
            #expect(pod.spans.allSatisfy { $0.from < $0.to })
            #expect(pod.spans.prefix(4).map(\.phase) == [.pending, .creating, .running, .ready])
        }
    }

    static let target = Move.Target(kind: StatefulSet.kind, key: ObjectKey(namespace: "default", name: "web"))

    static let manifest = """
        {"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "web"}, "spec": {
          "selector": {"matchLabels": {"app": "web"}}, "serviceName": "web", "replicas": 2,
          "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [
            {"name": "nginx", "image": "nginx:1", "volumeMounts": [{"name": "www", "mountPath": "/www"}]}]}},
          "volumeClaimTemplates": [{"metadata": {"name": "www"}, "spec": {
            "accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}}]}}
        """
}
