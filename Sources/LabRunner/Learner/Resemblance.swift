/// Finds the known mistake whose failures look most like a learner's.
package enum Resemblance {
    /// The mutant that names the most of the failed tests, and no test that passed.
    ///
    /// Where more than half of the tests fail nothing can be told: the work has only begun. Of equals it is the first.
    package static func mutant(
        for failed: [String], of definition: LabDefinition, among mutants: [Mutant]
    ) -> Mutant? {
        let failed = Set(failed)
        guard failed.count * 2 <= definition.tests.count else { return nil }
        let candidates = mutants.filter { mutant in
            mutant.mistake != nil && !mutant.caughtBy.isEmpty && mutant.caughtBy.allSatisfy(failed.contains)
        }
        // `max` would give the last of equals.
        return candidates.reduce(nil as Mutant?) { best, mutant in
            mutant.caughtBy.count > (best?.caughtBy.count ?? 0) ? mutant : best
        }
    }
}
