/// How text is coloured: on a terminal, or not at all.
package struct TextStyle: Equatable, Sendable {
    package var isColoured: Bool

    package init(isColoured: Bool) {
        self.isColoured = isColoured
    }

    /// Colour only for a terminal, and not if `NO_COLOR` says anything or the terminal is dumb.
    package init(isTerminal: Bool, environment: [String: String]) {
        let forbidden = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        isColoured = isTerminal && !forbidden && environment["TERM"] != "dumb"
    }

    package func bold(_ text: String) -> String { paint(text, "1") }
    package func dim(_ text: String) -> String { paint(text, "2") }
    package func red(_ text: String) -> String { paint(text, "31") }
    package func green(_ text: String) -> String { paint(text, "32") }
    package func yellow(_ text: String) -> String { paint(text, "33") }

    private func paint(_ text: String, _ code: String) -> String {
        isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
