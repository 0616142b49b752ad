import LabKit
import Testing

/// Task 5, Measures.
@Suite("Measures")
struct MeasuresCases {
    @Test(
        "Identity is stable when a place keeps its name",
        arguments: [
            Finding(
                "Every successor has the name", .identity, .truth(true), pods: pod("web-0", at: 0, 0..<20),
                pod("web-1", at: 1, 5..<30), pod("web-0", at: 0, 20..<1000), pod("web-1", at: 1, 31..<1000)),
            Finding(
                "One place of two changes its name", .identity, .truth(false), pods: pod("web-0", at: 0, 0..<1000),
                pod("web-1", at: 1, 5..<30), pod("web-x", at: 1, 31..<1000)),
            Finding(
                "Another name, and then the old one again", .identity, .truth(false), pods: pod("web-0", at: 0, 0..<20),
                pod("web-x", at: 0, 20..<40), pod("web-0", at: 0, 40..<1000)),
            Finding(
                "Nobody was ever replaced", .identity, .truth(true), pods: pod("web-7f", at: 0, 0..<1000),
                pod("web-c2", at: 1, 0..<1000)),
            Finding("Nothing ever ran", .identity, .truth(true)),
        ])
    func identity(_ finding: Finding) { check(finding.question) }

    @Test(
        "Storage follows when a place keeps its own",
        arguments: [
            Finding(
                "Every successor mounts it", .storage, .truth(true), pods: pod("web-0", at: 0, 0..<20),
                pod("web-1", at: 1, 5..<1000), pod("web-0", at: 0, 20..<1000)),
            Finding(
                "Another name, the same disk: this is about disks", .storage, .truth(true),
                pods: pod("web-7f", at: 0, 0..<20), pod("web-c2", at: 0, 20..<1000)),
            Finding(
                "The successor has a new disk", .storage, .truth(false), pods: pod("web-0", at: 0, 0..<20),
                pod("web-0", at: 0, 20..<1000, on: "fresh")),
            Finding(
                "The disk goes over to another place", .storage, .truth(false),
                pods: pod("web-0", at: 0, 0..<20, on: "data-0"), pod("web-1", at: 1, 30..<1000, on: "data-0")),
            Finding(
                "Pods without a disk", .storage, .truth(false), pods: pod("web-0", at: 0, 0..<20, noStorage: true),
                pod("web-0", at: 0, 20..<1000, noStorage: true)),
            Finding(
                "One Pod without a disk", .storage, .truth(false), pods: pod("web-0", at: 0, 0..<1000),
                pod("web-1", at: 1, 5..<1000, noStorage: true)),
        ])
    func storage(_ finding: Finding) { check(finding.question) }

    @Test(
        "Writers are counted by disk and by moment",
        arguments: [
            Finding(
                "One after the other", .writers, .count(1), pods: pod("web-0", at: 0, 0..<20),
                pod("web-0", at: 0, 21..<1000)),
            Finding(
                "One starts at the moment at which the other ends", .writers, .count(1),
                pods: pod("web-0", at: 0, 0..<20), pod("web-0", at: 0, 20..<1000)),
            Finding(
                "Two at once, each with its own disk", .writers, .count(1), pods: pod("web-0", at: 0, 0..<1000),
                pod("web-1", at: 1, 5..<1000)),
            Finding(
                "Three on one disk", .writers, .count(3), pods: pod("a", at: 0, 0..<1000, on: "data"),
                pod("b", at: 1, 0..<1000, on: "data"), pod("c", at: 2, 0..<1000, on: "data")),
            Finding(
                "Three on one disk, never more than two at a moment", .writers, .count(2),
                pods: pod("a", at: 0, 0..<20, on: "data"), pod("b", at: 1, 10..<30, on: "data"),
                pod("c", at: 2, 25..<40, on: "data")),
            Finding(
                "A terminating process still writes", .writers, .count(2), pods: pod("a", at: 0, 0..<20, asked: 10),
                pod("b", at: 0, 11..<1000)),
            Finding(
                "One that is not ready yet writes already", .writers, .count(2),
                pods: pod("a", at: 0, 0..<1000, on: "data"), pod("b", at: 1, 10..<1000, on: "data", neverReady: true)),
            Finding(
                "One that never started does not", .writers, .count(1), pods: pod("a", at: 0, 0..<1000, on: "data"),
                pod("b", at: 1, 10..<1000, on: "data", neverStarts: true)),
            Finding(
                "Without disks nobody writes", .writers, .count(0), pods: pod("a", at: 0, 0..<1000, noStorage: true),
                pod("b", at: 1, 0..<1000, noStorage: true)),
        ])
    func writers(_ finding: Finding) { check(finding.question) }

    @Test(
        "Order is kept upwards and downwards",
        arguments: [
            Finding(
                "Up, each when the one below is ready", .order, .truth(true), pods: pod("web-0", at: 0, 0..<1000),
                pod("web-1", at: 1, 2..<1000), pod("web-2", at: 2, 4..<1000)),
            Finding(
                "A moment too early", .order, .truth(false), pods: pod("web-0", at: 0, 0..<1000, ready: 6),
                pod("web-1", at: 1, 5..<1000)),
            Finding(
                "The one below is ready, but was asked to go", .order, .truth(false), pods: pod("web-0", at: 0, 0..<20),
                pod("web-1", at: 1, 19..<1000), pod("web-0", at: 0, 21..<1000)),
            Finding(
                "The one directly below is ready, the one below that is gone", .order, .truth(false),
                pods: pod("web-0", at: 0, 0..<8), pod("web-1", at: 1, 5..<1000), pod("web-2", at: 2, 9..<1000),
                pod("web-0", at: 0, 10..<1000)),
            Finding(
                "A lost one comes back, and those above it stay", .order, .truth(true),
                pods: pod("web-0", at: 0, 0..<20),
                pod("web-1", at: 1, 5..<1000), pod("web-0", at: 0, 20..<1000)),
            Finding(
                "Down, the highest first, each when the one above is gone", .order, .truth(true),
                pods: pod("web-0", at: 0, 0..<1000), pod("web-1", at: 1, 5..<40, asked: 32),
                pod("web-2", at: 2, 9..<32, asked: 30)),
            Finding(
                "Down, before the one above is gone", .order, .truth(false), pods: pod("web-0", at: 0, 0..<1000),
                pod("web-1", at: 1, 5..<40, asked: 31), pod("web-2", at: 2, 9..<32, asked: 30)),
            Finding(
                "The lower of two is replaced, which gives no place up", .order, .truth(true),
                pods: pod("web-0", at: 0, 0..<20), pod("web-1", at: 1, 5..<1000), pod("web-0", at: 0, 22..<1000)),
        ])
    func order(_ finding: Finding) { check(finding.question) }

    @Test(
        "A write is lost when it was promised and is gone",
        arguments: [
            Finding("All are kept", .lost, .writes([]), writes: [write(1), write(2)]),
            Finding(
                "In the order of time", .lost, .writes(["w1", "w3"]),
                writes: [write(1, isKept: false), write(2), write(3, isKept: false)]),
            Finding(
                "What was never acknowledged is not lost", .lost, .writes(["w2"]),
                writes: [write(1, isAcknowledged: false, isKept: false), write(2, isKept: false)]),
            Finding(
                "What was never acknowledged may be kept all the same", .lost, .writes([]),
                writes: [write(1, isAcknowledged: false, isKept: true)]),
            Finding("Nobody wrote", .lost, .writes([])),
        ])
    func lost(_ finding: Finding) { check(finding.question) }
}
