public import CaseModel
import OpenSSLCrypto

extension UnverifiedBundle {
    /// Steps 2 to 6, in their order, ending at the first failure. No private key is needed and nothing is registered.
    ///
    /// The fault names the check; `VerificationReport(failure:skipping:)` makes the whole list of it.
    public func verify(_ terms: VerificationTerms) throws(BundleFault) -> VerifiedBundle {
        try verify(terms) { _ in }
    }

    /// The same, saying what the signature vouches for as soon as that is known.
    func verify(
        _ terms: VerificationTerms, noting note: (SignedStatement) -> Void
    ) throws(BundleFault) -> VerifiedBundle {
        let steps = VerificationSteps(bundle: self, terms: terms)
        let signed = try steps.signature()
        let manifestBytes = try steps.check(.digests) { () throws(BundleFault) in
            try EntryDigests(container, jobs: terms.jobs).signedManifest(listedIn: entryList)
        }
        let manifest = try steps.manifest(manifestBytes)
        note(SignedStatement(manifest: manifest, signer: signed.signer, signingTime: signed.time, identity: identity))
        try steps.agreement(manifest, signer: signed.signer)
        return VerifiedBundle(
            manifest: manifest, signer: signed.signer, signingTime: signed.time, identity: identity,
            recipient: try steps.recipient(manifest), container: container,
            skipped: terms.skippedChecks)
    }

    /// The same, with the terms one by one.
    public func verify(
        trust: VerifiedTrustList, recipient: Identifier?, at instant: Instant, policy: PolicyTerms?,
        register: (any BundleRegister)?
    ) throws(BundleFault) -> VerifiedBundle {
        try verify(
            VerificationTerms(
                trust: trust, instant: instant, recipient: recipient, policy: policy, register: register))
    }

    /// The first check of step 2, which needs no trust list.
    func requireSignatureProfile() throws(BundleFault) {
        do { _ = try DetachedSignature.parse(signature) } catch { throw error.during(.signatureProfile) }
    }
}

extension VerificationTerms {
    /// The checks that these terms leave out.
    public var skippedChecks: Set<BundleCheck> {
        // The log proof is no part of this version: a bundle that brings one is refused, so there is none to check.
        var skipped: Set<BundleCheck> = [.log]
        if recipient == nil { skipped.insert(.recipient) }
        if policy == nil { skipped.insert(.policy) }
        if register == nil { skipped.formUnion([.replay, .withdrawal]) }
        return skipped
    }
}

/// The checks of steps 2 to 6; each names itself in what it throws.
private struct VerificationSteps {
    let bundle: UnverifiedBundle
    let terms: VerificationTerms

    func check<Value>(
        _ check: BundleCheck, _ body: () throws(BundleFault) -> Value
    ) throws(BundleFault) -> Value {
        do { return try body() } catch { throw error.during(check) }
    }

    /// Steps 2 and 3.
    func signature() throws(BundleFault) -> (signer: AgencySigner, time: Instant) {
        let trust = terms.trust
        let signature = try check(.signatureProfile) { () throws(BundleFault) in
            try trust.parse(bundle.signature)
        }
        let signer = try check(.signer) { () throws(BundleFault) in try trust.requireSigner(signature) }
        try check(.signature) { () throws(BundleFault) in try signature.verify(bundle.entryList) }
        try check(.certificateTime) { () throws(BundleFault) in
            try trust.requireTime(of: signer, signedAt: signature.signingTime, now: terms.instant)
        }
        try check(.certificate) { () throws(BundleFault) in
            try trust.requireUse(of: signer, for: .bundle, now: terms.instant)
        }
        return (signer, signature.signingTime)
    }

