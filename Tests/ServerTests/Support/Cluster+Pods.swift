import Cluster
import Model
import Server

extension Cluster {
    /// A cluster in which Pods with one container, `main`, have had a minute to run.
    ///
    /// - Parameter images: the image of each Pod by its name; words behind it are the container's command.
    static func withPods(
        _ images: [String: String], change: (inout Settings) -> Void = { _ in }
    ) throws -> Cluster {
        var settings = Settings()
        change(&settings)
        var cluster = Cluster(settings: settings)
        for (name, image) in images.sorted(by: { $0.key < $1.key }) {
            var pod = Pod()
            pod.metadata = ObjectMeta(name: name, namespace: "default", labels: ["app": "web"])
            let words = image.split(separator: " ", maxSplits: 3).map(String.init)
            var container = Container()
            container.name = "main"
            container.image = words[0]
            container.command = Array(words.dropFirst())
            pod.spec.containers = [container]
            try cluster.server.create(pod)
        }
        cluster.run(for: .seconds(60))
        return cluster
    }
}

extension LiveServer.Options {
    /// The usual ones, for a cluster that has come to a moment.
    static func at(_ moment: Timestamp) -> LiveServer.Options {
        var options = LiveServer.Options()
        options.clock = LiveClock(start: moment)
        return options
    }
}
