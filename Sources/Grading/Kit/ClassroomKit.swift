package import Foundation
package import LabRunner

/// What a repository of GitHub Classroom needs so that each push is graded.
package struct ClassroomKit {
    let folder: LabFolder

    package init(lab folder: LabFolder) { self.folder = folder }

    /// Where the workflow stands in the repository.
    package var path: String { ".github/workflows/ordinal-lab-\(folder.number).yml" }

    /// The workflow: the result becomes a step's output, which Classroom's own reporter reads.
    package var workflow: String {
        """
        name: Ordinal lab \(folder.number)
        on: [push, workflow_dispatch]
        permissions:
          actions: read
          checks: write
          contents: read
        jobs:
          grade:
            runs-on: ubuntu-24.04
            timeout-minutes: 30
            steps:
              - uses: actions/checkout@v4
              - name: Make the machine ready
                run: |
                  Scripts/setup
                  # This system lets no program make a sandbox until it is told to.
                  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0 || true
              - name: Grade
                id: ordinal
                run: >
                  swift run ordinal grade --lab \(folder.number) Labs/\(folder.name) --single \(Self.name)
                  --out grades --github-output
              - name: Report
                uses: classroom-resources/autograding-grading-reporter@v1
                env:
                  ORDINAL_RESULTS: ${{ steps.ordinal.outputs.result }}
                with:
                  runners: ordinal
              - name: Keep the reports
                if: always()
                uses: actions/upload-artifact@v4
                with:
                  name: grades
                  path: |
                    grades/report.html
                    grades/report.md
        """ + "\n"
    }

    /// What the submission of a repository is called.
    package static let name = "submission"

    /// Adds a step's output, as a workflow's runner reads it.
    ///
    /// - Parameter file: what the runner names as `GITHUB_OUTPUT`.
    package static func append(_ results: GradingResults, to file: URL) throws(LabError) {
        for submission in results.submissions.prefix(1) {
            let line = "result=\(try ClassroomReport(submission, of: results).stepOutput())\n"
            do {
                if !FileManager.default.fileExists(atPath: file.filePath) { try Data().write(to: file) }
                let handle = try FileHandle(forWritingTo: file)
                defer { try? handle.close() }
                try handle.seekToEnd()
                try handle.write(contentsOf: Data(line.utf8))
            } catch {
                throw .unwritable(path: file.filePath, reason: error.localizedDescription)
            }
        }
    }
}
