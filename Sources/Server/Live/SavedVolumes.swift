import Cluster
import Containers

/// What a journal has been told of the volumes.
struct SavedVolumes {
    private let isKept: Bool
    private var trees: [String: FileTree] = [:]
    private var turn: Int

    /// What the journal holds already is what the volumes hold at the start.
    init(_ store: VolumeStore, isKept: Bool) {
        self.isKept = isKept
        turn = store.turn
        guard isKept else { return }
        for name in store.names { trees[name] = store[name] }
    }

    /// Whether the journal may not know everything.
    func isBehind(_ store: VolumeStore) -> Bool { isKept && store.turn != turn }

    /// What the journal has to be told; from now on it knows.
    mutating func changes(in store: VolumeStore) -> [JournalBatch.VolumeChange] {
        guard isBehind(store) else { return [] }
        turn = store.turn
        var changes: [JournalBatch.VolumeChange] = []
        let names = store.names
        for gone in Set(trees.keys).subtracting(names).sorted() {
            trees[gone] = nil
            changes.append(JournalBatch.VolumeChange(volume: gone, files: nil))
        }
        for name in names {
            guard let tree = store[name], tree != trees[name] else { continue }
            let files = tree.changes(since: trees[name])
            trees[name] = tree
            if !files.isEmpty { changes.append(JournalBatch.VolumeChange(volume: name, files: files)) }
        }
        return changes
    }
}
