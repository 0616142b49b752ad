import Foundation

func attack() -> String {
    var started = 0
    // Sixteen, each of which ends by itself: enough to see whether one would come into being.
    for _ in 0..<16 {
        var child: pid_t = 0
        let words = [strdup("sh"), strdup("-c"), strdup("sleep 3"), nil]
        if posix_spawn(&child, "/bin/sh", nil, nil, words, nil) == 0 { started += 1 }
    }
    return started > 0 ? "LEAK \(started) processes" : ""
}
