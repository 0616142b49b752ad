import Testing

/// Task 3, The old sets.
@Suite("The old sets")
struct OldSetsCases {
    @Test(
        "Enough Pods stay available",
        arguments: [
            Situation.old("2 of 10 may be unavailable", deployment(rolling(0, 2), 10, v(1, 10), v(2, 0)), get: [1: 8]),
            Situation.old("No room: a surge comes first", deployment(rolling(1, 0), 4, v(1, 4), v(2, 0)), get: [:]),
            Situation.old(
                "Surge and unavailability together", deployment(rolling("25%", "25%"), 8, v(1, 8), v(2, 2)), get: [1: 4]
            ),
            Situation.old("The new set is complete", deployment(rolling(1, 0), 3, v(1, 2), v(2, 3)), get: [1: 0]),
            Situation.old("Nothing old is left", deployment(rolling(1, 0), 3, v(1, 0), v(2, 3)), get: [:]),
            Situation.old("All may be unavailable", deployment(rolling(0, "100%"), 3, v(1, 3), v(2, 0)), get: [1: 0]),
            Situation.old("Nothing is wanted", deployment(rolling(1, 0), 0, v(1, 2), v(2, 0)), get: [1: 0]),
            Situation.old(
                "Under Recreate, empty sets are left out", deployment(.recreate, 2, v(1, 0), v(2, 1), v(3, 0)),
                get: [2: 0]),
        ])
    func minimum(_ situation: Situation) { check(situation.question) }

    @Test(
        "New Pods count when they are available",
        arguments: [
            Situation.old(
                "One of two is", deployment(rolling(2, 0), 4, v(1, 4), v(2, 2, available: 1)), get: [1: 3]),
            Situation.old(
                "None of three is", deployment(rolling(3, 0), 4, v(1, 4), v(2, 3, available: 0)), get: [:]),
            Situation.old(
                "None is, and one old Pod may be unavailable",
                deployment(rolling(3, 1), 4, v(1, 4), v(2, 3, available: 0)), get: [1: 3]),
            Situation.old(
                "None is, and an old one is not either: it may still become available before them",
                deployment(rolling(1, 0), 4, v(1, 4, available: 3), v(2, 1, available: 0)), get: [:]),
            Situation.old(
                "They will never be, and the old ones serve on",
                deployment(rolling("25%", "25%"), 4, v(1, 3), v(2, 2, available: 0)), get: [:]),
        ])
    func newPods(_ situation: Situation) { check(situation.question) }

    @Test(
        "What is not available goes first",
        arguments: [
            Situation.old(
                "It goes although no available one may", deployment(rolling(1, 0), 4, v(1, 4, available: 3), v(2, 1)),
                get: [1: 3]),
            Situation.old(
                "In two sets", deployment(rolling(2, 0), 6, v(1, 3, available: 2), v(2, 3, available: 2), v(3, 2)),
                get: [1: 2, 2: 2]),
            Situation.old(
                "Only as far as there is room",
                deployment(rolling(1, 0), 4, v(1, 4, available: 1), v(2, 1, available: 1)), get: [1: 3]),
            Situation.old(
                "And available ones after it", deployment(rolling(0, 2), 6, v(1, 2), v(2, 4, available: 3), v(3, 0)),
                get: [1: 1, 2: 3]),
        ])
    func unhealthy(_ situation: Situation) { check(situation.question) }

    @Test(
        "The oldest shrinks first",
        arguments: [
            Situation.old("One Pod", deployment(rolling(1, 0), 4, v(1, 2), v(2, 2), v(3, 1)), get: [1: 1]),
            Situation.old(
                "More than it has", deployment(rolling(0, 3), 6, v(1, 2), v(2, 4), v(3, 0)), get: [1: 0, 2: 3]),
            Situation.old(
                "Past one that is empty", deployment(rolling(1, 0), 3, v(1, 0), v(2, 3), v(3, 1)), get: [2: 2]),
        ])
    func oldest(_ situation: Situation) { check(situation.question) }

    @Test(
        "A set that is behind is waited for",
        arguments: [
            Situation.old(
                "It has one more available Pod than its size",
                deployment(rolling(1, 1), 4, v(1, 2, pods: 3, available: 3), v(2, 3)), get: [:]),
            Situation.old(
                "The older one before it has shrunk already",
                deployment(rolling(1, 1), 6, v(1, 2, available: 1), v(2, 2, pods: 3, available: 3), v(3, 3)),
                get: [1: 1]),
            Situation.old(
                "An empty set that is behind makes no difference",
                deployment(rolling(1, 0), 3, v(1, 0, pods: 1, available: 1), v(2, 3), v(3, 1)), get: [2: 2]),
        ])
    func behind(_ situation: Situation) { check(situation.question) }
}
