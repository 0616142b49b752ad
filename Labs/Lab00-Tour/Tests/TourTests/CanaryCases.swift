import LabKit
import Model
import Testing

/// Task 4, The canary.
@Suite("Below the partition")
struct CanaryCases {
    @Test("The Pods below the partition stay", arguments: [0, 1])
    func stable(_ ordinal: Int) {
        check(
            Visit("nginx-web-\(ordinal) stays while nginx-web-2 is the canary") { stage in
                try stage.apply("nginx.yaml")
                let old = try stage.pod(ordinal, rule: TourRules.rest)
                try stage.apply("canary.yaml")
                let new = try stage.pod(ordinal, rule: TourRules.rest)
                let isSame = new.metadata.uid == old.metadata.uid
                try expect(
                    isSame, "nginx-web-\(ordinal) is the Pod from before", else: "it has been replaced", TourRules.rest)
                try expect("nginx-web-\(ordinal)'s revision", new.revision, is: old.revision, TourRules.rest)
                let set = try stage.statefulSet()
                try expect(
                    set.status.updateRevision != set.status.currentRevision, "there is a second revision",
                    else: "\(set.status.currentRevision) is the only one", TourRules.rest)
            })
    }
}
