import ArgumentParser
import Foundation

/// `ordinal volume cat`: a file's bytes.
struct VolumeCatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cat", abstract: "Print a file that stands in a volume.")

    @Argument(help: ArgumentHelp("A claim's name, NAMESPACE/CLAIM or pv/NAME.", valueName: "volume"))
    var volume: VolumeName

    @Argument(help: ArgumentHelp("The file's path from the volume's root.", valueName: "path"))
    var path: String

    func run() async throws {
        let bytes = try await RunningCluster.require().file(path, of: volume)
        FileHandle.standardOutput.write(Data(bytes))
    }
}
