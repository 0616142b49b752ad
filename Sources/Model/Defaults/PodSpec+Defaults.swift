extension PodSpec {
    /// Fills in what a Pod and the template of a Pod have in common.
    mutating func applyDefaults() {
        dnsPolicy.setIfEmpty("ClusterFirst")
        restartPolicy.setIfEmpty("Always")
        terminationGracePeriodSeconds.setIfAbsent(30)
        securityContext.setIfAbsent([:])
        schedulerName.setIfEmpty("default-scheduler")
        mirrorServiceAccount()
        for index in volumes.indices { volumes[index].applyDefaults() }
        for index in initContainers.indices { initContainers[index].applyDefaults() }
        for index in containers.indices { containers[index].applyDefaults() }
        other.update("ephemeralContainers") { list in
            list.updateElements { $0.update(as: Container.self) { $0.applyDefaults() } }
        }
        other.update("resources") { $0.update(as: ResourceRequirements.self) { $0.applyDefaults() } }
    }

    /// The account has an old name, `serviceAccount`, that always shows the same value.
    private mutating func mirrorServiceAccount() {
        if serviceAccountName.isEmpty { serviceAccountName = other["serviceAccount"]?.string ?? "" }
        other["serviceAccount"] = serviceAccountName.isEmpty ? nil : .string(serviceAccountName)
    }

    /// Fills in what only a Pod of its own gets, not a template.
    mutating func applyPodDefaults() {
        enableServiceLinks.setIfAbsent(true)
        let usesHostNetwork = other["hostNetwork"]?.bool == true
        for index in initContainers.indices { initContainers[index].applyPodDefaults(hostNetwork: usesHostNetwork) }
        for index in containers.indices { containers[index].applyPodDefaults(hostNetwork: usesHostNetwork) }
    }

    /// Adds what the server's admission plugins add to a new Pod: its priority, and how long it outlives a lost node.
    mutating func applyAdmissionDefaults() {
        other["priority"] = other["priority"] ?? 0
        other["preemptionPolicy"] = other["preemptionPolicy"] ?? "PreemptLowerPriority"
        for key in ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"] where !tolerates(key) {
            var toleration = Toleration()
            toleration.key = key
            toleration.operator = "Exists"
            toleration.effect = "NoExecute"
            toleration.tolerationSeconds = 300
            tolerations.append(toleration)
        }
    }

    private func tolerates(_ taint: String) -> Bool {
        tolerations.contains {
            ($0.key == taint || $0.key.isEmpty) && ($0.effect == "NoExecute" || $0.effect.isEmpty)
        }
    }
}

extension PodTemplateSpec {
    /// Fills in the template's Pod.
    mutating func applyDefaults() {
        spec.applyDefaults()
    }
}

extension Pod: Defaulted {
    /// Fills in the Pod.
    public mutating func applyDefaults() {
        spec.applyDefaults()
        spec.applyPodDefaults()
    }
}
