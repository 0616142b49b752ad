/// Something that a submission did and no solution needs to do; it explains a result and never earns a point.
package struct GradingEvent: Codable, Equatable, Sendable {
    package var kind: Kind
    /// What is to be known beside the kind: a status, a limit, a line of the source.
    package var detail: String?
    /// The test that was being judged, if there was one.
    package var test: String?

    package init(_ kind: Kind, detail: String? = nil, test: String? = nil) {
        self.kind = kind
        self.detail = detail
        self.test = test
    }

    /// What was seen: first while it ran, then while it was compiled, and last in its source.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case exited
        case crashed
        case closedChannel
        case answeredUnasked
        case answerTooLarge
        case answerTooDeep
        case answerUnreadable
        case cpuLimit
        case wallLimit
        case memoryLimit
        case processLimit
        case fileLimit
        case outputLimit
        case leftProcesses
        case ignoredEnd

        case compilerTimeLimit
        case compilerMemoryLimit
        case compilerOutputLimit
        case compilerCrashed

        case mentionsExit
        case mentionsFiles
        case mentionsEnvironment
        case mentionsProcesses
        case mentionsNetwork
        case mentionsTests
        case mentionsReports
        case mentionsMemory
    }

    /// What a report says.
    package var sentence: String { kind.sentence + (detail.map { ": \($0)" } ?? "") }
}

extension GradingEvent.Kind {
    /// Whether it was only read in the source, so that nothing may have come of it.
    package var isMention: Bool { rawValue.hasPrefix("mentions") }

    /// In words.
    package var sentence: String {
        switch self {
        case .exited: "it exited by itself"
        case .crashed: "it crashed"
        case .closedChannel: "it closed the channel on which it is asked"
        case .answeredUnasked: "it answered without having been asked"
        case .answerTooLarge: "an answer was too large"
        case .answerTooDeep: "an answer was nested too deeply"
        case .answerUnreadable: "an answer could not be read"
        case .cpuLimit: "it used up its processor time"
        case .wallLimit: "it did not answer in time"
        case .memoryLimit: "it wanted more memory than it may have"
        case .processLimit: "it wanted more processes or threads than it may have"
        case .fileLimit: "it wanted to write more than it may"
        case .outputLimit: "it printed more than it may"
        case .leftProcesses: "it left processes behind, which were ended"
        case .ignoredEnd: "it would not end when asked to, and was ended"
        case .compilerTimeLimit: "the compiler used up its time on it"
        case .compilerMemoryLimit: "the compiler wanted more memory than it may have"
        case .compilerOutputLimit: "the compiler printed more than it may"
        case .compilerCrashed: "the compiler crashed on it"
        case .mentionsExit: "its source ends the process"
        case .mentionsFiles: "its source opens files"
        case .mentionsEnvironment: "its source looks at the environment or at other processes"
        case .mentionsProcesses: "its source starts processes or threads"
        case .mentionsNetwork: "its source opens connections"
        case .mentionsTests: "its source speaks of the tests that judge it"
        case .mentionsReports: "its source speaks of the reports"
        case .mentionsMemory: "its source reaches past Swift's rules"
        }
    }
}
