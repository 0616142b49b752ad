package import Foundation
package import LabRunner

/// Reads sources for what may not be in them, and for what explains what they do.
///
/// Guarantees: comments are not looked at, text literals are, since code can stand in them.
///
/// Caveats: it is no protection: a name can be had in other ways than by writing it. What must not be reached is not
/// linked (`CompilerRecipe`), and what a running program may do is the sandbox's part.
package struct SourceScan {
    /// What must not be named, beside what is refused in every lab.
    let forbiddenNames: Set<String>

    package init(forbiddenNames: Set<String> = []) { self.forbiddenNames = forbiddenNames }

    /// What is refused in a lab.
    package init(of definition: LabDefinition) {
        self.init(forbiddenNames: WorkshopAnswers.names(hiddenIn: definition))
    }

    /// What is to be said of the files, by their paths.
    package func findings(in files: [String: Data]) -> SourceFindings {
        var findings = SourceFindings()
        for (path, data) in files.sorted(by: { $0.key < $1.key }) where path.hasSuffix(".swift") {
            guard let source = String(validating: data, as: UTF8.self) else {
                findings.refusals.append(Refusal(.sourceNotText, path: path))
                continue
            }
            read(SwiftTokens.tokens(of: source, keepingLiterals: true), of: path, into: &findings)
        }
        return findings
    }

    private func read(_ tokens: [SwiftToken], of path: String, into findings: inout SourceFindings) {
        var refused: Set<String> = []
        func refuse(_ reason: Refusal.Reason, _ what: String, line: Int) {
            guard refused.insert(what).inserted else { return }
            findings.refusals.append(Refusal(reason, path: path, detail: "\(what) in line \(line)"))
        }
        for (index, token) in tokens.enumerated() {
            let before = index > 0 ? tokens[index - 1].text : ""
            switch (token.kind, before) {
            case (.word, "@") where SourceVocabulary.forbiddenAttributes.contains(token.text):
                refuse(.forbiddenAttribute, "@\(token.text)", line: token.line)
            case (.word, "#") where token.text == "externalMacro":
                refuse(.macro, "#externalMacro", line: token.line)
            case (.word, "import"):
                let module = Self.module(importedAt: index, in: tokens)
                if !SourceVocabulary.modules.contains(module) {
                    refuse(.forbiddenImport, "import \(module)", line: token.line)
                }
            default: break
            }
            for word in token.kind == .literal ? Self.words(in: token.text) : [token.text] {
                if forbiddenNames.contains(word) { refuse(.forbiddenName, word, line: token.line) }
            }
            note(token, of: path, into: &findings)
        }
    }

    /// The module after `import`, behind the word that may say what of it is meant, such as `struct`.
    private static func module(importedAt index: Int, in tokens: [SwiftToken]) -> String {
        let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
        let isKind = kinds.contains(tokens[index].text) && index + 1 < tokens.count
        return tokens[isKind ? index + 1 : index].text
    }

    private static func words(in text: String) -> [String] {
        text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    }

    private func note(_ token: SwiftToken, of path: String, into findings: inout SourceFindings) {
        for (kind, vocabulary) in SourceVocabulary.mentions {
            let said =
                token.kind == .literal
                ? vocabulary.literals.first { token.text.contains($0) }
                : vocabulary.words.contains(token.text) ? token.text : nil
            guard let said, !findings.mentions.contains(where: { $0.kind == kind }) else { continue }
            findings.mentions.append(GradingEvent(kind, detail: "\(said) in \(path):\(token.line)"))
        }
    }
}
