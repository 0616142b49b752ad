import Model

extension Pod {
    /// Whether one of its volumes is made of a ConfigMap.
    func mounts(_ map: ConfigMap) -> Bool {
        guard metadata.namespace == map.metadata.namespace else { return false }
        return spec.volumes.contains { volume in
            let projected = volume.other["projected"]?["sources"]?.array ?? []
            return volume.configMap?["name"]?.string == map.metadata.name
                || projected.contains { $0["configMap"]?["name"]?.string == map.metadata.name }
        }
    }

    /// How long its containers have to end by themselves.
    func grace(overridden seconds: Int64?) -> Duration {
        .seconds(seconds ?? spec.terminationGracePeriodSeconds ?? 30)
    }

    /// Whether its volumes or environments are made of other objects.
    var refersToConfiguration: Bool {
        let containers = spec.initContainers + spec.containers
        return spec.volumes.contains {
            $0.configMap != nil || $0.other["secret"] != nil || $0.other["projected"] != nil
        }
            || containers.contains { $0.other["envFrom"] != nil || $0.env.contains { $0.valueFrom != nil } }
    }
}
