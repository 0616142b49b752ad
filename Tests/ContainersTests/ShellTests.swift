import Model
import Testing

@testable import Containers

@Suite("A shell does what its script says")
struct ShellTests {
    @Test(
        "With pipes and redirections",
        arguments: [
            ShellCase("echo hello", "hello\n"),
            ShellCase("echo a | cat | cat", "a\n"),
            ShellCase("printf 'b\\na\\n' | sort", "a\nb\n"),
            ShellCase("echo x > /tmp/f; echo y >> /tmp/f; cat /tmp/f", "x\ny\n"),
            ShellCase("echo x > /tmp/f; cat < /tmp/f", "x\n"),
            ShellCase("echo oops >&2", "", stderr: "oops\n"),
            ShellCase("ls /nowhere 2>/dev/null; echo $?", "1\n"),
            ShellCase("{ echo a; echo b >&2; } 2>&1 | sort", "a\nb\n"),
            ShellCase("(echo a; echo b >&2) > /tmp/o 2>&1; cat /tmp/o", "a\nb\n"),
            ShellCase("echo a > /tmp/o 2>&1; cat /tmp/o", "a\n"),
            ShellCase("cat <<EOF\na $((1+1))\nEOF", "a 2\n"),
            ShellCase("x=5; cat <<'EOF'\na $x\nEOF", "a $x\n"),
            ShellCase("cat <<-EOF\n\ta\n\t\tb\n\tEOF\necho c", "a\nb\nc\n"),
            ShellCase("cat <<A; cat <<B\n1\nA\n2\nB", "1\n2\n"),
            ShellCase("cat <<EOF | tr a-z A-Z\nabc\nEOF", "ABC\n"),
            ShellCase("while read l; do echo \"[$l]\"; done <<EOF\na\nb\nEOF", "[a]\n[b]\n"),
            ShellCase("exec 3>/tmp/t; echo hi >&3; exec 3>&-; cat /tmp/t", "hi\n"),
            ShellCase("exec > /tmp/t; echo hi; cat /tmp/t >&2", "", stderr: "hi\n"),
            ShellCase(
                "echo hi > /no/such/file; echo $?", "1\n",
                stderr: "sh: can't create /no/such/file: nonexistent directory\n"),
            ShellCase("cat < /nowhere; echo $?", "1\n", stderr: "sh: can't open /nowhere: no such file\n"),
        ]) func redirections(_ example: ShellCase) throws
    { try example.check() }

    @Test(
        "With statuses",
        arguments: [
            ShellCase("true && echo a", "a\n"),
            ShellCase("false && echo a; echo b", "b\n"),
            ShellCase("false || echo a", "a\n"),
            ShellCase("true || echo a", ""),
            ShellCase("false && echo a || echo b", "b\n"),
            ShellCase("! false && echo a", "a\n"),
            ShellCase("! true", "", code: 1),
            ShellCase("exit 3", "", code: 3),
            ShellCase("false", "", code: 1),
            ShellCase("nosuch; echo $?", "127\n", stderr: "sh: nosuch: not found\n"),
            ShellCase("nosuch", "", stderr: "sh: nosuch: not found\n", code: 127),
            ShellCase("/bin/nosuch", "", stderr: "sh: /bin/nosuch: not found\n", code: 127),
            ShellCase("/etc/passwd; echo $?", "126\n", stderr: "sh: /etc/passwd: Permission denied\n"),
            ShellCase("true | false; echo $?", "1\n"),
            ShellCase("false | true; echo $?", "0\n"),
            ShellCase("set -e; false; echo no", "", code: 1),
            ShellCase("set -e; false || true; echo yes", "yes\n"),
            ShellCase("set -e; if false; then :; fi; echo yes", "yes\n"),
            ShellCase("set -e; ! true; echo yes", "yes\n"),
            ShellCase("set -e; x=$(false); echo no", "", code: 1),
            ShellCase("set -e; (exit 4); echo no", "", code: 4),
            ShellCase("set -e; f() { false; echo in; }; f && echo out", "in\nout\n"),
            ShellCase("set -e; while false; do :; done; echo yes", "yes\n"),
            ShellCase("set -u; echo $nothing; echo no", "", stderr: "sh: nothing: parameter not set\n", code: 2),
            ShellCase("(exit 7); echo $?", "7\n"),
            ShellCase("trap 'echo bye' EXIT; echo hi", "hi\nbye\n"),
            ShellCase("trap 'echo bye' EXIT; exit 5", "bye\n", code: 5),
            ShellCase("sh -c 'kill $$'; echo $?", "143\n"),
            ShellCase("sh -c 'exit 9'; echo $?", "9\n"),
            ShellCase("exit 256", "", code: 0),
            ShellCase("exit -1", "", code: 255),
        ]) func statuses(_ example: ShellCase) throws
    { try example.check() }

