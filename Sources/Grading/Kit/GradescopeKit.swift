package import Foundation
package import LabRunner

/// The archive from which Gradescope makes a lab's autograder: `setup.sh`, `run_autograder`, and what they need.
///
/// Caveats: it holds the seed of the hidden inputs, so it is for Gradescope and not for learners.
package struct GradescopeKit {
    let catalog: LabCatalog
    let folder: LabFolder
    let toolchain: Toolchain
    let seed: HiddenSeed
    /// Further words for `ordinal grade`.
    let options: [String]

    /// - Parameters:
    ///   - toolchain: the one that the autograder installs.
    ///   - seed: every submission is asked from it.
    ///   - options: further words for `ordinal grade`.
    package init(
        of catalog: LabCatalog, lab folder: LabFolder, toolchain: Toolchain, seed: HiddenSeed, options: [String]
    ) {
        self.catalog = catalog
        self.folder = folder
        self.toolchain = toolchain
        self.seed = seed
        self.options = options
    }

    /// The archive's files, by path.
    package func contents() throws -> [String: Data] {
        let kit = try LearnerKit(of: catalog, labs: [folder], language: LearnerKit.plainLanguage)
        var contents: [String: Data] = [:]
        for (path, data) in try kit.contents() { contents["ordinal/\(path)"] = data }
        let own = "Solutions/\(folder.name)/Grading"
        for (path, data) in try MirroredFolder.contents(of: catalog.root.appending(path: own)) {
            contents["ordinal/\(own)/\(path)"] = data
        }
        contents["setup.sh"] = Data(setup.utf8)
        contents["run_autograder"] = Data(runAutograder.utf8)
        return contents
    }

    /// Makes the archive.
    ///
    /// - Parameter archive: ends in `.zip`; it must not exist yet.
    package func write(to archive: URL) throws {
        if FileManager.default.fileExists(atPath: archive.filePath) { throw KitError.exists(path: archive.filePath) }
        let staging = FileManager.default.temporaryDirectory.appending(path: "ordinal-kit-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: staging) }
        let files = staging.appending(path: "files")
        try LearnerKit.write(try contents(), to: files)
        let made = staging.appending(path: "made.zip")
        let script = "cd \"$1\" && exec zip -q -r -X \"$2\" ."
        let answer = try ChildProcess.run(Command("sh", ["-c", script, "sh", files.filePath, made.filePath]))
        guard answer.ending == .exited(0) else {
            let reason = answer.output.split(separator: "\n").last.map(String.init) ?? "zip failed"
            throw KitError.notPacked(path: archive.filePath, reason: reason)
        }
        do {
            try FileManager.default.moveItem(at: made, to: archive)
        } catch {
            throw KitError.notPacked(path: archive.filePath, reason: error.localizedDescription)
        }
    }

    private var words: String { options.map(\.quotedForShell).joined(separator: " ") }

    /// Runs once, while Gradescope builds the image.
    private var setup: String {
        """
        #!/usr/bin/env bash
        # Installs Swift and what Ordinal needs, builds it, and makes lab \(folder.number) ready to grade.
        set -euo pipefail
        base=${AUTOGRADER:-/autograder}
        if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
            apt-get update -qq
            DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends binutils bubblewrap \\
                ca-certificates curl g++ git libc6-dev libcurl4-openssl-dev libedit2 libncurses-dev libpython3-dev \\
                libsqlite3-dev libxml2-dev libz3-dev lld pkg-config tzdata unzip zip zlib1g-dev >/dev/null
        fi
        if ! command -v swift >/dev/null 2>&1; then
            . /etc/os-release
            version=swift-\(toolchain.major).\(toolchain.minor)
            system=$ID$VERSION_ID
            [ "$ID" != debian ] || system=debian$VERSION_ID
            suffix=; [ "$(uname -m)" != aarch64 ] || suffix=-aarch64
            address=https://download.swift.org/$version-release/$(echo "$system" | tr -d .)$suffix
            curl -fsSL "$address/$version-RELEASE/$version-RELEASE-$system$suffix.tar.gz" |
                tar -xz -C / --strip-components=1
        fi
        cd "$base/source/ordinal"
        swift build -c release --product ordinal
        # One submission graded now spares the first learner the wait.
        "$(swift build -c release --show-bin-path)/ordinal" grade --lab \(folder.number) \\
            Labs/\(folder.name) --single starter --out "$base/ready" \(unsandboxed)
        """ + "\n"
    }

    private var unsandboxed: String { options.contains("--unsandboxed") ? "--unsandboxed" : "" }

    /// Runs for each submission.
    private var runAutograder: String {
        """
        #!/usr/bin/env bash
        # Grades one submission. Where the grader itself fails nothing is written, and Gradescope says so.
        set -euo pipefail
        base=${AUTOGRADER:-/autograder}
        cd "$base/source/ordinal"
        ordinal=${ORDINAL:-$(swift build -c release --show-bin-path)/ordinal}
        rm -rf "$base/run"
        times=()
        \(times)
        "$ordinal" grade --lab \(folder.number) "$base/submission" --single submission --out "$base/run" \\
            --seed \(seed.value) \(words) "${times[@]}"
        mkdir -p "$base/results"
        cp "$base/run/gradescope/submission.json" "$base/results/results.json"
        """ + "\n"
    }

    private var times: String {
        options.contains("--late-policy") ? "times=(--times \"$base/submission_metadata.json\")" : ":"
    }
}
