import Model
import Testing

@testable import Containers

@Suite("Commands print what their namesakes print")
struct CommandTests {
    @Test(
        "About text",
        arguments: [
            ShellCase("echo -n a; echo -e 'b\\tc\\n'; echo -x", "ab\tc\n\n-x\n"),
            ShellCase("echo -e 'a\\cb'; echo c", "ac\n"),
            ShellCase("printf '%s-%d|%5s|%-5s|%05d|%x|%c\\n' a 7 b c 42 255 xyz", "a-7|    b|c    |00042|ff|x\n"),
            ShellCase("printf '%s\\n' a b c; printf '%.2f %%\\n' 1.005", "a\nb\nc\n1.00 %\n"),
            ShellCase("printf '%.9f\\n' 99999999999999", "99999999999999\n"),
            ShellCase("seq 3; seq 2 4 | tr '\\n' ,; seq 5 -2 1", "1\n2\n3\n2,3,4,5\n3\n1\n"),
            ShellCase("seq 9223372036854775806 2 9223372036854775807", "9223372036854775806\n"),
            ShellCase("basename /a/b.txt .txt; dirname /a/b.txt; basename /; dirname x", "b\n/a\n/\n.\n"),
            ShellCase(
                "printf 'b\\na\\nb\\n' | sort -u; printf '10\\n9\\n' | sort -n; printf 'a\\nb\\n' | sort -r",
                "a\nb\n9\n10\nb\na\n"),
            ShellCase(
                "printf 'x 2\\ny 1\\n' | sort -k 2; printf 'a:9\\nb:10\\n' | sort -t: -k2 -n", "y 1\nx 2\na:9\nb:10\n"),
            ShellCase("printf 'a\\na\\nb\\n' | uniq -c; printf 'a\\na\\n' | uniq", "      2 a\n      1 b\na\n"),
            ShellCase(
                "printf 'a:b:c\\n' | cut -d: -f1,3; echo abcdef | cut -c2-3; echo a:b | cut -d: -f2-", "a:c\nbc\nb\n"),
            ShellCase(
                "echo hello | tr a-z A-Z; echo a1b2 | tr -d 0-9; echo aabb | tr -s a; echo aB | tr '[:upper:]' '[:lower:]'",
                "HELLO\nab\nabb\nab\n"),
            ShellCase("printf 'a b\\nc\\n' | wc -l; printf 'a b\\nc\\n' | wc -w; printf abc | wc -c", "2\n3\n3\n"),
            ShellCase("printf 'a b\\nc\\n' | wc", "        2         3         6\n"),
            ShellCase(
                "seq 20 | head -n 2; seq 20 | tail -n 2; seq 5 | tail -n +4; echo abcdef | head -c 3; echo abcdef | tail -c 3",
                "1\n2\n19\n20\n4\n5\nabcef\n"),
            ShellCase("seq 12 | head | tail -1; seq 20 | head -3 | tail -n1", "10\n3\n"),
            ShellCase(
                "printf 'ab\\ncd\\nabc\\n' > /tmp/t; grep ab /tmp/t; grep -v ab /tmp/t; grep -c ab /tmp/t; grep -n cd /tmp/t; grep -q zz /tmp/t; echo $?",
                "ab\nabc\ncd\n2\n2:cd\n1\n"),
            ShellCase(
                "cd /tmp; echo a1 > x; echo b2 > y; grep -l a x y; grep '[0-9]' x y; grep -h '[0-9]' x y; grep -c a x y",
                "x\nx:a1\ny:b2\na1\nb2\nx:1\ny:0\n"),
            ShellCase(
                "echo 'foo123bar' | grep -oE '[0-9]+'; echo Foo | grep -i foo; echo a.c | grep -F a.c; echo abc | egrep 'x|b'; echo ab | grep -x a",
                "123\nFoo\na.c\nabc\n", code: 1),
            ShellCase("echo web-0 | grep -o '[0-9]*$'; echo aXb | fgrep X", "0\naXb\n"),
            ShellCase(
                "echo aaa | sed s/a/b/; echo aaa | sed s/a/b/g; echo /a/b | sed 's|/a|/c|'; seq 3 | sed 2d; seq 3 | sed -n 2p",
                "baa\nbbb\n/c/b\n1\n3\n2\n"),
            ShellCase(
                "seq 5 | sed -n '2,3p'; seq 3 | sed '$d'; seq 3 | sed -n '$p'; echo 'k=v' | sed -E 's/(.*)=(.*)/\\2=\\1/'",
                "2\n3\n1\n2\n3\nv=k\n"),
            ShellCase(
                "echo ab | sed 's/\\(a\\)\\(b\\)/\\2\\1/'; printf 'a\\nb\\n' | sed -n 's/a/x/p'; echo abc | sed 's/b/[&]/'",
                "ba\nx\na[b]c\n"),
            ShellCase(
                "echo old > /tmp/f; sed -i s/old/new/ /tmp/f; cat /tmp/f; printf 'a\\nb\\n' | sed '/a/d'; seq 9 | sed 2q",
                "new\nb\n1\n2\n"),
            ShellCase("echo a | tee /tmp/t | cat; cat /tmp/t; echo b | tee -a /tmp/t; cat /tmp/t", "a\na\nb\na\nb\n"),
            ShellCase(
                "echo a b c | xargs; echo a b c | xargs -n 1 echo x; printf 'p\\nq\\n' | xargs -I{} echo [{}]",
                "a b c\nx a\nx b\nx c\n[p]\n[q]\n"),
            ShellCase(
                "echo x | cat - /etc/passwd; cat /nowhere", "x\nroot:x:0:0:root:/root:/bin/sh\n",
                stderr: "cat: can't open '/nowhere': No such file or directory\n", code: 1),
        ]) func text(_ example: ShellCase) throws
    { try example.check() }