    @Test(
        "With loops, choices and functions",
        arguments: [
            ShellCase("if true; then echo a; else echo b; fi", "a\n"),
            ShellCase("if false; then echo a; elif true; then echo c; else echo b; fi", "c\n"),
            ShellCase("for i in 1 2 3; do echo $i; done", "1\n2\n3\n"),
            ShellCase("for i in; do echo $i; done; echo end", "end\n"),
            ShellCase("set -- a b; for i; do echo $i; done", "a\nb\n"),
            ShellCase("i=0; while [ $i -lt 3 ]; do echo $i; i=$((i+1)); done", "0\n1\n2\n"),
            ShellCase("i=0; until [ $i -ge 2 ]; do echo $i; i=$((i+1)); done", "0\n1\n"),
            ShellCase("for i in 1 2 3; do [ $i = 2 ] && continue; echo $i; done", "1\n3\n"),
            ShellCase("for i in 1 2 3; do [ $i = 2 ] && break; echo $i; done", "1\n"),
            ShellCase("for i in 1 2; do for j in a b; do [ $j = b ] && continue 2; echo $i$j; done; done", "1a\n2a\n"),
            ShellCase("for i in 1 2; do for j in a b; do break 2; done; done; echo $i$j", "1a\n"),
            ShellCase("case abc in a*) echo one;; *) echo two;; esac", "one\n"),
            ShellCase("case x in a|b) echo one;; (x|y) echo two;; esac", "two\n"),
            ShellCase("case '*' in '*') echo star;; esac", "star\n"),
            ShellCase("case b in [!a]) echo not;; esac", "not\n"),
            ShellCase("case x in y) ;; esac; echo $?", "0\n"),
            ShellCase("f() { echo \"$1-$#\"; return 3; }; f a b; echo $?", "a-2\n3\n"),
            ShellCase("function f { echo hi; }; f", "hi\n"),
            ShellCase("f() { local x=1; echo $x; }; x=0; f; echo $x", "1\n0\n"),
            ShellCase("f() { x=1; }; x=0; f; echo $x", "1\n"),
            ShellCase("f() (x=1); x=0; f; echo $x", "0\n"),
            ShellCase("f() { [ $1 -le 1 ] && { echo 1; return; }; echo $(($1 * $(f $(($1-1))))); }; f 5", "120\n"),
            ShellCase("f() { echo a; } > /tmp/o; f; cat /tmp/o", "a\n"),
            ShellCase("hostname() { echo mine; }; hostname; command hostname", "mine\nweb-0\n"),
            ShellCase("set -- a 'b c' d; shift; echo \"$1\" $#", "b c 2\n"),
            ShellCase("eval 'x=1; echo $x'", "1\n"),
            ShellCase("echo 'y=4' > /tmp/s; . /tmp/s; echo $y", "4\n"),
            ShellCase("echo a # b\necho 'c # d'", "a\nc # d\n"),
            ShellCase("echo a \\\n b", "a b\n"),
            ShellCase("seq 3 | while read x; do echo \"<$x>\"; done", "<1>\n<2>\n<3>\n"),
            ShellCase("if [ 1 -eq 1 ]\nthen\n echo a\nfi", "a\n"),
            ShellCase("for i in a b\ndo\n echo $i\ndone | sort -r", "b\na\n"),
            ShellCase("while getopts ab: o; do echo $o $OPTARG; done", ""),
            ShellCase("set -- -a -b 3 x; while getopts ab: o; do echo $o $OPTARG; done; echo $OPTIND", "a\nb 3\n4\n"),
        ]) func compounds(_ example: ShellCase) throws
    { try example.check() }

