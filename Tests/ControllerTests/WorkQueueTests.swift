import Controller
import Model
import Testing

@Suite struct `A work queue` {
    private func key(_ name: some CustomStringConvertible) -> ObjectKey {
        ObjectKey(namespace: "default", name: "\(name)")
    }

    private func time(_ seconds: Int64) -> Timestamp { Timestamp(seconds: seconds) }

    @Test func `gives keys in the order of their times, and of being added where those are equal`() {
        var queue = WorkQueue()
        for (name, second) in [("d", 4), ("b", 2), ("a", 1), ("c", 2)] { queue.add(key(name), at: time(Int64(second))) }
        #expect(queue.nextDue == time(1))
        var taken: [String] = []
        while let next = queue.next(at: time(3)) { taken.append(next.name) }
        #expect(taken == ["a", "b", "c"])
        #expect(queue.nextDue == time(4))
        #expect(!queue.isEmpty)
    }

    @Test func `gives a key once, at the earlier of its times`() {
        var queue = WorkQueue()
        queue.add(key("a"), at: time(5))
        queue.add(key("a"), at: time(3))
        queue.add(key("a"), at: time(9))
        #expect(queue.count == 1)
        #expect(queue.next(at: time(2)) == nil)
        #expect(queue.next(at: time(3)) == key("a"))
        #expect(queue.nextDue == nil)
        #expect(queue.next(at: time(100)) == nil)
    }

    @Test func `takes a key in again after it was given out`() {
        var queue = WorkQueue()
        queue.add(key("a"), at: time(5))
        queue.add(key("a"), at: time(1))
        #expect(queue.next(at: time(1)) == key("a"))
        queue.add(key("a"), at: time(7))
        #expect(queue.next(at: time(6)) == nil)
        #expect(queue.next(at: time(7)) == key("a"))
    }

    @Test func `waits twice as long after each failure, until the key is forgiven`() {
        var queue = WorkQueue()
        var waits: [Int64] = []
        for _ in 0..<20 {
            queue.addAfterFailure(key("a"), now: time(0))
            waits.append((queue.nextDue ?? time(-1)).nanoseconds / 1_000_000)
            _ = queue.next(at: time(10_000))
        }
        #expect(waits.prefix(4) == [5, 10, 20, 40])
        #expect(waits.suffix(2) == [1_000_000, 1_000_000])
        queue.forget(key("a"))
        queue.addAfterFailure(key("a"), now: time(0))
        #expect(queue.nextDue == Timestamp(nanoseconds: 5_000_000))
    }

    @Test(arguments: 1...5) func `agrees with a sorted list, whatever is added and taken`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var queue = WorkQueue()
        var model: [(key: ObjectKey, time: Timestamp)] = []
        for _ in 0..<3000 {
            let moment = time(Int64.random(in: 0..<50, using: &random))
            if Bool.random(using: &random) {
                let added = key(Int.random(in: 0..<40, using: &random))
                queue.add(added, at: moment)
                model.removeAll { $0.key == added && $0.time > moment }
                if !model.contains(where: { $0.key == added }) { model.append((added, moment)) }
            } else {
                let first = model.indices.min { (model[$0].time, $0) < (model[$1].time, $1) }
                let expected = first.flatMap { model[$0].time <= moment ? model.remove(at: $0).key : nil }
                #expect(queue.next(at: moment) == expected)
            }
            #expect(queue.nextDue == model.map(\.time).min())
            #expect(queue.count == model.count)
        }
    }
}
