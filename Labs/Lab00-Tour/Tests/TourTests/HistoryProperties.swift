import Foundation
import LabKit
import Model
import Testing

/// Tasks 3 and 4, over 500 seeded histories each, of a whole cluster; `ORDINAL_SEED` replays one of them.
@Suite("Whole histories")
struct HistoryProperties {
    @Test("In no history does a Pod lose its name or its claim")
    func promises() {
        check(
            Visits(
                "What befalls a set", Self.histories, begin: Self.applySet, grow: Self.firstAccident(scales: true),
                befall: Self.lookAtPromises))
    }

    @Test("In no history does the canary pass its partition")
    func canary() {
        check(
            Visits(
                "What befalls a set with a canary", Self.histories, begin: Self.applyCanary,
                grow: Self.firstAccident(scales: false), befall: Self.lookAtCanary))
    }

    private static var histories: Histories { Histories(count: 500, in: ProcessInfo.processInfo.environment) }

    private static func applySet(_ stage: inout Stage) throws {
        try stage.apply("nginx.yaml")
    }

    private static func applyCanary(_ stage: inout Stage) throws {
        try stage.apply("nginx.yaml")
        try stage.apply("canary.yaml")
    }

    private static func lookAtPromises(_ stage: inout Stage, random: SplitMix64) throws {
        let names = (0..<3).map { "www-storage-nginx-web-\($0)" }
        let before = names.map { stage.claim($0)?.metadata.uid }
        befall(&stage, random, scales: true)
        let wanted = try stage.statefulSet().spec.replicas ?? 1
        for ordinal in 0..<Int(wanted) {
            let pod = try stage.pod(ordinal, rule: TourRules.comesBack)
            let name = pod.metadata.name
            try expect(pod.isReady, "\(name) is Ready", else: "it is not", TourRules.comesBack)
            try expect("the list of \(name)'s claims", pod.claims, is: [names[ordinal % 3]], TourRules.comesBack)
        }
        for (name, uid) in zip(names, before) {
            let isSame = uid != nil && stage.claim(name)?.metadata.uid == uid
            try expect(isSame, "\(name) is the one from before", else: "it is not", TourRules.claimsStay)
        }
    }

    private static func lookAtCanary(_ stage: inout Stage, random: SplitMix64) throws {
        let old = try stage.statefulSet(rule: TourRules.rest).status.currentRevision.rawValue
        befall(&stage, random, scales: false)
        for ordinal in 0..<2 {
            let pod = try stage.pod(ordinal, rule: TourRules.rest)
            let name = pod.metadata.name
            try expect("\(name)'s revision", pod.revision, is: old, TourRules.rest)
            try expect("\(name)'s image", pod.image, is: "nginx:alpine", TourRules.rest)
        }
        let new = try stage.pod(2, rule: TourRules.highest)
        try expect("nginx-web-2's image", new.image, is: "nginx:1.27", TourRules.highest)
        try expect(new.isReady, "nginx-web-2 is Ready", else: "it is not", TourRules.highest)
    }

    /// What befalls a set first, and for the branches of some boughs how the cluster gets over it.
    private static func firstAccident(scales: Bool) -> (inout Stage, SplitMix64) -> Void {
        { stage, random in
            var random = random
            stage.befall(.random(scales: scales, using: &random), after: pause(&random))
            if random.number(in: 0...3) == 0 { stage.settle() }
        }
    }

    /// One more accident, most often before the cluster has got over the first one.
    private static func befall(_ stage: inout Stage, _ random: SplitMix64, scales: Bool) {
        var random = random
        stage.befall(.random(scales: scales, using: &random), after: pause(&random))
        stage.settle()
    }

    private static func pause(_ random: inout SplitMix64) -> Duration {
        .milliseconds(random.number(in: 0...40) * 100)
    }
}
