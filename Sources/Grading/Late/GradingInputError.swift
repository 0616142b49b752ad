/// What is wrong with something that the instructor gave, in facts; the words are in its description.
package enum GradingInputError: Error, Equatable, Sendable {
    case latePolicy(String)
    case time(String, place: String)
    case noDueTime(id: String)
    case noSubmissionTime(ids: [String])
    case table(path: String, problem: String)
    case metadata(path: String, problem: String)
    case results(path: String, problem: String)
    case otherRuns(problem: String)
    case shard(String)
}

extension GradingInputError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .latePolicy(let text):
            "--late-policy: \"\(text)\" is none; expected none, or such as 10%/day or 10%/day,grace=2h,max=50%"
        case .time(let text, let place):
            "\(place): \"\(text)\" is no time; expected such as 2026-11-27T10:00:00Z or 2026-11-27T10:00:00+01:00"
        case .noDueTime(let id):
            "it is not known when \(id) was due; give --due, or a column due in the table of times"
        case .noSubmissionTime(let ids):
            "it is not known when these were handed in: \(ids.prefix(10).joined(separator: ", "))"
                + (ids.count > 10 ? " and \(ids.count - 10) more" : "") + "; add them to the table of times"
        case .table(let path, let problem):
            "\(path): \(problem); expected a line with the names id, submitted and perhaps due, then one for each submission"
        case .metadata(let path, let problem):
            "\(path) is not Gradescope's submission_metadata.json: \(problem)"
        case .results(let path, let problem):
            "\(path) is not the results.json of a grading run: \(problem)"
        case .otherRuns(let problem):
            "these are not parts of one grading run: \(problem)"
        case .shard("auto"):
            "--shard auto: no scheduler says which share this is; expected JOB_COMPLETION_INDEX and JOB_COMPLETIONS, "
                + "SLURM_ARRAY_TASK_ID with _MIN and _MAX, or ORDINAL_SHARD_INDEX and ORDINAL_SHARD_COUNT"
        case .shard(let text):
            "\"\(text)\" is no share; expected I/N with I from 1 to N, such as 2/8"
        }
    }
}
