import ArgumentParser
import Cluster
import Controller
import Model
import Testing

@testable import ordinal

@Suite("The language of --at")
struct MoveCommandTests {
    static let set = Move.Target(kind: StatefulSet.kind, key: ObjectKey(namespace: "default", name: "web"))
    static let pod = Move.Target(kind: Pod.kind, key: ObjectKey(namespace: "default", name: "web-1"))

    @Test(
        "Each command is the move that kubectl would make",
        arguments: [
            ("scale sts/web --replicas=5", Move.scale(set, replicas: 5)),
            ("kubectl scale statefulset web --replicas 5", .scale(set, replicas: 5)),
            ("scale statefulsets.apps/web --replicas=0", .scale(set, replicas: 0)),
            ("set image sts/web nginx=nginx:1.27", .setImage(set, images: ["nginx": "nginx:1.27"])),
            ("set image sts web a=x:1 *=y", .setImage(set, images: ["a": "x:1", "*": "y"])),
            (#"patch sts/web -p '{"spec":{"replicas":2}}'"#, .patch(set, ["spec": ["replicas": 2]])),
            (#"patch sts/web --type=merge --patch "{\"a\": null}""#, .patch(set, ["a": .null])),
            ("rollout undo sts/web", .rolloutUndo(set, toRevision: nil)),
            ("rollout undo sts/web --to-revision=3", .rolloutUndo(set, toRevision: 3)),
            ("rollout undo sts/web --to-revision=0", .rolloutUndo(set, toRevision: nil)),
            ("rollout restart sts/web", .rolloutRestart(set)),
            ("delete sts/web", .delete(set, propagation: .background, gracePeriod: nil)),
            ("delete sts/web --cascade=orphan", .delete(set, propagation: .orphan, gracePeriod: nil)),
            ("delete pod web-1 --grace-period=5", .delete(pod, propagation: .background, gracePeriod: 5)),
            ("delete po/web-1 --force", .delete(pod, propagation: .background, gracePeriod: 0)),
            ("fail pod/web-1", .failPod(pod)), ("fail web-1", .failPod(pod)), ("crash pod/web-1", .crashPod(pod)),
            ("unready web-1", .setReady(pod, false)), ("ready pod/web-1", .setReady(pod, true)),
            ("cordon node-1", .cordon(node: "node-1", true)), ("uncordon node/node-1", .cordon(node: "node-1", false)),
            ("drain node-2", .drain(node: "node-2")), ("kill node node-3", .kill(node: "node-3")),
            ("revive node-3", .revive(node: "node-3")),
        ])
    func moves(text: String, move: Move) throws {
        #expect(try MoveCommand.move(for: text) == move)
    }

    @Test("The namespace is default unless it is named")
    func namespace() throws {
        let key = ObjectKey(namespace: "shop", name: "web")
        #expect(
            try MoveCommand.move(for: "scale -n shop sts/web --replicas=1")
                == .scale(Move.Target(kind: StatefulSet.kind, key: key), replicas: 1))
    }

    @Test(
        "What is no move is an error that says what was expected",
        arguments: [
            ("", "scale"), ("explode sts/web", "explode"), ("scale sts/web", "--replicas"),
            ("scale sts/web --replicas=-1", "0 or a larger number"), ("scale sts/web --replicas=many", "many"),
            ("scale widget/web --replicas=1", "no kind 'widget'"), ("scale a/b/c --replicas=1", "kind/name"),
            ("set image sts/web", "container=image"), ("set image sts/web nginx=", "container=image"),
            ("patch sts/web -p nonsense", "not JSON"), ("patch sts/web -p '[1]'", "JSON object"),
            ("patch sts/web --type=json -p '{}'", "merge"), ("delete sts/web --cascade=sideways", "orphan"),
            ("delete pod/web-1 --grace-period=-1", "0 or more"), ("fail sts/web", "only a Pod"),
            ("kill sts/web", "a node"), ("scale 'sts/web --replicas=1", "never closed"),
        ])
    func errors(text: String, part: String) {
        let error = #expect(throws: ValidationError.self) { try MoveCommand.move(for: text) }
        #expect(error?.message.contains(part) == true, "\(error?.message ?? "no error")")
    }
}

@Suite("Words and times of the command line")
struct CommandLineTextTests {
    @Test(
        "Times are sums of numbers with units",
        arguments: [
            ("30s", 30_000), ("1m30s", 90_000), ("500ms", 500), ("2h", 7_200_000), ("1.5s", 1500), ("+5s", 5000),
            ("0s", 0), ("1d", 86_400_000),
        ])
    func times(text: String, milliseconds: Int) {
        #expect(VirtualDuration(argument: text)?.duration == .milliseconds(milliseconds))
    }

    @Test(
        "Anything else is no time", arguments: ["", "30", "s", "-5s", "5x", "1e9s", "99999999999h", "５s", "+", "1..5s"])
    func noTimes(text: String) {
        #expect(VirtualDuration(argument: text) == nil)
    }

    @Test(
        "Words are split as a shell splits them",
        arguments: [
            ("a b", ["a", "b"]), ("  a\t b ", ["a", "b"]), ("'a b' c", ["a b", "c"]), (#"a"b c"d"#, ["ab cd"]),
            (#"a\ b"#, ["a b"]), (#"'\'"#, [#"\"#]), (#""\"""#, [#"""#]), ("''", [""]), ("", []),
        ])
    func words(text: String, words: [String]) throws {
        #expect(try ShellWords.split(text) == words)
    }

    @Test("A feature gate is named and switched, and no other is known")
    func featureGates() {
        #expect(GateSetting(argument: "MaxUnavailableStatefulSet=true")?.gates.maxUnavailableStatefulSet == true)
        #expect(GateSetting(argument: "MaxUnavailableStatefulSet=false")?.gates.maxUnavailableStatefulSet == false)
        #expect(GateSetting(argument: "MaxUnavailableStatefulSet") == nil)
        #expect(GateSetting(argument: "Sideways=true") == nil)
    }

    @Test("What is left open is an error", arguments: ["'a", "\"a", #"a\"#])
    func openWords(text: String) {
        #expect(throws: ShellWords.Unfinished.self) { try ShellWords.split(text) }
    }
}
