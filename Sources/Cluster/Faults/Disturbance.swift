package import Model

/// Something that keeps a component from seeing the store as it is, or from working at all.
package enum Disturbance: Hashable, Sendable {
    /// It ends, and starts again with a list as of this many changes ago; it hears nothing later until it is released.
    ///
    /// All that it only remembered is lost.
    case restart(behind: Int)
    /// Its watch breaks: of what it has not read yet it sees only the outcome, and all else is told it once more.
    ///
    /// An object that went and came back under its name in the meantime looks like one that has changed.
    case relist
    /// It hears of this many more changes, and then of none until it is released.
    case holdBack(after: Int)
    /// Its watch of this kind stands still while its others go on, until all are released.
    ///
    /// Each kind has a watch of its own, and the API promises no order between them.
    case mute(Kind)
    /// It hears of every change this long after it was made.
    case lag(Duration)
    /// It does nothing for this long.
    case pause(Duration)
    /// It looks at an object again although nothing has told it to, as it does after a failure.
    case lookAgain(ObjectKey)
    /// It hears of everything again.
    case release
}

extension Cluster {
    /// Disturbs a component.
    ///
    /// Caveats: a restart of the nodes' agents would forget what runs on them, which no real restart does.
    package mutating func disturb(_ component: Components.Name, _ disturbance: Disturbance) {
        components.disturb(component, disturbance, settings: settings, server: server)
    }

    /// What stands between everybody who writes and the store; none until it is set.
    package var gate: WriteGate? {
        _read { yield server.gate }
        _modify { yield &server.gate }
    }
}

extension Cluster {
    /// Lets the clock jump, forward whatever was due in the meantime, or back.
    package mutating func jump(by duration: Duration) { server.now = server.now + duration }
}
