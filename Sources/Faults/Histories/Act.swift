/// Something that a user wants of the cluster: a change of a specification.
public enum Act: Hashable, Sendable {
    /// This many Pods.
    case scale(Int)
    /// The template's image in this version; version 0 is what the history begins with, and version 9 never gets ready.
    case image(Int)
    /// Ordinals below this keep the current revision.
    case partition(Int)
    /// So many Pods may be unavailable during a rollout, where the cluster honours it.
    case maxUnavailable(Int)
    /// What becomes of claims whose Pods are gone.
    case retention(whenDeleted: Bool, whenScaled: Bool)
    /// The set is deleted; its Pods are kept or collected.
    case deleteSet(orphaning: Bool)
    /// The set is made again as it was at the beginning.
    case makeSet

    /// The version of the image whose Pods never get ready.
    public static let brokenImage = 9
}
