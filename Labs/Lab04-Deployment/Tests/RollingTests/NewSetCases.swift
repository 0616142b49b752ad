import Testing

/// Task 2, The new set.
@Suite("The new set")
struct NewSetCases {
    @Test(
        "It grows up to the ceiling",
        arguments: [
            Situation.new("A surge of 3 of 10", deployment(rolling("25%", 0), 10, v(1, 10), v(2, 0)), gets: 3),
            Situation.new("Old Pods have gone", deployment(rolling(1, 0), 4, v(1, 3), v(2, 1)), gets: 2),
            Situation.new("There is no room now", deployment(rolling(1, 0), 4, v(1, 4), v(2, 1)), gets: 1),
            Situation.new(
                "No surge, and nothing has gone yet", deployment(rolling(0, 1), 4, v(1, 4), v(2, 0)), gets: 0),
            Situation.new("No surge, and one has gone", deployment(rolling(0, 1), 4, v(1, 3), v(2, 0)), gets: 1),
            Situation.new(
                "All old sets count", deployment(rolling(2, 0), 6, v(1, 2), v(2, 3), v(3, 1)), gets: 3),
            Situation.new(
                "Sizes count, and not what has become of them",
                deployment(rolling(1, 0), 4, v(1, 3, pods: 5, available: 2), v(2, 1, pods: 0, available: 0)), gets: 2),
            Situation.new(
                "There are more than may be: it stays", deployment(rolling(1, 0), 4, v(1, 6), v(2, 1)), gets: 1),
        ])
    func ceiling(_ situation: Situation) { check(situation.question) }

    @Test(
        "It ends at the wanted size",
        arguments: [
            Situation.new("The last step", deployment(rolling(3, 0), 4, v(1, 1), v(2, 3)), gets: 4),
            Situation.new("A large surge, all at once", deployment(rolling(10, 0), 3, v(1, 3), v(2, 0)), gets: 3),
            Situation.new("It is there", deployment(rolling(1, 0), 3, v(1, 1), v(2, 3)), gets: 3),
            Situation.new("It was larger", deployment(rolling(1, 0), 3, v(1, 1), v(2, 6)), gets: 3),
            Situation.new("Nothing is wanted", deployment(rolling(1, 0), 0, v(1, 0), v(2, 2)), gets: 0),
        ])
    func desired(_ situation: Situation) { check(situation.question) }

    @Test(
        "Recreate waits for the last old Pod",
        arguments: [
            Situation.new("All are gone", deployment(.recreate, 3, v(1, 0), v(2, 0)), gets: 3),
            Situation.new("There was never an old one", deployment(.recreate, 3, hasNewSet: false), gets: 3),
            Situation.new(
                "A set that should be empty is not yet", deployment(.recreate, 3, v(1, 0, pods: 2), v(2, 0)), gets: nil),
            Situation.new(
                "The last one is terminating", deployment(.recreate, 3, v(1, 0), v(2, 0), runningOldPods: 1), gets: nil),
            Situation.new("Scaled, without old Pods", deployment(.recreate, 5, v(1, 0), v(2, 3)), gets: 5),
        ])
    func recreate(_ situation: Situation) { check(situation.question) }
}
