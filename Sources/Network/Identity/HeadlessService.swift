/// A Service without an address of its own, as far as DNS has to know it.
public struct HeadlessService: Hashable, Sendable, Codable {
    /// A port of the Service.
    public struct Port: Hashable, Sendable, Codable {
        /// The port's name; empty where it has none.
        public var name: String
        /// `TCP`, `UDP` or `SCTP`.
        public var `protocol`: String
        /// The number that clients of a Service with an address would use; a headless one has nowhere to use it.
        public var port: Int
        /// The number at which the Pods listen.
        public var targetPort: Int

        /// A port; the Pods listen at the same number unless another one is given.
        public init(name: String, protocol: String = "TCP", port: Int, targetPort: Int? = nil) {
            self.name = name
            self.protocol = `protocol`
            self.port = port
            self.targetPort = targetPort ?? port
        }
    }

    /// The Service's name.
    public var name: String
    /// The namespace of the Service and of its Pods.
    public var namespace: String
    /// What its Pods offer.
    public var ports: [Port]
    /// Whether Pods are published before they are ready, and while they are terminating.
    public var publishNotReadyAddresses: Bool

    /// A Service of these parts.
    public init(
        name: String, namespace: String = "default", ports: [Port] = [], publishNotReadyAddresses: Bool = false
    ) {
        self.name = name
        self.namespace = namespace
        self.ports = ports
        self.publishNotReadyAddresses = publishNotReadyAddresses
    }
}

/// A Pod that a Service selects, as far as DNS has to know it.
public struct ServicePod: Hashable, Sendable, Codable {
    /// The Pod's host name; empty where its specification names none.
    public var hostname: String
    /// The Service under which the Pod wants to be named; empty where it names none.
    public var subdomain: String
    /// The Pod's IPv4 address; `nil` until its node has given it one.
    public var address: String?
    /// Whether it takes requests.
    public var isReady: Bool
    /// Whether its deletion was asked for.
    public var isTerminating: Bool
    /// Whether its containers have all ended for good, well or badly.
    public var hasEnded: Bool

    /// A Pod of these parts.
    public init(
        hostname: String, subdomain: String, address: String?, isReady: Bool = true, isTerminating: Bool = false,
        hasEnded: Bool = false
    ) {
        self.hostname = hostname
        self.subdomain = subdomain
        self.address = address
        self.isReady = isReady
        self.isTerminating = isTerminating
        self.hasEnded = hasEnded
    }
}