    @Test(
        "About files",
        arguments: [
            ShellCase(
                "mkdir -p /w/a/b; mkdir /w; echo $?", "1\n", stderr: "mkdir: can't create directory '/w': File exists\n"
            ),
            ShellCase(
                "mkdir /w; cd /w; pwd; cd ..; pwd; cd -; cd /nowhere; echo $?", "/w\n/\n/w\n1\n",
                stderr: "sh: cd: can't cd to /nowhere: No such file or directory\n"),
            ShellCase(
                "mkdir /w; touch /w/b /w/a /w/.c; ls /w; ls -a /w; ls -d /w; ls /w/a",
                "a\nb\n.\n..\n.c\na\nb\n/w\n/w/a\n"),
            ShellCase(
                "mkdir /w; echo hello > /w/a; ls -l /w",
                "total 4\n-rw-r--r--    1 root     root             6 Jan  1 00:00 a\n"),
            ShellCase("ls /nowhere", "", stderr: "ls: /nowhere: No such file or directory\n", code: 1),
            ShellCase(
                "cd /tmp; echo 1 > a; cp a b; mv b c; cat c; ls; rm c; ls; rm c; rm -f c; echo $?", "1\na\nc\na\n0\n",
                stderr: "rm: can't remove 'c': No such file or directory\n"),
            ShellCase(
                "cd /tmp; mkdir d; rm d; rmdir d; echo $?; mkdir -p d/e; rmdir d; rm -r d; ls", "0\n",
                stderr: "rm: can't remove 'd': Is a directory\nrmdir: 'd': Directory not empty\n"),
            ShellCase(
                "cd /tmp; mkdir -p d/e; echo x > d/e/f; cp -r d g; cat g/e/f; cp d h; mkdir k; cp -r d k; ls k",
                "x\nd\n", stderr: "cp: can't create 'h': Is a directory\n"),
            ShellCase(
                "cd /tmp; mkdir d; cp -r d d/x; cp -r / /tmp/all; echo $?", "1\n",
                stderr: "cp: can't create 'd/x': Invalid argument\ncp: can't create '/tmp/all': Invalid argument\n"),
            ShellCase(
                "cd /tmp; echo x > a; ln -s a l; cat l; readlink l; readlink -f l; [ -L l ] && echo link; rm l; cat a; ln a b; cat b",
                "x\na\n/tmp/a\nlink\nx\nx\n"),
            ShellCase(
                "cd /tmp; ln -s l1 l2; ln -s l2 l1; cat l1", "", stderr: "cat: can't open 'l1': Symbolic link loop\n",
                code: 1),
            ShellCase(
                "cd /tmp; echo 'echo run $1' > s; chmod +x s; ./s a; chmod 600 s; stat -c '%a %s %n' s; ./s; echo $?; chmod u+x,g=r s; stat -c %a s; chmod 9z s",
                "run a\n600 12 s\n126\n740\n", stderr: "sh: ./s: Permission denied\nchmod: invalid mode '9z'\n", code: 1
            ),
            ShellCase(
                "cd /tmp; mkdir -p a/b; touch a/b/c.txt a/d; find a; find a -name '*.txt'; find a -type d; find a -type l",
                "a\na/b\na/b/c.txt\na/d\na/b/c.txt\na\na/b\n"),
            ShellCase("f=$(mktemp); [ -f $f ] && d=$(mktemp -d) && [ -d $d ] && echo ok", "ok\n"),
            ShellCase("chown 1:1 /tmp; sync; du /etc; df | wc -l", "5\t/etc\n2\n"),
            ShellCase(
                "cd /tmp; touch -c n; ls; stat n", "", stderr: "stat: can't stat 'n': No such file or directory\n",
                code: 1),
            ShellCase(
                "cd /tmp; mkdir d; mv d d/x; touch f; mv f d; ls d; mv nope d", "f\n",
                stderr:
                    "mv: can't create 'd/x': Invalid argument\nmv: can't rename 'nope': No such file or directory\n",
                code: 1),
            ShellCase(
                "cd /tmp; mkdir s; echo 1 > s/a; tar cf t.tar s; tar tf t.tar; rm -r s; tar xf t.tar; cat s/a",
                "s/\ns/a\n1\n"),
            ShellCase(
                "cd /tmp; n=$(printf %0150d 7); mkdir $n; echo 1 > $n/$n; tar cf - $n | (mkdir o; cd o; tar xf -); cat o/$n/$n",
                "1\n"),
            ShellCase(
                "cd /tmp; mkdir a b; echo 1 > a/x; tar cf - -C a . | tar xf - -C b; cat b/x; tar cf - nope | tar tf -",
                "1\n", stderr: "tar: nope: No such file or directory\ntar: error exit delayed from previous errors\n"),
            ShellCase(
                "cd /tmp; head -c 600 /dev/zero > z; tar xf z; echo bad > y; tar xf y; echo $?", "1\n",
                stderr: "tar: short read\ntar: short read\n"),
        ]) func files(_ example: ShellCase) throws
    { try example.check() }

