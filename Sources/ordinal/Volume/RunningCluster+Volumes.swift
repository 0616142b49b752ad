import API
import Model

extension RunningCluster {
    private func path(_ volume: VolumeName, _ part: String) -> [String] {
        ["ordinal", "v1", "volumes", volume.name, part]
    }

    private func query(_ volume: VolumeName) -> [APIRequest.Parameter] {
        volume.namespace.map { [APIRequest.Parameter("namespace", $0)] } ?? []
    }

    /// What stands in a volume; directories come before what is in them.
    func entries(of volume: VolumeName) async throws -> [VolumeEntry] {
        let list = try await ask("GET", path(volume, "tree"), query: query(volume))
        return (list["items"]?.array ?? []).compactMap { VolumeEntry($0) }
    }

    /// The bytes of a file in a volume.
    func file(_ name: String, of volume: VolumeName) async throws -> [UInt8] {
        try await bytes("GET", path(volume, "file"), query: query(volume) + [APIRequest.Parameter("path", name)])
    }
}