    @Test(
        "With variables and expansions",
        arguments: [
            ShellCase("x=1 y=2; echo $x$y", "12\n"),
            ShellCase("x=a; echo ${x}b \"$x b\" '$x'", "ab a b $x\n"),
            ShellCase("echo ${x:-d} ${x-e}; x=; echo ${x:-d} [${x-e}]", "d e\nd []\n"),
            ShellCase("echo ${x:=5}; echo $x", "5\n5\n"),
            ShellCase("x=1; echo ${x:+y} [${z+y}]", "y []\n"),
            ShellCase("(echo ${x:?is missing}); echo $?", "2\n", stderr: "sh: x: is missing\n"),
            ShellCase("echo ${00}", "sh\n"),
            ShellCase("x=hello; echo ${#x}", "5\n"),
            ShellCase("h=web-12; echo ${h##*-} ${h%-*}", "12 web\n"),
            ShellCase(
                "p=/a/b/c.tar.gz; echo ${p##*/} ${p#*/} ${p%.*} ${p%%.*}", "c.tar.gz a/b/c.tar.gz /a/b/c.tar /a/b/c\n"),
            ShellCase("x=banana; echo ${x/a/o} ${x//a/o}", "bonana bonono\n"),
            ShellCase("x=abcdef; echo ${x:2} ${x:1:3} ${x: -2}", "cdef bcd ef\n"),
            ShellCase("x='a  b'; echo $x; echo \"$x\"", "a b\na  b\n"),
            ShellCase("set -- 'a b' c; for i in \"$@\"; do echo \"[$i]\"; done", "[a b]\n[c]\n"),
            ShellCase("set -- 'a b' c; for i in $@; do echo \"[$i]\"; done", "[a]\n[b]\n[c]\n"),
            ShellCase("set -- 'a b' c; for i in \"$*\"; do echo \"[$i]\"; done", "[a b c]\n"),
            ShellCase("IFS=:; x=a:b::c; for i in $x; do echo \"[$i]\"; done", "[a]\n[b]\n[]\n[c]\n"),
            ShellCase("IFS=,; set -- a b; echo \"$*\"", "a,b\n"),
            ShellCase("x=\"a\nb\"; echo $x; echo \"$x\"", "a b\na\nb\n"),
            ShellCase("x='' ; set -- $x \"$x\"; echo $#", "1\n"),
            ShellCase("set -- ; for i in \"$@\"; do echo no; done; echo $#", "0\n"),
            ShellCase("echo $(echo a; echo b)", "a b\n"),
            ShellCase("echo \"$(echo a; echo b)\"", "a\nb\n"),
            ShellCase("echo `echo a` \"`echo b`\"", "a b\n"),
            ShellCase("echo $(echo $(echo deep))", "deep\n"),
            ShellCase("x=$(printf 'a\\n\\n\\n'); echo \"[$x]\"", "[a]\n"),
            ShellCase("x=$(exit 3); echo $?", "3\n"),
            ShellCase("echo \"a$(echo \"b c\")d\"", "ab cd\n"),
            ShellCase("x=0; y=$(x=1; echo $x); echo $x$y", "01\n"),
            ShellCase("x=1; export x; sh -c 'echo $x'; y=2 sh -c 'echo $y'; echo [$y]", "1\n2\n[]\n"),
            ShellCase("x=1; unset x; echo [$x]", "[]\n"),
            ShellCase("readonly x=1; x=2; echo no", "", stderr: "sh: x: is read only\n", code: 2),
            ShellCase("echo \"\\$x \\\\ \\\" \\a\"", "$x \\ \" \\a\n"),
            ShellCase("echo a\\ b 'it'\\''s'", "a b it's\n"),
            ShellCase("echo $'a\\tb'", "a\tb\n"),
            ShellCase("echo ~ ; HOME=/x; echo ~/y", "/root\n/x/y\n"),
            ShellCase("echo {a,b}", "{a,b}\n"),
            ShellCase("x=1; x=$x$x; echo $x", "11\n"),
            ShellCase("echo ${x:-$(echo sub)} ${x:-\"a b\"}", "sub a b\n"),
            ShellCase("x='*'; cd /etc; echo \"$x\" $x", "* passwd\n"),
            ShellCase("x=ä; echo ${#x} ${x}", "1 ä\n"),
        ]) func expansions(_ example: ShellCase) throws
    { try example.check() }

