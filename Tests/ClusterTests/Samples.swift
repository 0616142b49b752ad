import Model

/// Objects that several suites use.
enum Samples {
    /// A StatefulSet of the course's kind in `default`, with a claim for each Pod where that is asked for.
    static func statefulSet(
        _ name: String = "web", replicas: Int32, isParallel: Bool = false, hasClaims: Bool = false
    ) -> StatefulSet {
        var set = StatefulSet()
        set.metadata = ObjectMeta(name: name, namespace: "default")
        var selector = LabelSelector()
        selector.matchLabels = ["app": name]
        set.spec.selector = selector
        set.spec.replicas = replicas
        set.spec.serviceName = "nginx"
        if isParallel { set.spec.podManagementPolicy = "Parallel" }
        set.spec.template.metadata.labels = ["app": name]
        set.spec.template.spec.containers = [.simulated("nginx")]
        if hasClaims {
            var mount = VolumeMount()
            mount.name = "www"
            mount.mountPath = "/usr/share/nginx/html"
            set.spec.template.spec.containers[0].volumeMounts = [mount]
            set.spec.volumeClaimTemplates = [.made("www")]
            set.spec.volumeClaimTemplates[0].metadata.namespace = ""
        }
        return set
    }
}
