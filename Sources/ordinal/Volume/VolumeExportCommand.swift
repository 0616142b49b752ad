import ArgumentParser
import Foundation

/// `ordinal volume export`: a volume's files as files of this machine.
struct VolumeExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Copy what stands in a volume to a new directory.")

    @Argument(help: ArgumentHelp("A claim's name, NAMESPACE/CLAIM or pv/NAME.", valueName: "volume"))
    var volume: VolumeName

    @Argument(help: ArgumentHelp("The directory to make; it must not be there yet.", valueName: "directory"))
    var directory: String

    func run() async throws {
        let root = URL(fileURLWithPath: directory)
        guard !FileManager.default.fileExists(atPath: root.path) else {
            throw CommandFailure("\(directory) is there already: name a directory that is to be made")
        }
        let cluster = try await RunningCluster.require()
        let entries = try await cluster.entries(of: volume)
        // Until everything is there it has another name, so that nothing half done is left under this one.
        let draft = root.deletingLastPathComponent()
            .appendingPathComponent(".\(root.lastPathComponent)-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(at: draft, withIntermediateDirectories: true)
            for entry in entries where !entry.path.isEmpty { try await copy(entry, of: cluster, to: draft) }
            for entry in entries.reversed() { try Self.mark(entry, in: draft) }
            try FileManager.default.moveItem(at: draft, to: root)
        } catch {
            try? FileManager.default.removeItem(at: draft)
            throw error
        }
        let count = entries.count { if case .file = $0.content { true } else { false } }
        UpCommand.say("\(count) \(count == 1 ? "file" : "files") in \(directory)")
    }

    private func copy(_ entry: VolumeEntry, of cluster: RunningCluster, to root: URL) async throws {
        let place = root.appendingPathComponent(entry.path)
        switch entry.content {
        case .file: try Data(try await cluster.file(entry.path, of: volume)).write(to: place)
        case .directory: try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
        case .link(let target):
            try FileManager.default.createSymbolicLink(atPath: place.path, withDestinationPath: target)
        }
    }

    /// Gives a file or directory its permissions; the owner can always read what was exported.
    private static func mark(_ entry: VolumeEntry, in root: URL) throws {
        if case .link = entry.content { return }
        let least = entry.content == .directory ? 0o700 : 0o400
        try FileManager.default.setAttributes(
            [.posixPermissions: entry.mode & 0o777 | least],
            ofItemAtPath: root.appendingPathComponent(entry.path).path)
    }
}
