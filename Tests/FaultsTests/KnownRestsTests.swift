import Cluster
import Controller
import Model
import Testing

@testable import Faults

@Suite("Histories that end as others did")
struct KnownRestsTests {
    /// Lets each trial of a row of seeds happen twice: from where it parts with others to where others have shown the rest of
    /// it, and from its beginning to its end.
    private func expectEqualOutcomes(_ search: Search, _ profile: Profile, seeds: ClosedRange<UInt64>) {
        let trials = seeds.map(TrialMaker(profiles: [profile]).trial)
        for (place, outcome) in search.outcomes(of: trials) {
            let trial = trials[place]
            #expect(outcome == Outcome(of: search.history(of: trial)), "\(trial.text)")
        }
    }

    @Test(
        "What others have shown of a history's rest changes nothing about its outcome",
        arguments: [Profile.ordered, .parallel, .unavailable, .claims])
    func sameOutcomes(profile: Profile) {
        let search = Search(profiles: [profile])
        expectEqualOutcomes(search, profile, seeds: 1...80)
        #expect((search.rests?.count ?? 0 > 0) == !profile.hasClaims)
    }

    @Test(
        "A planted bug is found in the same histories, whatever others have shown",
        arguments: PlantedBug.all.filter { $0.profile != .deployment && !$0.profile.hasClaims })
    func sameFindings(bug: PlantedBug) {
        let search = Search(bug.suspect, profiles: [bug.profile])
        expectEqualOutcomes(search, bug.profile, seeds: bug.seed...(bug.seed + 8))
    }

    private func settled(_ profile: Profile = .ordered) -> (cluster: Cluster, beginning: Int64) {
        let cluster = profile.cluster()
        return (cluster, cluster.server.revision)
    }

    private func perform(_ move: Move, in cluster: inout Cluster) throws {
        try cluster.perform(move)
        cluster.settle(until: cluster.now + .seconds(600))
        cluster.listen()
    }

    private let pod = Move.Target(kind: Pod.kind, key: ObjectKey(namespace: "default", name: "web-1"))
    private let set = Profile.ordered.target

    @Test("A Pod that was made anew leaves the situation as it was")
    func identitiesDoNotMatter() throws {
        var (cluster, beginning) = settled()
        let before = try #require(cluster.situation(since: beginning))
        try perform(.delete(pod, propagation: .background, gracePeriod: nil), in: &cluster)
        #expect(cluster.server.revision > beginning)
        #expect(cluster.situation(since: beginning) == before)
    }

    @Test(
        "What a controller, a node or a user would go on from makes another situation",
        arguments: [
            Move.scale(Profile.ordered.target, replicas: 2),
            .setImage(Profile.ordered.target, images: ["*": "app:1"]),
            .patch(Profile.ordered.target, ["spec": ["updateStrategy": ["rollingUpdate": ["partition": 2]]]]),
            .setReady(Move.Target(kind: Pod.kind, key: ObjectKey(namespace: "default", name: "web-1")), false),
            .patch(
                Move.Target(kind: Pod.kind, key: ObjectKey(namespace: "default", name: "web-1")),
                ["metadata": ["labels": ["tier": "front"]]]),
        ])
    func differences(move: Move) throws {
        var (cluster, beginning) = settled()
        let before = try #require(cluster.situation(since: beginning))
        try perform(move, in: &cluster)
        let after = try #require(cluster.situation(since: beginning))
        #expect(after != before)
    }

    @Test("What is on its way counts by how far off it is")
    func pending() throws {
        var (cluster, beginning) = settled()
        try cluster.perform(.delete(pod, propagation: .background, gracePeriod: nil))
        cluster.listen()
        let start = try #require(cluster.situation(since: beginning))
        var other = cluster
        other.jump(by: .milliseconds(1))
        other.listen()
        // What is due is late by a millisecond.
        #expect(other.situation(since: beginning) != start)
    }

    @Test("Nobody can tell the situation while a part has not heard of a change, or where more decides than is told")
    func untold() throws {
        var (cluster, beginning) = settled()
        cluster.disturb(.statefulSets, .holdBack(after: 0))
        try cluster.perform(.scale(set, replicas: 2))
        cluster.listen()
        #expect(cluster.situation(since: beginning) == nil)
        cluster.disturb(.statefulSets, .release)
        cluster.listen()
        #expect(cluster.situation(since: beginning) != nil)
        try perform(.patch(set, ["spec": ["minReadySeconds": 5]]), in: &cluster)
        #expect(cluster.situation(since: beginning) == nil)
        try perform(.patch(set, ["spec": ["minReadySeconds": 0]]), in: &cluster)
        #expect(cluster.situation(since: beginning) != nil)
        var map = ConfigMap()
        map.metadata = ObjectMeta(name: "settings", namespace: "default")
        try cluster.server.create(map)
        cluster.listen()
        #expect(cluster.situation(since: beginning) == nil)
    }
}
