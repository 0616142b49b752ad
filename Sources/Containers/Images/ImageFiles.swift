import Model

/// The files of the images.
enum ImageFiles {
    private static let epoch = Timestamp(seconds: 1_764_547_200)

    static let shell = tree(programs: ["bin/busybox", "bin/sh"])
    static let nginx = tree(
        programs: ["bin/busybox", "bin/sh", "usr/sbin/nginx", "docker-entrypoint.sh"],
        texts: [
            "usr/share/nginx/html/index.html": page("nginx is here", "The server runs and shows its first page."),
            "usr/share/nginx/html/50x.html": page("Something went wrong", "The page cannot be shown at the moment."),
            "etc/nginx/nginx.conf":
                "events {}\nhttp {\n    server {\n        listen 80;\n        root /usr/share/nginx/html;\n    }\n}\n",
        ])
    static let httpd = tree(
        programs: ["bin/busybox", "bin/sh", "usr/local/apache2/bin/httpd", "usr/local/bin/httpd-foreground"],
        texts: ["usr/local/apache2/htdocs/index.html": "<html><body><h1>It runs.</h1></body></html>\n"])
    static let agnhost = tree(programs: ["bin/busybox", "bin/sh", "agnhost"])
    static let quorum = tree(programs: ["bin/busybox", "bin/sh", "quorum"])
    static let pause = tree(programs: ["pause"], directories: [])

    private static func page(_ title: String, _ text: String) -> String {
        "<!DOCTYPE html>\n<html>\n<head><title>\(title)</title></head>\n<body>\n<h1>\(title)</h1>\n<p>\(text)</p>\n"
            + "</body>\n</html>\n"
    }

    private static let usualDirectories = [
        "bin", "dev", "etc", "home", "proc", "root", "run", "sbin", "tmp", "usr/bin", "usr/sbin", "var/log", "var/tmp",
        "opt", "srv", "mnt", "sys",
    ]

    private static func tree(
        programs: [String], texts: [String: String] = [:], directories: [String] = usualDirectories
    ) -> FileTree {
        var tree = FileTree(now: epoch)
        do {
            for directory in directories { try tree.makeDirectory(at: directory, now: epoch) }
            for program in programs { try tree.write([0x7F, 0x45, 0x4C, 0x46], to: program, mode: 0o755, now: epoch) }
            if programs.contains("bin/busybox") {
                for name in CommandTable.appletNames where !programs.contains("bin/\(name)") {
                    try tree.link("/bin/busybox", at: "bin/\(name)", now: epoch)
                }
                try tree.write("root:x:0:0:root:/root:/bin/sh\n", to: "etc/passwd", now: epoch)
                for device in ["null", "zero", "random", "stdin", "stdout", "stderr", "tty"] {
                    try tree.write([], to: "dev/\(device)", mode: 0o666, now: epoch)
                }
            }
            for (path, text) in texts { try tree.write(text, to: path, now: epoch) }
        } catch {
            preconditionFailure("the files of an image do not fit together: \(error)")
        }
        return tree
    }
}