    /// Step 5.
    func manifest(_ bytes: [UInt8]) throws(BundleFault) -> BundleManifest {
        let container = bundle.container
        let manifest = try check(.manifest) { () throws(BundleFault) in
            let manifest = try BundleManifest(parsing: bytes)
            guard manifest.index.size == container.index.size,
                manifest.segments.map(\.size) == container.payloads.map(\.size)
            else { throw BundleFault(.manifest, "the sizes are not those of the entries") }
            return manifest
        }
        try check(.suite) { () throws(BundleFault) in
            guard let suite = manifest.suite else { throw BundleFault(.suite, "unknown") }
            guard let recipient = terms.trust.recipient(certificate: manifest.recipient.certificate) else { return }
            guard recipient.entry.accepts(suite) else { throw BundleFault(.suite, "not listed for the certificate") }
            guard BundleSuite(sealingTo: recipient.entry.certificate.publicKey) == suite else {
                throw BundleFault(.suite, "not the one of the certificate's key")
            }
        }
        return manifest
    }

    /// Step 6.
    func agreement(_ manifest: BundleManifest, signer: AgencySigner) throws(BundleFault) {
        try check(.sender) { () throws(BundleFault) in
            guard manifest.sender.agency == signer.agency,
                manifest.sender.certificate == signer.entry.certificate.sha256
            else { throw BundleFault(.sender, "signed by \(signer.agency)") }
        }
        try check(.recipient) { () throws(BundleFault) in
            guard terms.recipient == nil || terms.recipient == manifest.recipient.agency else {
                throw BundleFault(.notForUs, "it is for \(manifest.recipient.agency)")
            }
            _ = try recipient(manifest)
        }
        try check(.lifetime) { () throws(BundleFault) in try requireLifetime(manifest) }
        try check(.policy) { () throws(BundleFault) in try requirePolicy(manifest) }
        try check(.log) { () throws(BundleFault) in
            guard bundle.container.log.isEmpty else { throw BundleFault(.log, "this version verifies no log proofs") }
        }
        try requireRegister(manifest, signer: signer)
    }

    /// The recipient's certificate must be one of its agency's in the trust list, whoever we are.
    func recipient(_ manifest: BundleManifest) throws(BundleFault) -> AgencyRecipient {
        guard let recipient = terms.trust.recipient(certificate: manifest.recipient.certificate),
            recipient.agency == manifest.recipient.agency
        else { throw BundleFault(.notForUs, "its recipient's certificate is not in the trust list", check: .recipient) }
        return recipient
    }

    private func requireLifetime(_ manifest: BundleManifest) throws(BundleFault) {
        let (created, expires) = (manifest.created, manifest.expires)
        guard created <= expires, expires <= created.adding(seconds: BundleLimits.lifetime) else {
            throw BundleFault(.expired, "it expires before it is created or more than 31 days later")
        }
        guard created <= terms.instant.adding(seconds: BundleLimits.clockSkew) else {
            throw BundleFault(.expired, "it is created later, at \(created)")
        }
        guard terms.instant <= expires.adding(seconds: BundleLimits.clockSkew) else {
            throw BundleFault(.expired, "it expired at \(expires)")
        }
    }

    private func requirePolicy(_ manifest: BundleManifest) throws(BundleFault) {
        guard let policy = terms.policy else { return }
        guard manifest.policyDigest == policy.digest else { throw BundleFault(.policy, "it follows another policy") }
        guard policy.allows(manifest.purpose, manifest.sender.agency, manifest.recipient.agency) else {
            throw BundleFault(.policy, "the purpose is not allowed")
        }
    }

    private func requireRegister(_ manifest: BundleManifest, signer: AgencySigner) throws(BundleFault) {
        guard let register = terms.register else { return }
        let reference = BundleReference(
            identity: bundle.identity, senderCertificate: signer.entry.certificate.sha256,
            bundleID: manifest.bundleID)
        try check(.replay) { () throws(BundleFault) in
            guard try !ask({ try register.wasOpened(reference) }) else { throw BundleFault(.replay, "") }
        }
        try check(.withdrawal) { () throws(BundleFault) in
            guard try !ask({ try register.isWithdrawn(reference) }) else { throw BundleFault(.withdrawn, "") }
        }
    }

    private func ask(_ question: () throws -> Bool) throws(BundleFault) -> Bool {
        do { return try question() } catch { throw .below(.register, error, "") }
    }
}
