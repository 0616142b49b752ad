import Cluster
import LabKit
import Model
import Testing

@testable import Faults

@Suite("The search for broken rules")
struct SearchTests {
    @Test("The reference breaks no rule in any of a few histories of each profile", arguments: Profile.allCases)
    func referenceHolds(profile: Profile) {
        let search = Search(profiles: [profile])
        let maker = TrialMaker(profiles: [profile])
        let trials = (0..<80 as Range<UInt64>).map(maker.trial)
        for (place, outcome) in search.outcomes(of: trials) {
            #expect(outcome.violation == nil, "\(trials[place].text)")
        }
    }

    @Test(
        "What the search has found once stays found",
        arguments: [
            "deployment: 0 pod-fail 0; 13 pod-delete 1; 0 relist replicaset",
            "deployment: 0 scale 4; 25 image 1; 40 pod-force 0; 0 relist replicaset",
            "deployment: 0 image 1; 17 scale 1; 20 image 2; 0 clock 17",
            "parallel: 0 delete; 25 pause collector 62; 0 make", "parallel: 0 image 9; 34 partition 3",
            "ordered: 0 pod-fail 2; 1 skew statefulset sets 9",
            "deployment: 0 image 9; 5 crash deployment 3 0 0; 2 scale 0; 1 scale 1",
            "claims: 0 scale 0; 0 pod-fail 0; 0 pod-fail 1",
            "ordered: 0 image 1; 0 skew statefulset revisions 10; 1 image 0; 0 scale 2",
            "ordered: 0 scale 0; 0 pod-fail 0; 0 pod-fail 1; 0 pod-fail 2",
        ])
    func regressions(text: String) throws {
        let trial = try #require(Trial(text: text))
        #expect(Search(profiles: [trial.profile]).outcome(of: trial).violation == nil)
    }

    @Test("One trial gives one history")
    func deterministic() {
        let search = Search(profiles: [.claims])
        for seed in 1...10 as ClosedRange<UInt64> {
            let trial = TrialMaker(profiles: [.claims]).trial(seed: seed)
            let (first, second) = (Story(of: trial, in: search), Story(of: trial, in: search))
            #expect(first.text == second.text)
        }
    }

    @Test(
        "A history that has its beginning in common with others is the one that was begun anew",
        arguments: [Profile.ordered, .claims])
    func commonBeginnings(profile: Profile) throws {
        var search = Search(profiles: [profile])
        search.rests = nil
        let made = (0..<24 as Range<UInt64>).map(TrialMaker(profiles: [profile]).trial)
        // What ends where another goes on, what comes twice, and what waits longer than anything happens.
        let trials =
            made + made.prefix(3) + made.suffix(3).map { Trial(profile: profile, entries: $0.entries.dropLast()) } + [
                try #require(Trial(text: "\(profile.rawValue): 0 scale 2; 90 scale 3")),
                try #require(Trial(text: "\(profile.rawValue): 0 scale 2; 80 scale 1")),
                Trial(profile: profile, entries: []),
            ]
        var outcomes = search.outcomes(of: trials)
        var places: [Int] = []
        while let (place, run) = outcomes.nextHistory() {
            places.append(place)
            var anew = HistoryRun(profile: profile, cluster: profile.cluster())
            anew.run(trials[place].entries)
            #expect(run.steps == anew.steps && run.effects == anew.effects, "\(trials[place].text)")
            #expect(log(of: run) == log(of: anew), "\(trials[place].text)")
        }
        #expect(places.sorted() == Array(trials.indices))
    }

    private func log(of run: HistoryRun) -> [String] {
        run.cluster.history.map { "\($0.time) \($0.change) \($0.object.manifest)" }
            + run.diary.map { "\($0.position) \($0.words)" }
    }

    @Test("A trial is read from the text that it writes")
    func textRoundTrip() {
        let maker = TrialMaker()
        for seed in 0..<500 as Range<UInt64> {
            let trial = maker.trial(seed: seed)
            #expect(Trial(text: trial.text) == trial)
        }
    }

    @Test(
        "What is no trial is not read",
        arguments: [
            "", "ordered", "nothing: 0 scale 1", "ordered: scale 1", "ordered: 0 dance", "ordered: 0 scale 1 2",
        ])
    func nonsense(text: String) {
        #expect(Trial(text: text)?.entries ?? [] == [])
    }

    @Test("A trial that breaks a rule is made small, and tells which rule and how")
    func minimised() throws {
        let bug = try #require(PlantedBug.all.first { $0.name == "partition off by one" })
        let search = Search(bug.suspect, profiles: [.ordered])
        let trial = try #require(
            Trial(
                text: "ordered: 0 partition 2; 9 lag statefulset 3; 4 image 1; 20 pod-delete 0; 11 clock 40; 5 scale 4")
        )
        #expect(search.outcome(of: trial).violation?.invariant == bug.invariant)
        let small = search.minimised(trial)
        #expect(small.text == "ordered: 0 partition 2; 0 image 1")
        let story = Story(of: small, in: search)
        #expect(story.violation?.finding == "web-1 is replaced, although the partition is 2")
        #expect(story.text.contains("broken:   the partition holds"))
        #expect(story.timeline.html().contains("Broken: the partition holds"))
    }

    @Test("Every kind of fault does something in some history")
    func everyFaultHappens() {
        var coverage = Coverage()
        let search = Search()
        let maker = TrialMaker()
        let trials = (0..<1_600 as Range<UInt64>).map(maker.trial)
        for (place, outcome) in search.outcomes(of: trials) {
            coverage.add(trials[place], outcome)
            if coverage.faults.count == Fault.labels.count { break }
        }
        #expect(Fault.labels.filter { coverage.faults[$0] == nil } == [])
    }
}

@Suite("Trials made up at random")
struct TrialMakerTests {
    private let maker = TrialMaker()

    @Test("Trials come in sixes that differ in what happens last, and in nothing else")
    func siblings() {
        for first in stride(from: UInt64(0), to: 1_998, by: 6) {
            let six = (first..<(first + 6)).map(maker.trial)
            #expect(Set(six.map(\.profile)).count == 1)
            #expect(Set(six.map { $0.entries.dropLast() }).count == 1)
        }
    }

    @Test("What happens last does something although the faults end right after it")
    func last() {
        var labels: Set<String> = []
        for seed in 0..<5_000 as Range<UInt64> {
            if case .fault(let fault)? = maker.trial(seed: seed).entries.last?.happening { labels.insert(fault.label) }
        }
        #expect(labels.isDisjoint(with: ["crash", "restart in the past", "lag", "write lost", "write conflict"]))
        #expect(labels.count > 10)
    }

    @Test("Hardly a trial of three Pods in order comes twice")
    func variety() {
        let maker = TrialMaker(profiles: [.ordered])
        let trials = (0..<20_000 as Range<UInt64>).map(maker.trial)
        #expect(Set(trials).count > trials.count * 9 / 10)
    }
}