    @Test(
        "About the container",
        arguments: [
            ShellCase("hostname; hostname -i; hostname -f", "web-0\n10.244.0.5\nweb-0.web.default.svc.cluster.local\n"),
            ShellCase(
                "date; date +%Y-%m-%dT%H:%M:%SZ; date -d @0 +%F; date +%s",
                "Thu Jan  1 00:00:00 UTC 2026\n2026-01-01T00:00:00Z\n1970-01-01\n1767225600\n"),
            ShellCase(
                "id; id -u; whoami; uname; uname -n", "uid=0(root) gid=0(root) groups=0(root)\n0\nroot\nLinux\nweb-0\n"),
            ShellCase("X=1 printenv X; printenv NO; echo $?; env Y=2 printenv Y; env -i A=1 env", "1\n1\n2\nA=1\n"),
            ShellCase("ps | head -2 | tail -1", "    1 root      0:00 sh -c ps | head -2 | tail -1\n"),
            ShellCase("which ls; which nosuch; echo $?; type cd; command -v cat", "/bin/ls\n1\ncd is cd\n/bin/cat\n"),
            ShellCase(
                "kill -0 1; echo $?; kill -0 99; echo $?; kill -l | grep -c TERM", "0\n1\n1\n",
                stderr: "sh: can't kill pid 99: No such process\n"),
            ShellCase("true; echo $?; busybox echo hi; /bin/echo ho; nohup echo x", "0\nhi\nho\nx\n"),
            ShellCase(
                "timeout 2 sleep 9; echo $?; timeout 2 echo in; timeout 1 nosuch; echo $?", "143\nin\n127\n",
                stderr: "timeout: nosuch: not found\n"),
            ShellCase("sleep x; echo $?; sleep 0.5 && echo up", "1\nup\n", stderr: "sleep: invalid number 'x'\n"),
            ShellCase("yes no | head -n 1", "no\n"),
        ]) func facts(_ example: ShellCase) throws
    { try example.check() }