    @Test(
        "With arithmetic",
        arguments: [
            ("1+2*3", "7"), ("(1+2)*3", "9"), ("7/2", "3"), ("-7/2", "-3"), ("7%3", "1"), ("1<<4", "16"),
            ("0x1f", "31"),
            ("010", "8"), ("1<2", "1"), ("1==2", "0"), ("1&&0", "0"), ("1||0", "1"), ("!1", "0"), ("~0", "-1"),
            ("5&3", "1"), ("5|3", "7"), ("5^3", "6"), ("1?2:3", "2"), ("0?2:3", "3"), ("x=4", "4"), ("x", "0"),
            ("1 , 2", "2"), ("-(-3)", "3"), ("2>=2", "1"), ("2>1", "1"), ("16>>2", "4"), ("1-1-1", "-1"), ("", "0"),
            ("9223372036854775807+1", "-9223372036854775808"), ("(-9223372036854775807-1)/-1", "-9223372036854775808"),
            ("1 ? 2 : 1/0", "2"), ("0 && 1/0", "0"), ("x+=2", "2"), ("1+ +1", "2"), ("2 - -2", "4"), ("(1,2)", "2"),
        ]) func arithmetic(_ text: String, _ value: String) throws
    {
        try ShellCase("echo $((\(text)))", value + "\n").check()
    }

    @Test(
        "With arithmetic in place, globs, read and test",
        arguments: [
            ShellCase("x=3; echo $((x*x)) $(($x+1)); echo $((x+=2)) $x $((x++)) $x $((--x))", "9 4\n5 5 5 6 5\n"),
            ShellCase("echo $((1/0)); echo no", "", stderr: "sh: divide by zero\n", code: 2),
            ShellCase("echo $((1+)); echo no", "", stderr: "sh: arithmetic syntax error\n", code: 2),
            ShellCase("mkdir /w; cd /w; touch a1 a2 b1 .h; echo a* *1 [ab]1 ? c* .h*", "a1 a2 a1 b1 a1 b1 ? c* .h\n"),
            ShellCase(
                "mkdir -p /w/x /w/y; touch /w/x/f /w/y/f; echo /w/*/f; cd /w; echo */f; echo \"*\"",
                "/w/x/f /w/y/f\nx/f y/f\n*\n"),
            ShellCase("set -f; echo /*", "/*\n"),
            ShellCase("echo 'a b  c' | { read x y; echo \"$x|$y\"; }", "a|b  c\n"),
            ShellCase(
                "printf 'a\\\\b\\n' | { read x; echo \"$x\"; }; printf 'a\\\\b\\n' | { read -r x; echo \"$x\"; }",
                "ab\na\\b\n"),
            ShellCase("printf 'no end' | { read x; echo $? \"$x\"; }", "1 no end\n"),
            ShellCase("read x < /dev/null; echo $?", "1\n"),
            ShellCase("echo a:b | { IFS=: read x y; echo $x $y; }", "a b\n"),
            ShellCase("for i in 1 2 3; do echo $i; done | { read a; read b; echo $a$b; cat; }", "12\n3\n"),
            ShellCase("[ -f /etc/passwd ] && [ -d /etc ] && [ ! -e /x ] && [ -n a ] && [ -z '' ] && echo ok", "ok\n"),
            ShellCase("[ a = a -a 1 -lt 2 ] && [ a = b -o 2 -gt 1 ] && echo ok", "ok\n"),
            ShellCase("[ a = ; echo $?", "2\n", stderr: "[: missing ]\n"),
            ShellCase("[ x -eq 1 ]; echo $?", "2\n", stderr: "sh: x: bad number\n"),
            ShellCase("test 3 -ne 4 && echo ok", "ok\n"),
        ]) func globsAndRead(_ example: ShellCase) throws
    { try example.check() }

