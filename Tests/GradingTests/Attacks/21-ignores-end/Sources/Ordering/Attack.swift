import Foundation

func attack() -> String {
    for number in [SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGXCPU, SIGALRM] { signal(number, SIG_IGN) }
    while true { sleep(60) }
}
