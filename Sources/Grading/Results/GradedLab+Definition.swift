package import LabRunner

extension GradedLab {
    /// What a report says of a lab.
    package init(_ definition: LabDefinition) {
        self.init(
            number: definition.number, title: definition.title,
            tasks: definition.tasks.map { GradedTask(id: $0.id, title: $0.title, points: $0.points) })
    }
}

extension LabDefinition {
    /// The tests of a submission that was not judged: none of them scores.
    ///
    /// - Parameter story: why not, in a line or a few.
    package func unjudgedTests(
        story: [String], visibility: (LabTest) -> GradedTest.Visibility = { _ in .visible }
    ) -> [GradedTest] {
        tasks.flatMap { task in
            task.tests.map { test in
                GradedTest(
                    id: test.id, task: task.id, points: test.points, score: 0, status: .error, story: story,
                    visibility: visibility(test))
            }
        }
    }
}
