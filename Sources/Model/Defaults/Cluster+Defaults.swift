extension Namespace: Defaulted {
    /// Fills in the phase, and the label by which selectors find a namespace by name.
    public mutating func applyDefaults() {
        status.phase.setIfEmpty("Active")
        guard !metadata.name.isEmpty else { return }
        metadata.labels["kubernetes.io/metadata.name"].setIfAbsent(metadata.name)
    }
}

extension Node: Defaulted {
    /// Fills in the amounts that Pods may take: all that the node has.
    public mutating func applyDefaults() {
        if status.allocatable.isEmpty { status.allocatable = status.capacity }
        status.capacity.roundUpToThousandths()
        status.allocatable.roundUpToThousandths()
    }
}

extension Event: Defaulted {
    /// Does nothing; an event has no defaults.
    public mutating func applyDefaults() {}
}

extension ConfigMap: Defaulted {
    /// Does nothing; a config map has no defaults.
    public mutating func applyDefaults() {}
}

extension ServiceAccount: Defaulted {
    /// Does nothing; a service account has no defaults.
    public mutating func applyDefaults() {}
}
