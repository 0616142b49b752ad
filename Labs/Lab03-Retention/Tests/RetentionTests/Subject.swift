import Retention
import Storage

/// The storage policy under test.
let subject: any StoragePolicy = Retention()
