import ArgumentParser
import Faults
import Foundation
import LabKit

/// `ordinal faults`: a search for histories in which a rule does not hold.
struct FaultsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "faults",
        abstract: "Let things go wrong at random, and check after every event that no invariant is broken.",
        discussion: """
            Each history begins with a settled cluster of three Pods. Users change their minds, controllers crash, \
            caches grow old, writes get lost, nodes fall silent; then the trouble ends, and the cluster has to become \
            what was asked for, and stay so. One seed is one history; six seeds in a row, from a multiple of six \
            on, differ only in what happens last.

            A history that breaks a rule is made as small as it gets, told as a story and drawn on a page. With \
            --replay the same history is told again, whether or not it breaks anything.

            With --exhaustive nothing is left to chance: in a few small scopes the StatefulSet controller crashes \
            before each of its writes, and its cache stops at every step, each alone and both together.

            Ctrl-C ends a search and prints what it has met so far.

            Exit status: 0 if every rule held, 1 if one was broken, 64 for wrong usage, 130 after Ctrl-C.
            """
    )

    @Option(help: ArgumentHelp("How many histories.", valueName: "n"))
    var runs: Int?

    @Option(name: .customLong("for"), help: ArgumentHelp("Search for this long.", valueName: "duration"))
    var limit: VirtualDuration?

    @Option(help: "The seed of the first history; each history after it has the next seed.")
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp("What histories begin with: \(Self.profileNames); else all.", valueName: "profile"),
        transform: { name in
            guard let profile = Profile(rawValue: name) else {
                throw ValidationError("--profile takes one of \(Self.profileNames), not \(name)")
            }
            return profile
        })
    var profile: Profile?

    private static var profileNames: String { Profile.allCases.map(\.rawValue).joined(separator: ", ") }

    @Option(help: ArgumentHelp("How many histories happen at once.", valueName: "n"))
    var jobs = 1

    @Flag(help: "Go through every history of a few small scopes instead of histories at random.")
    var exhaustive = false

    @Option(help: ArgumentHelp("Tell one history, given as the search prints it.", valueName: "history"))
    var replay: String?

    @Option(help: ArgumentHelp("Where the page about a broken rule is written.", valueName: "file.html"))
    var timeline = "fault.html"

    func validate() throws {
        if let runs, runs < 1 { throw ValidationError("--runs takes 1 or a larger number, not \(runs)") }
        guard (1...64).contains(jobs) else { throw ValidationError("--jobs takes 1 to 64, not \(jobs)") }
        if let replay, Trial(text: replay) == nil {
            throw ValidationError(
                "--replay takes a history as 'ordinal faults' prints it under a broken rule, not '\(replay)'")
        }
    }

    func run() async throws {
        if let replay, let trial = Trial(text: replay) {
            try tell(trial, in: Search(profiles: [trial.profile]))
            return
        }
        if exhaustive { return try await explore() }
        let profiles = profile.map { [$0] } ?? Profile.allCases
        let hunt = FaultHunt(
            search: Search(profiles: profiles), maker: TrialMaker(profiles: profiles), seed: seed,
            runs: runs ?? (limit == nil ? 1000 : .max), limit: limit?.duration, jobs: jobs)
        let (result, isStopped) = await stoppable(hunt)
        print(result.summary)
        guard let seed = result.brokenSeed else {
            if isStopped { throw ExitCode(130) }
            return
        }
        let trial = hunt.maker.trial(seed: seed)
        print("\nseed \(seed) breaks a rule; the smallest history that breaks it too:\n")
        try tell(hunt.search.minimised(trial), in: hunt.search)
    }

    /// Searches until the end, or until Ctrl-C; what was searched by then still counts.
    private func stoppable(_ hunt: FaultHunt) async -> (FaultHunt.Result, isStopped: Bool) {
        let signals = StopSignals()
        let search = Task { await hunt.run(showingProgress: isatty(STDERR_FILENO) == 1) }
        let stop = Task {
            await signals.first()
            search.cancel()
        }
        let result = await search.value
        let isStopped = search.isCancelled
        stop.cancel()
        return (result, isStopped)
    }

    /// Goes through every history of the small scopes, or of those of one profile.
    private func explore() async throws {
        let scopes = Exploration.Scope.all.filter { profile == nil || $0.profile == profile }
        let reports = await ExhaustiveHunt(scopes: scopes, jobs: jobs).run { scope, report in
            print("\(scope.text): \(report.states) states, \(report.histories) histories to their end")
        }
        print("\(reports.map(\.states).reduce(0, +)) states in \(reports.count) scopes")
        if let broken = reports.compactMap(\.broken).first {
            let search = Search(profiles: [broken.profile])
            try tell(search.minimised(broken), in: search)
        }
    }

    /// Prints a history as a story; one that breaks a rule also gets a page, and ends the command with failure.
    private func tell(_ trial: Trial, in search: Search) throws {
        let story = Story(of: trial, in: search)
        print(story.text)
        print("\nreplay:   ordinal faults --replay '\(trial.text)'")
        guard story.violation != nil else { return }
        do {
            try Data(story.timeline.html().utf8).write(to: URL(fileURLWithPath: timeline), options: .atomic)
        } catch {
            throw CommandFailure("cannot write \(timeline): \(error.reason)")
        }
        print("timeline: \(timeline)")
        throw ExitCode(1)
    }
}
