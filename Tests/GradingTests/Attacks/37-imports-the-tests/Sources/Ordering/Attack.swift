@_implementationOnly import OrderingTests
import XCTest

func attack() -> String { "" }
