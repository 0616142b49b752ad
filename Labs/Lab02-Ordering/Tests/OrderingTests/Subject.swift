import Controller
import Ordering

/// The ordering under test.
let subject: any OrderingPolicy = Ordering()
