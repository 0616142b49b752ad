import Model

/// Watches a ``ClaimWorld``, which has no time: each look at it is a second of the picture.
struct ClaimRecorder: Sendable {
    /// For how many looks beyond a mistake the right way is shown, so that it can be seen where it leads.
    static let afterthought = 12

    /// How many looks it has had.
    private(set) var time = 0
    /// After how many looks it closes its eyes.
    private let limit: Int

    private var pods = LaneRecorder<Ordinal>()
    /// What a Deployment's Pods would do meanwhile: there is always one at each wanted place.
    private var deployment = LaneRecorder<Ordinal>()
    /// How often the Deployment's Pod of a place was replaced.
    private var replacements: [Ordinal: Int] = [:]
    /// The set's Pods whose deletion took one of the Deployment's too.
    private var evicted: Set<UID> = []
    /// The places that had a Pod of the Deployment's at the last look.
    private var manned: Set<Ordinal> = []
    private var claims: [Ordinal: [Timeline.ClaimBar]] = [:]
    private var marks: [Timeline.Mark] = []
    private var stepsTold = 1

    init(limit: Int = .max) { self.limit = limit }

    /// Takes in the world as it is.
    mutating func see(_ world: ClaimWorld) {
        guard time < limit else { return }
        time += 1
        let now = Duration.seconds(time - 1)
        pods.see(
            world.manned.compactMap { ordinal in
                world.pods[ordinal].map { pod in
                    LaneRecorder.Sight(
                        place: ordinal, uid: pod.uid.rawValue, phase: pod.isTerminating ? .terminating : .ready)
                }
            }, at: now)
        seeDeployment(world, at: now)
        for ordinal in Set(claims.keys).union(world.claimed) {
            seeClaim(world.claims[ordinal], ordinal, world, at: now)
        }
        for step in world.chronicle.steps.dropFirst(stepsTold) {
            let isFault = step.text.hasPrefix("somebody")
            if isFault || step.text.hasPrefix("\(world.name): ") {
                marks.append(Timeline.Mark(at: now, label: Self.label(step.text), kind: isFault ? .fault : .move))
            }
        }
        stepsTold = world.chronicle.steps.count
    }

    /// A step without its details in brackets and what follows them.
    private static func label(_ text: String) -> String {
        text.firstRange(of: " (").map { String(text[..<$0.lowerBound]) } ?? text
    }

    private mutating func seeDeployment(_ world: ClaimWorld, at now: Duration) {
        var sights: [LaneRecorder<Ordinal>.Sight] = []
        for number in 0..<(world.set?.replicas ?? 0) {
            let place = Ordinal(number)
            if let pod = world.pods[place], pod.isTerminating, manned.contains(place) || evicted.contains(pod.uid) {
                if evicted.insert(pod.uid).inserted { replacements[place, default: 0] += 1 }
                let former = "\(place)/\((replacements[place] ?? 1) - 1)"
                sights.append(LaneRecorder.Sight(place: place, uid: former, phase: .terminating))
            }
            let present = "\(place)/\(replacements[place] ?? 0)"
            sights.append(LaneRecorder.Sight(place: place, uid: present, phase: .ready))
        }
        deployment.see(sights, at: now)
        manned = Set(sights.map(\.place))
    }

    private mutating func seeClaim(
        _ disk: ClaimWorld.Disk?, _ ordinal: Ordinal, _ world: ClaimWorld, at now: Duration
    ) {
        let last = claims[ordinal]?.indices.last
        let isOpen = last.map { claims[ordinal]?[$0].end == nil } ?? false
        let owner = disk.map { $0.owners.isEmpty ? "nobody" : $0.owners.phrase }
        switch (disk, last) {
        case (nil, let last?) where isOpen:
            claims[ordinal]?[last].end = now
            claims[ordinal]?[last].isDeletedAtEnd = true
        case (.some, let last?) where isOpen: claims[ordinal]?[last].owner = owner
        case (.some, _):
            let bar = Timeline.ClaimBar(name: world.claimName(ordinal), start: now, bound: now, owner: owner)
            claims[ordinal, default: []].append(bar)
        case (nil, _): break
        }
    }
}

extension ClaimRecorder {
    /// The picture of a history that broke a rule, beside the same history as it should have been.
    static func timeline(title: String, yours: Self, right: Self, broken: BrokenRule) -> Timeline {
        let mistake = Duration.seconds(max(0, yours.time - 1))
        let end = max(mistake, .seconds(right.time - 1)) + .seconds(1)
        let halt = mistake + .seconds(1)
        let lanes = [
            ("your code", yours.pods.pods(until: halt)), ("what was right", right.pods.pods(until: end)),
            ("a Deployment", right.deployment.pods(until: end)),
        ]
        let places = Set(lanes.flatMap(\.1.keys)).union(yours.claims.keys).union(right.claims.keys).sorted()
        let groups = places.map { place in
            Timeline.Group(
                label: "web-\(place)",
                lanes: lanes.map { Timeline.Lane(caption: $0.0, incarnations: $0.1[place] ?? []) },
                claims: captioned(yours.claims[place], "yours", until: halt)
                    + captioned(right.claims[place], "right", until: end))
        }
        return Timeline(
            title: title,
            subtitle: broken.sentence(at: "step \(yours.time)")
                + " There your lane ends; a second is one step of the history. A Deployment has no claims of its own.",
            duration: end, groups: groups, marks: yours.marks + [broken.mark(at: mistake)])
    }

    private static func captioned(
        _ bars: [Timeline.ClaimBar]?, _ caption: String, until end: Duration
    ) -> [Timeline.ClaimBar] {
        (bars ?? []).map { bar in
            var bar = bar
            bar.end = bar.end ?? end
            bar.name = "\(caption): \(bar.name)"
            return bar
        }
    }
}
