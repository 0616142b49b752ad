import Foundation

func attack() -> String {
    while true { sleep(60) }
}
