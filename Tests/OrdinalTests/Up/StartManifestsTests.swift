import Cluster
import Manifests
import Model
import Testing

@testable import ordinal

@Suite("What a cluster starts with")
struct StartManifestsTests {
    private static let shop = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {team: sales}}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings, namespace: shop}
        data: {colour: blue, size: large}
        """

    private static func apply(_ text: String, to cluster: inout Cluster) throws -> [String] {
        let reading = try ManifestReader.read(text: Array(text.utf8), name: "start.yaml")
        return try StartManifests(reading.manifests).apply(to: &cluster)
    }

    /// The cluster that a later process makes of what this one has left behind.
    private static func restarted(_ cluster: Cluster) -> Cluster {
        var settings = cluster.settings
        settings.start = cluster.now + .seconds(3600)
        return Cluster(
            settings: settings, restoring: cluster.server.listAll(), revision: cluster.server.revision,
            volumes: cluster.server.volumes)
    }

    private static func data(in cluster: Cluster) -> [String: String]? {
        cluster.server.find(ConfigMap.self, "settings", in: "shop")?.data
    }

    private static func replicas(in cluster: Cluster) -> Int32? {
        cluster.server.find(StatefulSet.self, "nginx-web", in: "default")?.spec.replicas
    }

    @Test("Objects are made in the order of the documents, and at the next start nothing is changed")
    func again() throws {
        var cluster = Cluster()
        #expect(try Self.apply(Self.shop, to: &cluster) == ["namespace/shop created", "configmap/settings created"])
        cluster.settle(until: cluster.now + .seconds(60))
        var next = Self.restarted(cluster)
        #expect(
            try Self.apply(Self.shop, to: &next) == ["namespace/shop unchanged", "configmap/settings unchanged"])
        #expect(next.server.revision == cluster.server.revision)
        #expect(Self.data(in: next) == ["colour": "blue", "size": "large"])
    }

    @Test("What a file sets is set at the next start, and what it leaves out now is taken back")
    func changed() throws {
        var cluster = Cluster()
        _ = try Self.apply(Self.shop, to: &cluster)
        var next = Self.restarted(cluster)
        let text = Self.shop.replacing("{colour: blue, size: large}", with: "{colour: green}")
        #expect(try Self.apply(text, to: &next) == ["namespace/shop unchanged", "configmap/settings configured"])
        #expect(Self.data(in: next) == ["colour": "green"])
    }

    @Test("What somebody has set since is set back if the file says otherwise, and stays if it says nothing")
    func others() throws {
        let text = String(decoding: PackageResources.nginx_yaml, as: UTF8.self)
        for (text, kept) in [(text, 3), (text.replacing("  replicas: 3\n", with: ""), 5)] {
            var cluster = Cluster()
            _ = try Self.apply(text, to: &cluster)
            _ = try cluster.perform(try MoveCommand.move(for: "scale sts/nginx-web --replicas=5"))
            var next = Self.restarted(cluster)
            let said = try Self.apply(text, to: &next)
            #expect(said.last == "statefulset.apps/nginx-web \(kept == 3 ? "configured" : "unchanged")")
            #expect(Self.replicas(in: next) == Int32(kept))
        }
    }

    @Test("All that the API refuses is told with its file and document, and then nothing is done at all")
    func refusals() throws {
        var cluster = Cluster()
        _ = try Self.apply(String(decoding: PackageResources.nginx_yaml, as: UTF8.self), to: &cluster)
        let (revision, now) = (cluster.server.revision, cluster.now)
        let moved = String(decoding: PackageResources.nginx_yaml, as: UTF8.self)
            .replacing("serviceName: \"nginx\"", with: "serviceName: other")
        let stray = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: stray, namespace: nowhere}\n"
        let error = #expect(throws: CommandFailure.self) {
            try Self.apply([Self.shop, moved, stray].joined(separator: "\n---\n"), to: &cluster)
        }
        let said = error?.description.split(separator: "\n") ?? []
        #expect(said.count == 2)
        #expect(said.first?.hasPrefix("start.yaml:24 (document 4): ") == true, "\(said)")
        #expect(said.first?.contains("updates to statefulset spec for fields other than") == true, "\(said)")
        #expect(said.last?.hasSuffix("(document 5): namespaces \"nowhere\" not found") == true, "\(said)")
        #expect(cluster.server.revision == revision && cluster.now == now)
        #expect(cluster.server.find(Namespace.self, "shop") == nil)
    }
}