    @Test("Every listed command is found")
    func listed() throws {
        let names = CommandTable.appletNames
        #expect(names.count > 55)
        for name in names {
            var bench = try Bench(command: ["sh", "-c", "\(name) < /dev/null; echo end"])
            bench.run(for: .seconds(30))
            #expect(!bench.stderr.contains("not found"), "\(name)")
        }
    }

    @Test("wget and curl ask for a name, then for the page")
    func downloads() throws {
        var bench = try Bench(
            script: "wget -qO- http://web:8080/x; curl -s -o /dev/null -w '%{http_code}\\n' web-1; curl gone")
        bench.answers = [
            .addresses(["10.0.0.1"], name: "web"), .response(HTTPResponse(text: "page\n")),
            .addresses(["10.0.0.2"], name: "web-1"), .response(HTTPResponse(404, text: "no")),
        ]
        bench.run()
        #expect(bench.stdout == "page\n404\n")
        #expect(bench.stderr == "curl: (6) Could not resolve host: gone\n")
        #expect(bench.machine.exitCode == 6)
        guard case .request("10.0.0.1", 8080, let request)? = bench.questions.dropFirst().first else {
            Issue.record("expected a request, but instead \(bench.questions)")
            return
        }
        #expect(request.target == "/x" && request.header("host") == "web:8080")
    }

    @Test("wget says what went wrong, and follows where a server sends it")
    func failedDownloads() throws {
        var bench = try Bench(script: "wget -q 10.0.0.1; echo $?; wget -q 10.0.0.1; echo $?; wget -qO- 10.0.0.1/d")
        var moved = HTTPResponse(301, text: "")
        moved.headers.append(HTTPHeader("Location", "/d/"))
        bench.answers = [
            .refused, .response(HTTPResponse(404, text: "")), .response(moved), .response(HTTPResponse(text: "in d\n")),
        ]
        bench.run()
        #expect(bench.stdout == "1\n1\nin d\n")
        #expect(
            bench.stderr
                == "wget: can't connect to remote host (10.0.0.1): Connection refused\n"
                + "wget: server returned error: HTTP/1.1 404 Not Found\n")
    }

    @Test("nslookup shows the addresses, or that there are none")
    func names() throws {
        var bench = try Bench(script: "nslookup web; nslookup nope")
        bench.answers = [.addresses(["10.0.0.1", "10.0.0.2"], name: "web.default.svc.cluster.local")]
        bench.run()
        let head = "Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\n"
        let name = "Name:\tweb.default.svc.cluster.local\nAddress: "
        #expect(
            bench.stdout == head + name + "10.0.0.1\n" + name + "10.0.0.2\n\n" + head
                + "** server can't find nope: NXDOMAIN\n\n")
        #expect(bench.machine.exitCode == 1)
    }
}
