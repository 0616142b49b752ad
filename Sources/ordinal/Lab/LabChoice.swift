import ArgumentParser
import LabRunner

/// Which lab a command is about: named, or the one that the learner is in.
struct LabChoice: ParsableArguments {
    @Argument(help: "The lab's number. Without it, the lab of this folder or the one checked last.")
    var number: String?

    /// The folder of the lab that is meant.
    func folder(in catalog: LabCatalog, console: LabConsole, progress: LearnerProgress) throws(LabError) -> LabFolder {
        try catalog.folder(named: number, from: console.directory, progress: progress)
    }
}
