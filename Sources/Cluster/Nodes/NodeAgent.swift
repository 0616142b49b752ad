import Model

/// What one node knows by itself: its Pods, the images that it has, and its Pods' addresses.
struct NodeAgent: Sendable {
    /// Whether the node has told that it takes no new Pods.
    var isCordoned = false
    /// The node's own address.
    let hostAddress: String
    /// The Pods that were given to the node, sorted only when they are read.
    var pods: Set<ObjectKey> = []
    private var addresses: AddressPool?
    /// From when on each image can be used.
    private(set) var images: [String: Timestamp] = [:]

    init(node: Node) {
        hostAddress = node.status.addresses.first { $0.type == "InternalIP" }?.address ?? ""
        addresses = AddressPool(cidr: node.spec.podCIDR)
    }

    /// An address for a Pod; `nil` when the node has none left.
    mutating func takeAddress() -> String? { addresses?.take() }

    /// Takes up what a Pod has that ran here before: its address, and the images that it started from.
    mutating func adopt(_ pod: Pod, now: Timestamp) {
        addresses?.take(pod.status.podIP)
        for status in pod.status.initContainerStatuses + pod.status.containerStatuses where !status.imageID.isEmpty {
            images[status.image] = min(images[status.image] ?? now, now)
        }
    }

    mutating func free(address: String) { addresses?.free(address) }

    /// When the image can be used, if it is there or being fetched.
    func arrival(of image: String) -> Timestamp? { images[image] }

    mutating func expect(image: String, at moment: Timestamp) { images[image] = moment }
}
