import BundleSealing
import CaseModel
import Testing

@testable import BundleForging

extension Attack: CustomTestStringConvertible {
    /// Its name.
    public var testDescription: String { name }
}

/// Every row of the attack table gets its code, and no plaintext leaves before the last segment is verified.
@Suite struct AttackTests {
    let world: TestWorld

    init() throws { world = try TestWorld.shared.get() }

    @Test func aForgeryWithoutAnyFaultOpens() throws {
        let opening = Opening(try Forgery(world).bytes(), in: world)
        #expect(opening.fault == nil)
        #expect(opening.segmentsHandedOver == 3)
    }

    @Test func thereAreManyAttacks() {
        // By name: some attacks are made in several places.
        #expect(Set(Attack.all.map(\.name)).count >= 300)
    }

    @Test(arguments: ContainerAttacks.all)
    func containers(_ attack: Attack) throws { try refuse(attack) }

    @Test(arguments: SignatureAttacks.all)
    func signatures(_ attack: Attack) throws { try refuse(attack) }

    @Test(arguments: ManifestAttacks.all)
    func manifests(_ attack: Attack) throws { try refuse(attack) }

    @Test(arguments: SegmentAttacks.all)
    func segments(_ attack: Attack) throws { try refuse(attack) }

    @Test(arguments: IndexAttacks.all)
    func indexes(_ attack: Attack) throws { try refuse(attack) }

    private func refuse(_ attack: Attack) throws {
        let bytes = try attack.make(world)
        let opening = Opening(bytes, in: world)
        #expect(opening.fault?.kind == attack.expected, "\(opening.fault?.description ?? "accepted")")
        #expect(opening.files.isEmpty)
        #expect(opening.fault?.failureClass == .notVerified)
        #expect(opening.fault?.check != nil)
    }
}
