#if os(Linux)
    import CAffinity
#endif

/// The processors that this process may use, one for each lane of a run in turn.
///
/// Why: tests and their subject are two processes of which only one has something to do. Where they share a processor,
/// which both inherit from the thread that starts them, a question costs a fifth less time than across two (measured), and
/// lanes do not push one another about.
///
/// Caveats: on systems other than Linux threads run where the system puts them.
struct Processors: Sendable {
    #if os(Linux)
        /// As many bits as the C library's own mask has.
        private typealias Mask = [UInt]
        private static let words = 1024 / UInt.bitWidth
        private static let size = 1024 / 8

        private let all: Mask
        private let numbers: [Int]

        init() {
            var mask = Mask(repeating: 0, count: Self.words)
            let isKnown = sched_getaffinity(0, Self.size, &mask) > -1
            all = mask
            let found = isKnown ? Self.numbers(in: mask) : []
            // Runs side by side, as tests are, should not begin on the same one.
            let first = found.firstIndex(of: Int(sched_getcpu())) ?? 0
            numbers = Array(found[first...] + found[..<first])
        }

        /// Does something on the lane's processor, children and all; this thread may go elsewhere afterwards.
        func keep(to lane: Int, _ body: () -> Void) {
            guard !numbers.isEmpty else { return body() }
            sched_setaffinity(0, Self.size, Self.mask(of: numbers[lane % numbers.count]))
            body()
            sched_setaffinity(0, Self.size, all)
        }

        private static func numbers(in mask: Mask) -> [Int] {
            (0..<words * UInt.bitWidth).filter { mask[$0 / UInt.bitWidth] >> ($0 % UInt.bitWidth) & 1 == 1 }
        }

        private static func mask(of number: Int) -> Mask {
            var mask = Mask(repeating: 0, count: words)
            mask[number / UInt.bitWidth] |= 1 << (number % UInt.bitWidth)
            return mask
        }
    #else
        init() {}

        func keep(to lane: Int, _ body: () -> Void) { body() }
    #endif
}
