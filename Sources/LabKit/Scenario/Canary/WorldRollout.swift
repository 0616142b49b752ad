public import Model
public import Rollout

/// One version of the program that a set runs.
public struct WorldRelease: Hashable, Sendable {
    /// What people call it, such as `v2`.
    public var name: String
    /// Whether its Pods run and never get ready.
    public var isBroken: Bool

    /// A version of this name.
    public init(_ name: String, isBroken: Bool = false) {
        self.name = name
        self.isBroken = isBroken
    }

    /// The version as a template, in the form in which a history keeps templates.
    public var data: JSON { Self.data(image: "web:\(name)") }

    /// The name of the revision that holds the version; real ones end with a hash, which is harder to read.
    public func revision(of set: String) -> RevisionName { RevisionName("\(set)-\(name)") }

    /// A template with this image and these annotations, in the form in which a history keeps templates.
    public static func data(image: String, label: String = "web", annotations: [String: String] = [:]) -> JSON {
        var metadata: JSONObject = ["labels": ["app": .string(label)]]
        if !annotations.isEmpty {
            metadata["annotations"] = .object(JSONObject(annotations.map { ($0.key, .string($0.value)) }))
        }
        return [
            "spec": [
                "template": [
                    "$patch": "replace", "metadata": .object(metadata),
                    "spec": ["containers": [["name": "web", "image": .string(image)]]],
                ]
            ]
        ]
    }

    /// The name, and whether the version is broken.
    var phrase: String { isBroken ? "\(name), which is broken" : name }
}

/// Which version of its program a set in a ``PodWorld`` runs, and how it comes to another one.
public struct WorldRollout: Hashable, Sendable {
    /// The version that is wanted.
    public var release: WorldRelease
    /// Who replaces Pods of an old version, and which.
    public var strategy: RolloutState.Strategy
    /// How many Pods may be unavailable at once; `nil` where the feature gate is off.
    public var maxUnavailable: Int?
    /// How many revisions that nobody uses are kept.
    public var revisionHistoryLimit: Int

    /// The first version, updated one Pod at a time, unless told otherwise.
    public init(
        _ release: WorldRelease = WorldRelease("v1"), strategy: RolloutState.Strategy = .partitioned(0),
        maxUnavailable: Int? = nil, revisionHistoryLimit: Int = 10
    ) {
        self.release = release
        self.strategy = strategy
        self.maxUnavailable = maxUnavailable
        self.revisionHistoryLimit = revisionHistoryLimit
    }

    /// What is not as usual, in words.
    var phrases: [String] {
        var phrases: [String] = []
        if strategy != .partitioned(0) { phrases.append(strategy.phrase) }
        if let maxUnavailable { phrases.append("maxUnavailable \(maxUnavailable)") }
        return phrases
    }
}

extension PodWorld {
    /// A world in which all of the set's Pods have been ready at its first version for a long time.
    public static func atFirstRelease(
        _ set: WorldSet, delays: WorldDelays = WorldDelays(), seed: UInt64 = 0
    ) -> PodWorld {
        PodWorld(
            set, readyPods: set.replicas, tag: set.rollout.release.revision(of: set.name).rawValue, delays: delays,
            seed: seed)
    }
}
