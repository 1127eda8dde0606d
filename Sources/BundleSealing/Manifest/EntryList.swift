import OpenSSLCrypto

/// `ASiCManifest001.xml`: one fixed template, generated from the digests and compared bytewise, never parsed.
enum EntryList {
    /// The bytes for the signed entries in their order.
    static func bytes(_ entries: [(name: String, digest: SHA256Digest)]) -> [UInt8] {
        var text = """
            <?xml version="1.0" encoding="UTF-8" standalone="no"?>
            <asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" \
            xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
            <asic:SigReference MimeType="application/pkcs7-signature" URI="META-INF/signature001.p7s"/>

            """
        for entry in entries {
            text += """
                <asic:DataObjectReference MimeType="\(mediaType(of: entry.name))" URI="\(entry.name)">\
                <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>\
                <ds:DigestValue>\(Base64.encode(entry.digest.bytes))</ds:DigestValue></asic:DataObjectReference>

                """
        }
        text += "</asic:ASiCManifest>\n"
        return Array(text.utf8)
    }

    private static func mediaType(of name: String) -> String {
        if name.hasSuffix(".json") { return "application/json" }
        return name.hasSuffix(".txt") ? "text/plain" : "application/pkcs7-mime"
    }
}
