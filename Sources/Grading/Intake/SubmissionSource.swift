package import Foundation

/// A submission as the instructor has it, not yet looked into.
package struct SubmissionSource: Equatable, Sendable {
    /// Names it within the run.
    package var id: String
    /// Where it came from, as the instructor named it; never a path of the machine.
    package var origin: String
    package var location: URL
    package var form: Form

    /// What it is on the disk.
    package enum Form: Equatable, Sendable {
        case folder
        case archive
        /// One source, which is the lab's where the lab has only one.
        case file
    }

    package init(id: String, origin: String, location: URL, form: Form) {
        self.id = id
        self.origin = origin
        self.location = location
        self.form = form
    }
}
