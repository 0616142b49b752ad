import Model

/// Attaches volumes to the nodes whose Pods use them, and detaches them again: a volume for one node is never on two.
///
/// What is attached stands in the nodes' own status, and nowhere else. A node that is healthy says by itself when it has
/// let go of a volume. One that is not is waited for, and then the volume is taken away from it, unless a person has said
/// by a taint that nothing runs there any more; then it is taken away at once.
struct VolumeAttacher: Sendable {
    static let name = "attachdetach-controller"
    /// How long a node that is not healthy is waited for; Kubernetes' own time.
    static let patience = Duration.seconds(360)

    private var volumes: [String: PersistentVolume] = [:]
    private var nameByClaim: [ObjectKey: String] = [:]
    private var nodes: [String: Node] = [:]
    private(set) var users = VolumeUsers()
    private var attaching: [Place: Timestamp] = [:]
    /// Since when no Pod of the node wants the volume.
    private var unwanted: [Place: Timestamp] = [:]
    /// Pods that were told that another node has their volume.
    private var refused: Set<UID> = []

    private struct Place: Hashable {
        let volume: String
        let node: String
    }

    /// The key under which a volume waits to be looked at; no object's name has a slash in it.
    static func key(_ name: String) -> ObjectKey { ObjectKey(namespace: "", name: name) }

    /// Whether a key is one of these.
    static func owns(_ key: ObjectKey) -> Bool { key.namespace.isEmpty && key.name.contains("/") }

    /// Takes in a Pod's new state.
    ///
    /// - Returns: the claims whose users have changed, and the names of the volumes to look at.
    mutating func store(_ pod: Pod, isGone: Bool) -> (claims: [ObjectKey], volumes: [String]) {
        if isGone { refused.remove(pod.metadata.uid) }
        let claims = users.store(pod, isGone: isGone)
        return (claims, claims.compactMap { nameByClaim[$0] })
    }

    /// Takes in a volume's new state.
    ///
    /// - Returns: the name of a volume to look at.
    mutating func store(_ volume: PersistentVolume, isGone: Bool) -> String? {
        guard let name = volume.attachmentName else { return nil }
        if let claim = volumes[name]?.claimKey, nameByClaim[claim] == name { nameByClaim[claim] = nil }
        volumes[name] = isGone ? nil : volume
        if !isGone, let claim = volume.claimKey { nameByClaim[claim] = name }
        return name
    }

    /// Takes in a node's new state.
    ///
    /// - Returns: the names of the volumes to look at.
    mutating func store(_ node: Node, isGone: Bool) -> [String] {
        let old = nodes[node.metadata.name]
        nodes[node.metadata.name] = isGone ? nil : node
        guard let old, !isGone else { return Array(Set(old?.attachedVolumes ?? node.attachedVolumes)).sorted() }
        guard
            old.status.volumesAttached != node.status.volumesAttached || old.volumesInUse != node.volumesInUse
                || old.isHealthy != node.isHealthy || old.isOutOfService != node.isOutOfService
        else { return [] }
        return Array(Set(old.attachedVolumes + node.attachedVolumes)).sorted()
    }
}

extension VolumeAttacher {
    /// Brings a volume to where it is wanted, and away from where it is not.
    ///
    /// - Parameter delays: how long attaching takes.
    /// - Returns: when to look again.
    mutating func reconcile(
        _ name: String, delays: inout Delays, server: inout APIServer
    ) throws(APIError) -> Timestamp? {
        let wanted = wantedPlaces(of: name)
        var moments: [Timestamp] = []
        for holder in holders(of: name) {
            let place = Place(volume: name, node: holder)
            if wanted[holder] != nil {
                unwanted[place] = nil
            } else if let moment = try detach(place, server: &server) {
                moments.append(moment)
            }
        }
        for place in attaching.keys where place.volume == name && wanted[place.node] == nil { attaching[place] = nil }
        for (node, pods) in wanted.sorted(by: { $0.key < $1.key }) where nodes[node] != nil {
            let place = Place(volume: name, node: node)
            if let moment = try attach(place, for: pods, delays: &delays, server: &server) { moments.append(moment) }
        }
        return moments.min()
    }

