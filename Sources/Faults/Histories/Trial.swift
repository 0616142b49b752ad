/// A history before it happens: what it begins with, and what users and misfortune do, step by step.
///
/// Guarantees: the same trial gives the same history, byte for byte.
public struct Trial: Hashable, Sendable {
    /// One thing that happens, and how long before it the cluster goes on undisturbed.
    public struct Entry: Hashable, Sendable {
        /// How many steps the cluster makes before.
        public var wait: Int
        /// What happens then.
        public var happening: Happening

        /// This happens after so many steps.
        public init(wait: Int, _ happening: Happening) {
            self.wait = wait
            self.happening = happening
        }
    }

    /// What happens.
    public enum Happening: Hashable, Sendable {
        /// A user wants something.
        case act(Act)
        /// Something goes wrong.
        case fault(Fault)
    }

    /// What the history begins with.
    public var profile: Profile
    /// What happens, in order.
    public var entries: [Entry]

    /// A history that begins with a settled cluster of this profile.
    public init(profile: Profile, entries: [Entry]) {
        self.profile = profile
        self.entries = entries
    }
}

/// What a history begins with: a settled cluster with three Pods.
public enum Profile: String, Hashable, Sendable, CaseIterable {
    /// A StatefulSet whose Pods come and go in order.
    case ordered
    /// A StatefulSet whose Pods come and go all at once.
    case parallel
    /// A StatefulSet whose Pods come and go all at once, in a cluster that honours `maxUnavailable`, which is two here.
    case unavailable
    /// A StatefulSet in order whose Pods have claims.
    case claims
    /// A StatefulSet in order whose Pods have claims for disks of a network, which are attached to nodes.
    case disks
    /// A Deployment.
    case deployment
}
