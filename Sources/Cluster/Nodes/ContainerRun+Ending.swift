import Model

extension ContainerRun {
    /// Notes how the container ended, and starts it again if the rule says so.
    mutating func finish(_ ending: Ending, _ scene: inout NodeScene) {
        let code = ending.code
        let exit = Exit(
            code: code, reason: ending.reason ?? (code == 0 ? "Completed" : "Error"), message: ending.message,
            startedAt: running?.since, finishedAt: scene.now)
        exits = (exit, exits.last)
        guard isRestarted(after: code) else {
            state = .ended
            return
        }
        if let until = restartPause.end(afterFailureAt: scene.now) {
            isCrashLooping = true
            state = .crashPause(until: until)
            tell(
                &scene, "BackOff", type: .warning,
                "Back-off restarting failed container \(container.name) in pod \(podText)")
        } else {
            restartPause.count(failureAt: scene.now, now: scene.now)
            begin(&scene)
        }
    }

    func isRestarted(after code: Int32) -> Bool {
        switch rule {
        case .always: true
        case .onFailure: code != 0
        case .never: false
        }
    }

    /// Tells the container to end; one that does not run will not start any more.
    ///
    /// - Parameters:
    ///   - moment: when it is told to, which is when one without a machine ends.
    ///   - deadline: when one with a machine ends at the latest.
    ///   - code: the exit code of one without a machine.
    mutating func stop(at moment: Timestamp, deadline: Timestamp, code: Int32, _ scene: inout NodeScene) {
        rule = .never
        switch state {
        case .running(var running):
            if let end = running.end, end.at <= moment { return }
            if hasMachine {
                let told = running.stop
                running.stop = Stop(at: told?.at ?? moment, killAt: deadline, wasTold: told?.wasTold ?? false)
            } else {
                running.end = Ending(at: moment, code: code)
            }
            state = .running(running)
        case .ended: break
        case .waiting, .pulling, .pullFailed, .pullPause, .creating, .crashPause:
            state = .ended
            if exits.last == nil {
                exits.last = Exit(
                    code: 137, reason: "ContainerStatusUnknown",
                    message: "The container could not be located when the pod was terminated", startedAt: nil,
                    finishedAt: scene.now)
            }
        }
    }

    /// Ends the container now, as a user wishes.
    mutating func crash(code: Int32, _ scene: inout NodeScene) {
        if running != nil { finish(Ending(at: scene.now, code: code), &scene) }
    }

    /// Notes that the program has ended.
    mutating func end(code: Int32, message: String, at now: Timestamp) {
        guard case .running(var running) = state else { return }
        running.end = Ending(at: now, code: code, message: message)
        state = .running(running)
    }

    /// Notes that the program could not be started.
    mutating func failToStart(_ text: String, _ scene: inout NodeScene) {
        guard case .running(var running) = state else { return }
        tell(&scene, "Failed", type: .warning, "Error: \(text)")
        running.end = Ending(at: scene.now, code: 128, reason: "StartError", message: text)
        state = .running(running)
    }

    /// Notes that the program was told to end.
    mutating func noteTold() {
        guard case .running(var running) = state else { return }
        running.stop?.wasTold = true
        state = .running(running)
    }

    /// Makes a container that runs ready now.
    mutating func becomeReady(at now: Timestamp) {
        guard case .running(var running) = state else { return }
        running.readyAt = min(running.readyAt ?? now, now)
        state = .running(running)
    }
}

extension Probe {
    /// How long after the container's start the probe has succeeded as often as it must.
    var firstSuccess: Duration {
        let period = periodSeconds > 0 ? periodSeconds : 10
        return .seconds(initialDelaySeconds) + .seconds(period) * Int(max(1, successThreshold))
    }
}

/// What the simulated registry says of images.
enum ImageFacts {
    /// Every image has this many bytes.
    static let size = 64_000_000

    /// What the container runtime answers when an image is not there.
    static func pullError(_ image: String) -> String {
        let name = fullName(image)
        return "rpc error: code = NotFound desc = failed to pull and unpack image \"\(name)\": "
            + "failed to resolve reference \"\(name)\": \(name): not found"
    }

    /// The image's name with registry, repository and tag.
    static func fullName(_ image: String) -> String {
        let (colon, at, dot, slash) = (UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "."), UInt8(ascii: "/"))
        let parts = image.utf8.split(separator: slash)
        let isTagged = parts.last.map { $0.contains(colon) || $0.contains(at) } ?? false
        let tagged = isTagged ? image : "\(image):latest"
        guard parts.count > 1, let host = parts.first else { return "docker.io/library/\(tagged)" }
        let hasHost = host.contains(dot) || host.contains(colon) || host.elementsEqual("localhost".utf8)
        return hasHost ? tagged : "docker.io/\(tagged)"
    }
}

extension Duration {
    /// The duration as Go writes it, to the millisecond: `800ms`, `1.2s`.
    var shortText: String {
        let milliseconds = wholeNanoseconds / 1_000_000
        if milliseconds == 0 { return "0s" }
        if milliseconds < 1000 { return "\(milliseconds)ms" }
        var fraction = String(1000 + milliseconds % 1000).dropFirst()
        while fraction.last == "0" { fraction.removeLast() }
        return "\(milliseconds / 1000)\(fraction.isEmpty ? "" : ".")\(fraction)s"
    }
}