    /// The nodes that have the volume, sorted.
    private func holders(of name: String) -> [String] {
        nodes.values.filter { $0.attachedVolumes.contains(name) }.map(\.metadata.name).sorted()
    }

    /// The nodes whose Pods use the volume, with these Pods.
    private func wantedPlaces(of name: String) -> [String: [ObjectKey]] {
        guard let volume = volumes[name], let claim = volume.claimKey, volume.spec.claimRef?.uid != "" else {
            return [:]
        }
        return Dictionary(grouping: users.pods(using: claim)) { users[pod: $0]?.node ?? "" }
    }

    /// Takes a volume away from a node, once that is safe.
    ///
    /// - Returns: when to look again.
    private mutating func detach(_ place: Place, server: inout APIServer) throws(APIError) -> Timestamp? {
        guard let node = nodes[place.node] else { return nil }
        let since = unwanted[place] ?? server.now
        unwanted[place] = since
        if node.volumesInUse.contains(place.volume), !node.isOutOfService {
            // A healthy node will say so when it has let go; another one may never.
            guard !node.isHealthy else { return nil }
            guard since + Self.patience <= server.now else { return since + Self.patience }
        }
        try setAttached(false, place, server: &server)
        unwanted[place] = nil
        return nil
    }

    /// Brings a volume to a node, or tells the Pods there why it does not come.
    ///
    /// - Returns: when it will be there.
    private mutating func attach(
        _ place: Place, for pods: [ObjectKey], delays: inout Delays, server: inout APIServer
    ) throws(APIError) -> Timestamp? {
        guard let volume = volumes[place.volume], nodes[place.node]?.attachedVolumes.contains(place.volume) == false
        else { return nil }
        let coming = attaching.keys.filter { $0.volume == place.volume }.map(\.node)
        let others = Set(holders(of: place.volume) + coming).subtracting([place.node])
        if volume.isForOneNode, !others.isEmpty {
            tell(pods, that: volume, isOn: others, server: &server)
            return nil
        }
        let due = attaching[place] ?? server.now + delays.next(\.provision)
        attaching[place] = due
        guard due <= server.now else { return due }
        try setAttached(true, place, server: &server)
        attaching[place] = nil
        for key in pods {
            guard let pod = server.find(Pod.self, key) else { continue }
            refused.remove(pod.metadata.uid)
            server.record(
                "SuccessfulAttachVolume", on: pod,
                message: "AttachVolume.Attach succeeded for volume \"\(volume.metadata.name)\" ", by: Self.name)
        }
        return nil
    }

    private mutating func setAttached(
        _ isAttached: Bool, _ place: Place, server: inout APIServer
    ) throws(APIError) {
        guard var node = server.find(Node.self, place.node) else { return }
        node.setAttached(isAttached, volume: place.volume)
        nodes[place.node] = try server.updateStatus(node)
    }

    /// Says once to each Pod that waits who has the volume.
    private mutating func tell(
        _ pods: [ObjectKey], that volume: PersistentVolume, isOn holders: Set<String>, server: inout APIServer
    ) {
        let claim = volume.claimKey ?? ObjectKey(namespace: "", name: "")
        let rivals = users.pods(using: claim).filter { holders.contains(users[pod: $0]?.node ?? "") }
        let cause =
            rivals.isEmpty
            ? "Volume is already exclusively attached to one node and can't be attached to another"
            : "Volume is already used by pod(s) \(rivals.map(\.name).joined(separator: ", "))"
        for key in pods {
            guard let pod = server.find(Pod.self, key), refused.insert(pod.metadata.uid).inserted else { continue }
            server.record(
                "FailedAttachVolume", on: pod, type: .warning,
                message: "Multi-Attach error for volume \"\(volume.metadata.name)\" \(cause)", by: Self.name)
        }
    }
}
