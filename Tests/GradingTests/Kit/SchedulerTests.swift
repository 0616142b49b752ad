import Foundation
import LabRunner
import Testing

@testable import Grading

/// The scripts by which a run is divided among machines, with another program in place of `ordinal`.
struct SchedulerTests {
    private static let scripts = URL(filePath: #filePath).appending(path: "../../../../Scripts").standardizedFileURL
    private static let python = Outsider.program("python3")

    /// Runs a script twice, the second time where the share has been begun, and gives what `ordinal` was called with.
    private func words(_ arguments: [String], environment: [String: String], share: String) throws -> [String] {
        try MiniLab.withFolder { folder in
            try MiniLab.write(["ordinal": "#!/bin/sh\necho \"$@\"\n"], to: folder)
            let program = folder.appending(path: "ordinal").filePath
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
            var variables = environment.mapValues { $0.replacing("FOLDER", with: folder.filePath) as String? }
            variables["ORDINAL"] = program
            return try [false, true].map { isBegun in
                if isBegun { try MiniLab.write(["\(share)/journal.jsonl": ""], to: folder) }
                let arguments = arguments.map { $0.replacing("FOLDER", with: folder.filePath) }
                let answer = try ChildProcess.run(Command("bash", arguments, environment: variables))
                #expect(answer.ending == .exited(0), "\(answer.output)")
                return answer.output.trimmingCharacters(in: .whitespacesAndNewlines).replacing(
                    folder.filePath, with: "FOLDER")
            }
        }
    }

    @Test
    func `a task of a Slurm array grades its share, and goes on with one that was begun`() throws {
        let script = Self.scripts.appending(path: "grade-slurm").filePath
        let words = try words(
            [script, "02", "submissions", "FOLDER/out", "7"],
            environment: ["SLURM_ARRAY_TASK_ID": "3", "SLURM_CPUS_PER_TASK": "4", "SLURM_SUBMIT_DIR": "FOLDER"],
            share: "out/share-3")
        let wanted = "grade --lab 02 submissions --out FOLDER/out/share-3 --seed 7 --shard auto --jobs 4"
        #expect(words == [wanted, wanted + " --resume"])
    }

    @Test(.enabled(if: python != nil, "there is no python3"))
    func `the Indexed Job says how many shares there are, and its Pods grade theirs`() throws {
        let script = """
            import sys
            try: import yaml
            except ImportError: sys.exit(0)
            spec = yaml.safe_load(open(sys.argv[1]))["spec"]
            container = spec["template"]["spec"]["containers"][0]
            variables = {v["name"]: v.get("value") for v in container["env"]}
            assert spec["completionMode"] == "Indexed"
            assert str(spec["completions"]) == str(spec["parallelism"]) == variables["JOB_COMPLETIONS"]
            print(container["args"][0].replace("/grading", "FOLDER"))
            """
        let manifest = try String(contentsOf: Self.scripts.appending(path: "grade-job.yaml"), encoding: .utf8)
        let (status, output) = try Outsider.run(
            try #require(Self.python), ["-c", script, "job.yaml"], files: ["job.yaml": manifest])
        #expect(status == .exited(0), "\(output)")
        guard output.contains("exec") else { return }
        let words = try words(
            ["-c", output], environment: ["JOB_COMPLETION_INDEX": "0", "SEED": "7"], share: "share-0")
        let wanted = "grade --lab 02 FOLDER/submissions --out FOLDER/share-0 --seed 7 --shard auto --jobs 2"
        #expect(words == [wanted, wanted + " --resume"])
    }
}
