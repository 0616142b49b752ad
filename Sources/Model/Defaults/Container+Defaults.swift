extension Container {
    /// Fills in the container.
    mutating func applyDefaults() {
        imagePullPolicy.setIfEmpty(ImageReference.pullPolicy(for: image))
        terminationMessagePath.setIfEmpty("/dev/termination-log")
        terminationMessagePolicy.setIfEmpty("File")
        for index in ports.indices { ports[index].protocol.setIfEmpty("TCP") }
        for index in env.indices {
            env[index].valueFrom?.update("fieldRef") { $0.setIfEmpty("apiVersion", "v1") }
        }
        resources.applyDefaults()
        livenessProbe?.applyDefaults()
        readinessProbe?.applyDefaults()
        startupProbe?.applyDefaults()
        other.update("lifecycle") { lifecycle in
            for hook in ["postStart", "preStop"] {
                lifecycle.update(hook) { $0.update("httpGet") { $0.applyHTTPGetDefaults() } }
            }
        }
    }

    /// Fills in what depends on the Pod: requests follow limits, and host ports the container's on the host network.
    mutating func applyPodDefaults(hostNetwork: Bool) {
        resources.requests.merge(resources.limits) { request, _ in request }
        guard hostNetwork else { return }
        for index in ports.indices where ports[index].hostPort == 0 {
            ports[index].hostPort = ports[index].containerPort
        }
    }
}

extension Probe {
    /// Fills in the probe.
    mutating func applyDefaults() {
        if timeoutSeconds == 0 { timeoutSeconds = 1 }
        if periodSeconds == 0 { periodSeconds = 10 }
        if successThreshold == 0 { successThreshold = 1 }
        if failureThreshold == 0 { failureThreshold = 3 }
        httpGet?.applyHTTPGetDefaults()
        grpc?.setIfAbsent("service", "")
    }
}

extension JSON {
    fileprivate mutating func applyHTTPGetDefaults() {
        setIfEmpty("path", "/")
        setIfEmpty("scheme", "HTTP")
    }
}
