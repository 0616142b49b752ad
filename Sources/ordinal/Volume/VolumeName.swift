import ArgumentParser

/// A volume as a user names it: `CLAIM`, `NAMESPACE/CLAIM` or `pv/NAME`.
struct VolumeName: ExpressibleByArgument, Hashable {
    /// The name, of the claim or of the volume itself.
    let name: String
    /// The claim's namespace; `nil` where the volume itself is named.
    let namespace: String?

    init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        switch parts.count {
        case 1: (name, namespace) = (parts[0], "default")
        case 2 where ["pv", "persistentvolume", "persistentvolumes"].contains(parts[0]):
            (name, namespace) = (parts[1], nil)
        case 2: (name, namespace) = (parts[1], parts[0])
        default: return nil
        }
    }
}
