import LabKit
import Testing
import XCTest

/// Reports the story of a failure to Swift Testing, as one issue.
func check(
    _ examination: some Examination, fileID: String = #fileID, function: String = #function,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let replay = Replay.command(fileID: fileID, function: function)
    guard let story = examination.story(replay: replay) else { return }
    Issue.record(Comment(rawValue: story.text), sourceLocation: sourceLocation)
}

extension XCTestCase {
    /// Reports the story of a failure to XCTest, as one issue.
    func check(
        _ examination: some Examination, fileID: String = #fileID, function: String = #function,
        file: StaticString = #filePath, line: UInt = #line
    ) {
        let replay = Replay.command(fileID: fileID, function: function)
        guard let story = examination.story(replay: replay) else { return }
        XCTFail(story.text, file: file, line: line)
    }
}
