import Identity
import Network

/// The identity policy under test.
let subject: any IdentityPolicy = Identity()
