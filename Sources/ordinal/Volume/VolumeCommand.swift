import ArgumentParser

/// `ordinal volume`: what stands in the volumes of the cluster that is up.
struct VolumeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "volume",
        abstract: "Look into the volumes of the cluster that is up.",
        discussion: """
            A volume is named by the claim that it is bound to: www-storage-nginx-web-0 for one in the namespace default, \
            NAMESPACE/CLAIM for another; or by its own name, pv/NAME, also when no claim has it any more.
            """,
        subcommands: [VolumeListCommand.self, VolumeCatCommand.self, VolumeExportCommand.self]
    )
}
