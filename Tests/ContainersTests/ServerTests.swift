import Model
import Testing

@testable import Containers

@Suite("Servers answer requests and note them")
struct ServerTests {
    @Test("nginx serves its pages and notes each request in its log")
    func nginx() throws {
        var bench = try Bench("nginx")
        #expect(bench.get("/") == nil, "nobody listens before it has started")
        bench.run(for: .zero)
        let answer = bench.get("/")
        let page = try #require(answer)
        #expect(page.status == 200 && page.header("content-type") == "text/html")
        #expect(page.text.contains("<h1>nginx is here</h1>"))
        #expect(bench.get("/nope")?.status == 404)
        #expect(bench.get("/", method: "POST")?.status == 405)
        #expect(
            bench.stdout.split(separator: "\n").first.map(String.init)
                == "10.244.0.9 - - [01/Jan/2026:00:00:00 +0000] \"GET / HTTP/1.1\" 200 \(page.body.count) \"-\" \"test/1\" \"-\""
        )
        #expect(bench.stdout.split(separator: "\n").count == 3)
        #expect(bench.stderr.contains("open() \"/usr/share/nginx/html/nope\" failed (2: No such file or directory)"))
    }

    @Test("nginx shows what a command puts under its root, and indexes only where there is a page")
    func directories() throws {
        var bench = try Bench("nginx")
        bench.run(for: .zero)
        let script =
            "cd /usr/share/nginx/html; mkdir d e; echo in d > d/index.html; echo x > e/a%b.txt; chmod 0 50x.html"
        _ = try bench.exec(["sh", "-c", script])
        bench.run(for: .zero)
        #expect(bench.get("/d/")?.text == "in d\n")
        #expect(bench.get("/d")?.status == 301)
        #expect(bench.get("/d")?.header("location") == "/d/")
        #expect(bench.get("/e/")?.status == 403)
        #expect(bench.get("/e/a%25b.txt?x=1")?.text == "x\n")
        #expect(bench.get("/50x.html")?.status == 403)
        #expect(bench.get("/../../../../etc/passwd")?.status == 404)
        #expect(bench.get("/%2e%2e/%2e%2e/etc/passwd")?.status == 404)
        let answer = bench.get("/d/", method: "HEAD")
        let head = try #require(answer)
        #expect(head.body.isEmpty && head.header("content-length") == "5")
    }

    @Test("Servers end in order when they are told to, and answer nobody afterwards")
    func ending() throws {
        for image in ["nginx", "httpd", "agnhost", "pause"] {
            var bench = try Bench(image)
            bench.run(for: .zero)
            bench.machine.signal(Machine.mainProcess, .terminate)
            bench.run(for: .zero)
            #expect(bench.machine.exitCode == 0, "\(image)")
            #expect(bench.get("/") == nil, "\(image)")
        }
    }

    @Test("nginx -s reload leaves the server at work, and nginx -s quit ends it")
    func orders() throws {
        var bench = try Bench("nginx")
        bench.run(for: .zero)
        let reload = try bench.exec(["sh", "-c", "nginx -t && nginx -s reload"])
        bench.run(for: .zero)
        #expect(bench.machine.takeOutput(ofSession: reload).exitCode == 0)
        #expect(bench.get("/")?.status == 200)
        _ = try bench.exec(["nginx", "-s", "quit"])
        bench.run(for: .zero)
        #expect(bench.machine.exitCode == 0)
    }

    @Test("httpd serves its root, and a second server cannot have its port")
    func httpd() throws {
        var bench = try Bench("httpd")
        bench.run(for: .zero)
        #expect(bench.get("/index.html")?.text == "<html><body><h1>It runs.</h1></body></html>\n")
        #expect(bench.stdout.hasSuffix("\"GET /index.html HTTP/1.1\" 200 44\n"))
        let session = try bench.exec(["httpd-foreground"])
        bench.run(for: .zero)
        let output = bench.machine.takeOutput(ofSession: session)
        #expect(output.exitCode == 1)
        #expect(String(decoding: output.stderr, as: UTF8.self).contains("Address already in use"))
    }

    @Test("agnhost says who it is, echoes, and ends where it is asked to")
    func agnhost() throws {
        var bench = try Bench("agnhost", command: ["/agnhost", "netexec", "--http-port=8081"])
        bench.run(for: .zero)
        #expect(bench.get("/hostname", port: 8081)?.text == "web-0")
        #expect(bench.get("/clientip", port: 8081)?.text == "10.244.0.9:40000")
        let echo = bench.get("/echo?msg=a+b%21&code=503", port: 8081)
        #expect(echo?.text == "a b!" && echo?.status == 503)
        #expect(bench.get("/nope", port: 8081)?.status == 404)
        #expect(bench.get("/", port: 80) == nil)
        #expect(bench.get("/exit?code=7", port: 8081)?.status == 200)
        #expect(bench.machine.exitCode == 7)
    }

    @Test("An image that is not known pauses, and one without a shell has no commands")
    func unknown() throws {
        let image = ContainerImage("registry.example/team/db:v1")
        #expect(!image.isKnown && image.name == "db")
        let machine = try Bench("registry.example/team/db:v1").machine
        let result = CommandTable.program(["sh"], environment: [:], machine: machine, process: 1)
        #expect(throws: CommandFailure.notFound) { try result.get() }
    }
}
