public import CaseModel
public import OpenSSLCrypto

extension TrustList {
    /// Reads and verifies a list: canonical form, signed by the pinned coordinator, valid now, no older than one seen.
    ///
    /// - Parameters:
    ///   - bytes: the content of `trust.json`.
    ///   - signature: the content of `trust.json.p7s`, of the profile of section 3.
    ///   - coordinator: the certificate pinned locally; the signature must name the same bytes.
    ///   - instant: now.
    ///   - lastSeenSerial: the highest serial verified before, or nil at first use.
    public static func verify(
        _ bytes: [UInt8], signature: [UInt8], coordinator: Certificate, at instant: Instant, lastSeenSerial: Int?
    ) throws(TrustFault) -> VerifiedTrustList {
        guard bytes.count <= BundleLimits.trustListSize else { throw TrustFault(.malformed, "too large") }
        do throws(BundleFault) {
            let signature = try DetachedSignature.parse(signature)
            guard signature.certificate == coordinator else {
                throw BundleFault(.signerUnknown, "the certificate is not the pinned one")
            }
            try signature.verify(bytes)
            try requireCoordinator(coordinator, signedAt: signature.signingTime, now: instant)
        } catch { throw TrustFault(.signature, error.detail) }
        let list = try TrustList(parsing: bytes)
        guard list.issued <= instant.adding(seconds: BundleLimits.clockSkew) else {
            throw TrustFault(.expired, "it is issued later, at \(list.issued)")
        }
        guard instant <= list.expires else { throw TrustFault(.expired, "it expired at \(list.expires)") }
        guard list.serial >= lastSeenSerial ?? 0 else {
            throw TrustFault(.rollback, "serial \(list.serial), seen \(lastSeenSerial ?? 0)")
        }
        return VerifiedTrustList(list, coordinator: coordinator)
    }

    private static func requireCoordinator(
        _ coordinator: Certificate, signedAt: Instant, now: Instant
    ) throws(BundleFault) {
        guard coordinator.isSignatureAllowed else {
            throw BundleFault(.certificate, "the coordinator's certificate is not for signatures")
        }
        guard coordinator.publicKey.isStrongEnough else {
            throw BundleFault(.certificate, "the coordinator's key is neither on P-256 nor RSA of 3072 to 8192 bit")
        }
        guard signedAt <= now.adding(seconds: BundleLimits.clockSkew), coordinator.isValid(at: signedAt),
            coordinator.isValid(at: now)
        else { throw BundleFault(.certificateTime, "the coordinator's certificate is not valid at this time") }
    }
}
