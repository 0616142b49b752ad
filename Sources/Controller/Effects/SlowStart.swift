/// Batches that double while nothing fails, so that a failure that hits every write is met early.
public enum SlowStart {
    /// The largest batch of the StatefulSet and ReplicaSet controllers.
    public static let largestBatch = 500

    /// The ranges of the batches for this many writes: 1, 2, 4, … 500.
    public static func batches(count: Int) -> [Range<Int>] {
        var batches: [Range<Int>] = []
        var start = 0
        var size = 1
        while start < count {
            let end = min(start + size, count)
            batches.append(start..<end)
            start = end
            size = min(size * 2, largestBatch)
        }
        return batches
    }

    /// The index past the batch that holds this write.
    static func endOfBatch(containing index: Int, count: Int) -> Int {
        batches(count: count).first { $0.contains(index) }?.upperBound ?? count
    }
}
