public import OpenSSLCrypto

/// A file that has the shape of a bundle; who made it is not known, and nothing in it may be believed.
public struct UnverifiedBundle: Sendable {
    let container: Container
    let entryList: [UInt8]
    let signature: [UInt8]
    /// The bundle's identity: SHA-256 of its `ASiCManifest001.xml`.
    public let identity: SHA256Digest

    /// Step 1: the sizes, the one canonical ZIP, the names and their order.
    ///
    /// Throws `E_LIMIT`, `E_ZIP` or `E_LAYOUT`, or `E_READ` with the failure of the source below.
    public static func parse(_ source: any BundleSource) throws(BundleFault) -> UnverifiedBundle {
        do {
            let container = try ContainerReader(source).read()
            let entryList = try container.content(of: container.entryList)
            return UnverifiedBundle(
                container: container, entryList: entryList,
                signature: try container.content(of: container.signature),
                identity: try crypto { () throws(OpenSSLError) in try SHA256.hash(entryList) })
        } catch { throw error.during(.container) }
    }

    /// The place in a series that a file says it has, to find out which files are to be opened together; nil without one, or
    /// for a file that is no bundle. Like all here it may not be believed.
    public static func claimedSeries(of source: any BundleSource) -> BundleManifest.Series? {
        guard let container = try? ContainerReader(source).read(),
            let bytes = try? container.content(of: container.manifest)
        else { return nil }
        return (try? BundleManifest(parsing: bytes))?.series
    }
}
