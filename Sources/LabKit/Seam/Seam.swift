/// A place of the control plane where a learner's implementation can stand in for the reference.
package enum Seam: String, CaseIterable, Codable, Sendable {
    /// Names, labels and DNS of each Pod.
    case identity
    /// What to create, wait for and delete next.
    case ordering
    /// Whose disk is whose, and when it goes.
    case storage
    /// The sizes of a Deployment's ReplicaSets.
    case deployment
    /// Which Pod gets which template.
    case canary

    /// The number of the lab in which the seam is written.
    package var lab: String {
        switch self {
        case .identity: "01"
        case .ordering: "02"
        case .storage: "03"
        case .deployment: "04"
        case .canary: "05"
        }
    }

    /// The seam of a lab; `nil` where the lab is about something else.
    package init?(lab: String) {
        guard let seam = Self.allCases.first(where: { $0.lab == lab }) else { return nil }
        self = seam
    }
}
