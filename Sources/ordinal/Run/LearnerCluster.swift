import Controller
import Foundation
import LabRunner

/// The learner's code as the one who decides in a cluster, for the commands that make one.
struct LearnerCluster {
    /// The lab's number, as it was typed.
    let lab: String
    /// Where to look for the lab; `nil` for the current folder.
    var directory: URL?
    /// The lab's package, where it is not the lab's own folder but a copy of it.
    var package: URL?
    /// Whether others wait with the cluster, so that code which has stalled is left alone for a while.
    var isLive = false

    /// Builds the lab and starts it; errors end the command as those of the lab commands do.
    func policies() throws -> Policies {
        let console = LabConsole()
        var policies = Policies()
        try console.run {
            let catalog = try LabCatalog.find(from: directory ?? console.directory)
            let lab = try catalog.lab(in: catalog.folder(numbered: lab))
            policies = try LearnerPolicies.start(
                lab: lab, package: package, rests: isLive, style: console.errorStyle, progress: console.progress,
                printed: { LabConsole().writeError($0) }, failed: { LabConsole().progress($0.description) })
            console.clearProgress()
        }
        return policies
    }
}
