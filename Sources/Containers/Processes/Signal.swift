/// What a process is told from outside.
package enum Signal: Int32, Sendable, CaseIterable {
    case hangUp = 1
    case interrupt = 2
    case quit = 3
    case kill = 9
    case user1 = 10
    case user2 = 12
    case pipe = 13
    case alarm = 14
    case terminate = 15
    case child = 17
    case windowChange = 28

    /// The name without `SIG`.
    package var name: String {
        switch self {
        case .hangUp: "HUP"
        case .interrupt: "INT"
        case .quit: "QUIT"
        case .kill: "KILL"
        case .user1: "USR1"
        case .user2: "USR2"
        case .pipe: "PIPE"
        case .alarm: "ALRM"
        case .terminate: "TERM"
        case .child: "CHLD"
        case .windowChange: "WINCH"
        }
    }

    /// The signal of a name or number: `TERM`, `SIGTERM`, `15`.
    package init?(_ text: String) {
        let upper = text.uppercased()
        let name = upper.hasPrefix("SIG") ? String(upper.dropFirst(3)) : upper
        guard let signal = Self.allCases.first(where: { $0.name == name || String($0.rawValue) == name }) else {
            return nil
        }
        self = signal
    }

    /// Whether a process that does not care goes on.
    var isHarmless: Bool { self == .child || self == .windowChange }
}
