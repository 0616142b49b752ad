import Foundation

func attack() -> String {
    var child: pid_t = 0
    let script = "setsid sh -c 'sleep 5; touch /tmp/ordinal-attack-daemon' &"
    let words = [strdup("sh"), strdup("-c"), strdup(script), nil]
    let isStarted = posix_spawn(&child, "/bin/sh", nil, nil, words, nil) == 0
    return isStarted || setsid() >= 0 && getppid() > 2 ? "LEAK a process" : ""
}
