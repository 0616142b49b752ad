import Model

extension RecordedRun {
    /// Asks for every measure of the runs of many seeds, twice.
    public static func seededQuestions(
        _ histories: Histories, to measures: any RunMeasures
    ) -> SeededQuestions<MeasureQuestion> {
        SeededQuestions(histories, noMemory: RollingRule.noMemory) { seed in
            let run = random(seed: seed)
            return RunMeasure.allCases.map { measure in
                MeasureQuestion(
                    "Of some run: \(measure.phrase)", to: measures, measure, of: run,
                    right: measure.rightValue(of: run))
            }
        }
    }

    /// A run that the seed decides: well ordered or not, with names and disks that stay or change.
    public static func random(seed: UInt64) -> RecordedRun {
        var random = SplitMix64(seed: seed)
        let places = random.number(in: 1...4)
        let naming = random.number(in: 0...3)
        let disks = random.number(in: 0...4)
        let overlap = random.chance(percent: 40)
        var pods: [RecordedPod] = []
        for place in 0..<places {
            var created = random.chance(percent: 70) ? place * 10 : random.number(in: 0...20)
            let count = random.number(in: 1...3)
            for number in 0..<count {
                let isLast = number == count - 1
                let storage: String? =
                    switch disks {
                    case 0: "shared"
                    case 1: random.chance(percent: 80) ? "data-\(place)" : nil
                    case 2: random.chance(percent: 85) ? "data-\(place)" : "data-\(random.number(in: 0...3))"
                    default: "data-\(place)"
                    }
                var pod = RecordedPod(
                    name: naming == 0 ? "web-x\(place)\(number)" : "web-\(place)", uid: "\(place)-\(number)",
                    place: place, storage: storage, created: .seconds(created))
                if random.chance(percent: 10) { pod.name += "b" }
                created += pod.live(isLast: isLast, overlap: overlap, places: places, using: &random)
                pods.append(pod)
            }
        }
        pods.sort { ($0.created, $0.place) < ($1.created, $1.place) }
        return RecordedRun(name: "A run with seed \(seed)", pods: pods, writes: writes(using: &random))
    }

    private static func writes(using random: inout SplitMix64) -> [RecordedWrite] {
        (0..<random.number(in: 0...12)).map { number in
            RecordedWrite(
                id: "w\(number)", pod: "0-0", time: .seconds(number), isAcknowledged: random.chance(percent: 75),
                isKept: random.chance(percent: 65))
        }
    }
}

extension RecordedPod {
    /// Gives the Pod a life from its creation on.
    ///
    /// - Returns: how many seconds later its successor is created.
    fileprivate mutating func live(
        isLast: Bool, overlap: Bool, places: Int, using random: inout SplitMix64
    ) -> Int {
        if random.chance(percent: 95) {
            started = created + .seconds(1)
            if random.chance(percent: 92) { ready = created + .seconds(random.number(in: 2...4)) }
        }
        let goes = !isLast || random.chance(percent: 30)
        guard goes else { return 0 }
        let asked = created + .seconds(isLast ? 200 - 10 * place : random.number(in: 30...60))
        let isKilled = random.chance(percent: 15)
        if !isKilled { self.asked = asked }
        let shutdown = random.number(in: 1...5)
        ended = asked + .seconds(shutdown)
        let wait = overlap ? random.number(in: 0...shutdown) : random.number(in: shutdown...shutdown + 2)
        return Int((asked - created).components.seconds) + wait
    }
}
