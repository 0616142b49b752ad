/// The words that a scan of sources knows.
enum SourceVocabulary {
    /// Attributes that reach past Swift's rules: other names for symbols, code that runs before a program begins.
    static let forbiddenAttributes: Set<String> = [
        "_silgen_name", "_cdecl", "cdecl", "_extern", "extern", "_section", "section", "_used", "used",
        "_dynamicReplacement", "_spi", "_private", "testable", "_implementationOnly", "_exported", "main",
        "UIApplicationMain", "NSApplicationMain", "_alwaysEmitIntoClient", "freestanding", "attached",
    ]

    /// What a learner's file may import: the standard library, Foundation, the system's C library, and the workshop.
    static let modules: Set<String> = [
        "Swift", "Foundation", "FoundationEssentials", "FoundationInternationalization", "Glibc", "Musl", "Darwin",
        "Dispatch", "Synchronization", "RegexBuilder", "Observation", "Model", "Network", "Storage", "Rollout",
        "Controller", "Cluster", "LabKit",
    ]

    struct Mention {
        var words: Set<String>
        /// Parts of text literals.
        var literals: [String] = []
    }

    /// In the order in which a report tells them.
    static let mentions: [(GradingEvent.Kind, Mention)] = [
        (
            .mentionsExit,
            Mention(words: ["exit", "_exit", "_Exit", "quick_exit", "abort", "atexit", "raise", "kill", "signal"])
        ),
        (
            .mentionsFiles,
            Mention(
                words: [
                    "FileManager", "FileHandle", "contentsOfFile", "toFile", "fopen", "open", "openat", "creat",
                    "unlink",
                    "symlink", "link", "mkfifo", "opendir", "contentsOf", "OutputStream", "InputStream",
                ], literals: ["/tmp", "/etc", "/dev/"])
        ),
        (
            .mentionsEnvironment,
            Mention(
                words: ["ProcessInfo", "CommandLine", "getenv", "setenv", "environ", "getppid"], literals: ["/proc"])
        ),
        (
            .mentionsProcesses,
            Mention(words: [
                "Process", "posix_spawn", "posix_spawnp", "fork", "vfork", "syscall", "Thread", "pthread_create",
                "popen",
                "system", "execv", "execve", "setsid", "daemon", "DispatchQueue",
            ])
        ),
        (
            .mentionsNetwork,
            Mention(
                words: ["URLSession", "URLRequest", "socket", "connect", "getaddrinfo", "gethostbyname"],
                literals: ["http://", "https://"])
        ),
        (
            .mentionsTests,
            Mention(
                words: ["XCTest", "XCTestCase", "Testing", "XCTestObservationCenter"],
                literals: ["lab.json", "Tests", "Test Case '", "Solutions"])
        ),
        (
            .mentionsReports,
            Mention(words: [], literals: ["testsuite", "testEnded", "junit", "results.json", "event-stream"])
        ),
        (
            .mentionsMemory,
            Mention(words: [
                "unsafeBitCast", "UnsafeMutablePointer", "UnsafeMutableRawPointer", "UnsafeRawPointer", "UnsafePointer",
                "dlopen", "dlsym", "mmap", "mprotect",
            ])
        ),
    ]
}