    @Test(
        "With the conditions of bash",
        arguments: [
            ShellCase("[[ $(hostname) =~ -([0-9]+)$ ]] || exit 1; echo ${BASH_REMATCH[1]}", "0\n"),
            ShellCase("[[ web =~ -([0-9]+)$ ]] || exit 1; echo no", "", code: 1),
            ShellCase("[[ abc == a* && 1 -lt 2 ]] && echo ok; [[ abc == 'a*' || abc != a* ]] || echo no", "ok\nno\n"),
            ShellCase(
                "x='a b'; [[ -n $x && ! -f $x && ( $x = 'a b' ) ]] && echo ok; [[ $y ]] || echo empty", "ok\nempty\n"),
            ShellCase("[[ a1.b =~ ^(a)([0-9])\\.b$ ]] && echo ${BASH_REMATCH[2]} ${BASH_REMATCH[0]}", "1 a1.b\n"),
            ShellCase("[[ a == a", "", stderr: "sh: syntax error: unexpected end of file\n", code: 2),
        ]) func conditions(_ example: ShellCase) throws
    { try example.check() }

    @Test(
        "Or says what is wrong with it",
        arguments: [
            ShellCase("if true; echo a", "", stderr: "sh: syntax error: unexpected end of file\n", code: 2),
            ShellCase("echo )", "", stderr: "sh: syntax error: unexpected \")\"\n", code: 2),
            ShellCase("echo 'a", "", stderr: "sh: syntax error: unexpected end of file\n", code: 2),
            ShellCase("echo one\nfi\necho two", "one\n", stderr: "sh: syntax error: unexpected \"fi\"\n", code: 2),
            ShellCase("; echo", "", stderr: "sh: syntax error: unexpected \";\"\n", code: 2),
            ShellCase("f() { f; }; f", "", stderr: "sh: maximum nesting exceeded\n", code: 2),
        ]) func mistakes(_ example: ShellCase) throws
    { try example.check() }

    @Test(
        "With jobs and signals",
        arguments: [
            ShellCase("echo a & wait; echo b", "a\nb\n"),
            ShellCase("(exit 3) & wait $!; echo $?", "3\n"),
            ShellCase("false & wait; echo $?; wait 99; echo $?", "0\n127\n"),
            ShellCase("sleep 5 & kill $!; wait $!; echo $?", "143\n"),
            ShellCase("trap 'echo got' USR1; kill -USR1 $$; echo after", "got\nafter\n"),
            ShellCase("trap '' TERM; kill $$; echo after", "after\n"),
            ShellCase("trap 'exit 4' TERM; kill $$; echo no", "", code: 4),
            ShellCase("yes | head -n 2", "y\ny\n"),
            ShellCase("yes a | head -2 | wc -l", "2\n"),
            ShellCase("{ sleep 1; echo late; } & echo early; wait", "early\nlate\n"),
            ShellCase("echo $$; sh -c 'echo $PPID' | grep -c .", "1\n1\n"),
        ]) func jobs(_ example: ShellCase) throws
    { try example.check() }
}
