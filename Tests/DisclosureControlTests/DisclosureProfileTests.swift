import DisclosureControl
import Testing

@Suite struct DisclosureProfileTests {
    @Test func aGroupOfOneIsNeverShown() {
        #expect(DisclosureProfile.custom(minimumGroup: 1) == nil)
        #expect(DisclosureProfile.custom(minimumGroup: -5) == nil)
        #expect(DisclosureProfile.custom(minimumGroup: 2)?.minimumGroup == 2)
    }

    @Test func namedProfilesGrowStricter() {
        let numbers = DisclosureProfile.named.map(\.minimumGroup)
        #expect(numbers == [3, 4, 5, 10])
    }
}
