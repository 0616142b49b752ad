package import Foundation

/// A submission that was taken in: the files that are judged, and whose they are.
///
/// Guarantees by whoever makes one: every path lies inside the lab (`Sources/Ordering/Ordering.swift`), is UTF-8 without
/// `..`, empty or hidden parts, and names a regular file that was below the limits of ``IntakeLimits``; the lab's own files
/// among `LabDefinition.sources` are all there. What a source says has been read by nobody yet.
package struct TakenSubmission: Equatable, Sendable {
    /// Names it within the run.
    package var id: String
    /// Who handed it in, as far as is known.
    package var learners: [String]
    /// Where it came from, as the instructor named it.
    package var origin: String
    /// The learner's own files, by path inside the lab: Swift sources, or what a lab without Swift reads.
    package var files: [String: Data]

    package init(id: String, learners: [String] = [], origin: String, files: [String: Data]) {
        self.id = id
        self.learners = learners
        self.origin = origin
        self.files = files
    }
}
