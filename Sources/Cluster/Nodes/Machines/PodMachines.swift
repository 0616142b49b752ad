import Containers
import Model

/// What is inside a Pod: the machines of its containers, the volumes that live as long as it does, and its mail.
struct PodMachines: Sendable {
    let uid: UID
    /// Volumes by the names that the Pod gives them.
    var volumes: [String: FileTree] = [:]
    var containers: [String: ContainerMachine] = [:]
    /// What is on its way to the Pod, the earliest first.
    var letters: [Letter] = []
    /// Volumes of the cluster that containers have changed, until others have been told.
    var changedVolumes: Set<String> = []
    /// Whether the volumes that the node writes may be out of date.
    var isStale = false

    /// When a machine goes on by itself, a probe looks, or mail arrives.
    var nextTime: Timestamp? {
        (containers.values.map(\.nextTime) + [letters.first?.due]).compactMap { $0 }.min()
    }

    /// The ports on which somebody listens, sorted.
    var ports: [Int] {
        containers.values.flatMap { $0.machine.exitCode == nil ? Array($0.machine.listeners.keys) : [] }.sorted()
    }

    /// Whether a container listens on a port.
    func listens(on port: Int) -> Bool {
        containers.values.contains { $0.machine.exitCode == nil && $0.machine.listeners[port] != nil }
    }

    /// Changes a machine that needs no volumes for that.
    mutating func change<Result>(_ name: String, _ body: (inout ContainerMachine) -> Result) -> Result? {
        guard var container = containers.removeValue(forKey: name) else { return nil }
        defer { containers[name] = container }
        return body(&container)
    }

    /// Lets a machine do something while its volumes are in their places.
    ///
    /// - Returns: `nil` where the container has no machine.
    mutating func use<Result>(
        _ name: String, _ volumes: inout VolumeStore, _ body: (inout ContainerMachine) -> Result
    ) -> Result? {
        guard var container = containers.removeValue(forKey: name) else { return nil }
        for (index, home) in container.homes.enumerated() {
            switch home {
            case .cluster(let volume): container.machine.files.trees[index + 1] = volumes.take(volume)
            case .pod(let volume):
                container.machine.files.trees[index + 1] = self.volumes.removeValue(forKey: volume) ?? FileTree()
            }
        }
        let versions = container.machine.files.trees.dropFirst().map(\.version)
        let result = body(&container)
        for (index, home) in container.homes.enumerated() {
            guard case .cluster(let volume) = home else { continue }
            if container.machine.files.trees[index + 1].version != versions[index] { changedVolumes.insert(volume) }
        }
        store(container, as: name, &volumes)
        return result
    }

    /// Keeps a machine, and brings the volumes that are in it home.
    mutating func store(_ machine: ContainerMachine, as name: String, _ volumes: inout VolumeStore) {
        var machine = machine
        for (index, home) in machine.homes.enumerated() {
            let tree = machine.machine.files.trees[index + 1]
            machine.machine.files.trees[index + 1] = FileTree()
            switch home {
            case .cluster(let volume): volumes[volume] = tree
            case .pod(let volume): self.volumes[volume] = tree
            }
        }
        containers[name] = machine
    }

    /// Puts mail on its way.
    mutating func add(_ letter: Letter) {
        letters.insert(letter, at: letters.firstIndex { $0.due > letter.due } ?? letters.count)
    }

    /// Takes the mail that has arrived.
    mutating func takeLetters(at now: Timestamp) -> [Letter] {
        let count = letters.firstIndex { $0.due > now } ?? letters.count
        defer { letters.removeFirst(count) }
        return Array(letters.prefix(count))
    }
}
