package import Containers
package import Model

/// Changes to the store in the order in which they were made.
package struct JournalBatch: Sendable {
    /// One object's new state.
    package struct Change: Sendable {
        /// The object's kind.
        package var kind: Kind
        /// Where it lives.
        package var key: ObjectKey
        /// The revision of the change.
        package var revision: Int64
        /// The object as JSON; `nil` once it is gone.
        package var manifest: [UInt8]?

        /// A change.
        package init(kind: Kind, key: ObjectKey, revision: Int64, manifest: [UInt8]?) {
            self.kind = kind
            self.key = key
            self.revision = revision
            self.manifest = manifest
        }
    }

    /// What became of the files in a volume.
    package struct VolumeChange: Sendable {
        /// The volume's name.
        package var volume: String
        /// The changes, in order; `nil` where the volume is gone.
        package var files: [FileChange]?

        /// A change.
        package init(volume: String, files: [FileChange]?) {
            self.volume = volume
            self.files = files
        }
    }

    /// The changes.
    package var changes: [Change]
    /// The store's revision after the last of them.
    package var revision: Int64
    /// What Pods did to their volumes.
    package var volumes: [VolumeChange]

    /// A batch.
    package init(changes: [Change], revision: Int64, volumes: [VolumeChange] = []) {
        self.changes = changes
        self.revision = revision
        self.volumes = volumes
    }
}
