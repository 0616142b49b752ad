import API
import Model
import Testing

/// Which objects a list's selectors choose.
@Suite struct `Selectors` {
    private var client = Client()

    init() {
        client.prepare()
        let labels: [(String, JSON)] = [
            ("a", ["app": "web", "tier": "front", "n": "1"]), ("b", ["app": "web", "n": "20"]),
            ("c", ["app": "db", "tier": ""]), ("d", [:]),
        ]
        for (name, labels) in labels { client.make("configmaps", name, labels: labels) }
    }

    @Test(
        arguments: [
            ("", "a b c d"), ("app=web", "a b"), ("app==web", "a b"), ("app!=web", "c d"), ("app", "a b c"),
            ("!app", "d"), ("app in (web,db)", "a b c"), ("app in (web),tier", "a"), ("tier=", "c"),
            ("tier in (,front)", "a c"), ("app notin (web)", "c d"), ("app,tier", "a c"), ("n>1", "b"), ("n<20", "a"),
            (" app = web , n = 1 ", "a"), ("in in (in)", ""), ("tier in ()", "c"), ("app=web,", ""),
        ])
    func `a label selector chooses by all of its conditions`(selector: String, names: String) {
        var client = client
        let answer = client.list("configmaps", "labelSelector", selector)
        if selector.hasSuffix(",") {
            #expect(answer.code == 400)
        } else {
            #expect(answer.json.names == names, "\(selector)")
        }
    }

    @Test(
        arguments: [
            ("app in web", "unable to parse requirement: found 'web' expected: '('"),
            ("app web", "unable to parse requirement: found 'web', expected: in, notin, =, ==, !=, gt, lt"),
            ("=web", "found '=', expected: !, identifier, or 'end of string'"),
            ("app=web,", "found '', expected: identifier after ','"),
            ("app=web db", "found 'db', expected: ',' or 'end of string'"),
            ("app in (web db)", "unable to parse requirement: found 'db', expected: ',' or ')'"),
            (
                "app=-x",
                "unable to parse requirement: values[0][app]: Invalid value: \"-x\": a valid label must be an empty "
                    + "string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
                    + "alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation "
                    + "is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"
            ),
        ])
    func `a label selector that cannot be read is refused with the place`(selector: String, message: String) {
        var client = client
        let answer = client.list("configmaps", "labelSelector", selector)
        #expect(answer.code == 400)
        #expect(answer.json["message"]?.string == message)
    }

    @Test(
        arguments: [
            ("metadata.name=a", "a"), ("metadata.name!=a", "b c d"),
            ("metadata.name==a,metadata.namespace=default", "a"),
            ("metadata.namespace=other", ""), ("", "a b c d"), ("metadata.name=", ""),
        ])
    func `a field selector chooses by name and namespace everywhere`(selector: String, names: String) {
        var client = client
        #expect(client.list("configmaps", "fieldSelector", selector).json.names == names)
    }

    @Test(
        arguments: [
            ("status.phase=Pending", "p q"), ("spec.nodeName=n1", "p"), ("spec.nodeName=", "q"),
            ("spec.restartPolicy=Never", "q"), ("spec.schedulerName=default-scheduler", "p q"),
            ("spec.hostNetwork=true", "q"), ("spec.nodeName!=n1,status.phase!=Failed", "q"), ("status.podIP=", "p q"),
        ])
    func `a field selector chooses Pods by what they run on`(selector: String, names: String) {
        var client = client
        client.makePod("p")
        client.makePod("q", spec: ["restartPolicy": "Never", "hostNetwork": true])
        client.send(
            "POST", "/api/v1/namespaces/default/pods/p/binding", body: ["target": ["kind": "Node", "name": "n1"]])
        #expect(client.list("pods", "fieldSelector", selector).json.names == names)
    }

    @Test(
        arguments: [
            ("pods", "spec.color=red", "field label not supported: spec.color"),
            (
                "configmaps", "data.k=v",
                "\"data.k\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""
            ),
            ("pods", "status.phase", "invalid selector: 'status.phase'; can't understand 'status.phase'"),
        ])
    func `a field that nobody can select by is refused`(plural: String, selector: String, message: String) {
        var client = client
        let answer = client.list(plural, "fieldSelector", selector)
        #expect(answer.code == 400)
        #expect(answer.json["message"]?.string == message)
    }

    @Test func `events are chosen by what they are about, in both of their groups`() {
        var client = client
        for (name, pod) in [("e1", "web-0"), ("e2", "web-1")] {
            client.send(
                "POST", "/api/v1/namespaces/default/events",
                body: [
                    "metadata": ["name": .string(name)], "reason": "Started", "type": "Normal", "message": "hello",
                    "involvedObject": ["kind": "Pod", "name": .string(pod), "namespace": "default"],
                ])
        }
        let selector = "involvedObject.name=web-1,involvedObject.kind=Pod,reason=Started,type=Normal"
        #expect(client.list("events", "fieldSelector", selector).json.names == "e2")
        let path = "/apis/events.k8s.io/v1/namespaces/default/events"
        let newer = client.send("GET", "\(path)?fieldSelector=regarding.name%3Dweb-0").json
        #expect(newer.names == "e1")
        #expect(newer["items"]?[0]?["note"] == "hello")
        #expect(newer["items"]?[0]?["regarding"]?["name"] == "web-0")
        #expect(newer["items"]?[0]?["message"] == nil)
        #expect(client.send("GET", "\(path)/none").json["message"] == "events.events.k8s.io \"none\" not found")
    }
}
