import OpenSSLCrypto

/// The published keys of `keys-example/`, recognised by their public halves whatever certificate carries them.
///
/// Their private halves and passphrase stand in the repository, so what they seal or sign protects nothing.
enum ExampleKeys {
    /// SHA-256 of the SubjectPublicKeyInfo of each example key; a test compares the list with the folder.
    static let publicKeyDigests: Set<String> = [
        "03cc308628cf7f400d92dc959cef69dcf6fb2b15043c236ae3368ffee8a68123",
        "16534b88ba6116a2a501a22817ec916fb5538c1ccb2fb2623f1024fb3c0ebd9c",
        "6088fac44d1214b178a52f8902a374977b0c1e89f55b6fc9347b5ffb3fbcf32c",
        "69910c59cddde73e65eff3b842d889798efc338e62dde7a329c6ddb14927db6c",
        "6ff61a26336e52dbea23d1bf042904eead4623a4e45d8cf076de734e79274807",
        "7a355f959ae755f4e579156994d24bc4efc673b4a192d0c569bea9821df0dd1c",
        "9e85afa5e581702e6c012a26a651e80e4ca0b46256c3c6bc43e204e582b35a0c",
        "e42ed132350cbd4f5b68b924f81aa91ad8dd6c14224996b1301730c606d24d60",
        "f54a7073ed3833db123472d92147bc10650fd936d1db4665575f96614ce1b362",
    ]

    static func contain(_ key: PublicKey) throws -> Bool {
        publicKeyDigests.contains(try SHA256.hash(key.derSPKI).hex)
    }
}
