import API
import Model
import Testing

/// Exchanges with kube-apiserver 1.36.2, replayed.
@Suite struct `Recorded exchanges` {
    @Test func `there are 190 of them`() {
        #expect(Conversation.all.reduce(0) { $0 + $1.steps.count } == 190)
    }

    @Test(arguments: Conversation.all)
    func `every exchange agrees`(conversation: Conversation) throws {
        var replay = Replay()
        for (index, step) in conversation.steps.enumerated() {
            let found = try replay.observe(step)
            let place = "\(conversation.id) step \(index + 1)"
            let expect = try #require(step["expect"])
            #expect(JSON.integer(Int64(found.code)) == expect["code"], "\(place): \(found.body)")
            let body = expect["body"] ?? .null
            if step["compare"] == "reason" {
                #expect(found.body["reason"] == body["reason"], "\(place)")
            } else {
                let differences = found.body.differences(from: body, at: "body")
                #expect(differences.isEmpty, "\(place): \(differences.prefix(4).joined(separator: "; "))")
                if let managers = expect["managers"] { #expect(found.managers == managers, "\(place)") }
                if let warning = expect["warning"]?.string { #expect(found.warning == warning, "\(place)") }
            }
        }
    }
}
