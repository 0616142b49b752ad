/// Asks whether a story goes well when the controller crashes before any one of its writes.
public struct CrashEverywhere: Examination, Sendable {
    /// One thing after the other; each begins when the one before has come to rest.
    private let moves: [FaultStep]
    private let title: String
    private let set: FaultSet
    private let behind: Int
    private let subject: any StatefulSetReconciler

    /// A story, lived through as often as it has writes.
    ///
    /// - Parameter behind: how many changes the controller that takes over has not heard of.
    public init(
        _ title: String, set: FaultSet, _ moves: [FaultStep], behind: Int = 0, of subject: any StatefulSetReconciler
    ) {
        self.title = title
        self.set = set
        self.moves = moves
        self.behind = behind
        self.subject = subject
    }

    /// Lives through it without a crash, then with one before the first write, before the second, and so on.
    public func story(replay: String) -> Story? {
        for index in [nil] + (0..<400).map({ Optional($0) }) {
            let (broken, hasCrashed) = live(crashBefore: index, replay: replay, isWrittenDown: false)
            if broken != nil {
                return live(crashBefore: index, replay: replay, isWrittenDown: true).story
                    ?? Story(title: title, chronicle: Chronicle(), broken: .forgetful, replay: replay)
            }
            if index != nil, !hasCrashed { return nil }
        }
        return nil
    }

    private func live(
        crashBefore index: Int?, replay: String, isWrittenDown: Bool
    ) -> (story: Story?, hasCrashed: Bool) {
        var run = FaultRun(world: FaultWorld(set: set.object, isWrittenDown: isWrittenDown), subject: subject)
        run.writesUntilCrash = index
        run.behindAfterCrash = behind
        do throws(BrokenRule) {
            try run.comeToRest()
            for step in moves {
                try run.change { $0.take(step.move) }
                if let restart = step.staleRestart {
                    try run.comeToRest()
                    run.restart(behind: restart)
                    try run.pass()
                }
                try run.comeToRest()
            }
            try run.checkRest()
            return (nil, run.writesUntilCrash == nil)
        } catch {
            let crash = index.map { ", with a crash before write \($0 + 1)" } ?? ""
            return (Story(title: title + crash, chronicle: run.world.chronicle, broken: error, replay: replay), true)
        }
    }
}

/// One step of a story for ``CrashEverywhere``.
public struct FaultStep: Sendable {
    let move: FaultMove
    let staleRestart: Int?

    private init(_ move: FaultMove, staleRestart: Int? = nil) {
        self.move = move
        self.staleRestart = staleRestart
    }

    /// Somebody wants this many Pods.
    public static func scale(_ replicas: Int) -> FaultStep { FaultStep(.scale(replicas)) }
    /// Somebody releases a version.
    public static func release(_ image: String) -> FaultStep { FaultStep(.release(image)) }
    /// Somebody moves the partition.
    public static func partition(_ partition: Int) -> FaultStep { FaultStep(.partition(partition)) }
    /// The containers of an ordinal's Pod end badly.
    public static func fail(_ ordinal: Int) -> FaultStep { FaultStep(.fail(ordinal)) }
    /// The same, and once its successor runs the controller starts anew from a server that is some changes behind.
    public static func fail(_ ordinal: Int, thenForget changes: Int) -> FaultStep {
        FaultStep(.fail(ordinal), staleRestart: changes)
    }
    /// Somebody deletes an ordinal's Pod.
    public static func evict(_ ordinal: Int) -> FaultStep { FaultStep(.evict(ordinal)) }
    /// Somebody takes the owner off an ordinal's Pod.
    public static func orphan(_ ordinal: Int) -> FaultStep { FaultStep(.orphan(ordinal)) }
    /// Somebody takes the label with its name off an ordinal's Pod.
    public static func stripLabel(_ ordinal: Int) -> FaultStep { FaultStep(.stripLabel(ordinal)) }
    /// Somebody else makes a Pod under an ordinal's name.
    public static func squat(_ ordinal: Int) -> FaultStep { FaultStep(.squat(ordinal)) }
    /// Somebody else makes a Pod with the set's labels and another name.
    public static let lookAlike = FaultStep(.lookAlike)
    /// Somebody else has a revision under the name that a version's would get.
    public static func takeName(of image: String) -> FaultStep { FaultStep(.takeName(image)) }
}
