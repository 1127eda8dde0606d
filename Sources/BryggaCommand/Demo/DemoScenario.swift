/// The collaboration that the demo plays: its policy, tests, synthetic people and their consent, built into the command.
///
/// The files are those of `policies/rekrytera-helsingborg/`.
struct DemoScenario {
    /// The collaboration's id.
    let collaboration = "se.helsingborg.rekrytera"

    /// The agencies, by id and name; the last one coordinates.
    let agencies = [
        (id: "stad", name: "Helsingborgs stad arbetsmarknadsförvaltningen"), (id: "af", name: "Arbetsförmedlingen"),
        (id: "fk", name: "Försäkringskassan"), (id: "vc", name: "Region Skåne vårdcentral Drottninghög"),
        (id: "bostad", name: "Helsingborgshem"), (id: "samordning", name: "Samordningsförbundet Helsingborg"),
    ]

    /// Who is told about the participant at the Thursday meeting.
    let meeting = ["af", "fk", "vc", "bostad"]

    /// The files, by the path they get in the demo's folder.
    let files: [(path: String, content: [UInt8])] = [
        ("shared/policy.yaml", PackageResources.policy_yaml),
        ("shared/policy.tests.yaml", PackageResources.policy_tests_yaml),
        ("deltagare-1/case.json", PackageResources.deltagare_1_json),
        ("deltagare-1/meritforteckning.txt", PackageResources.meritforteckning_txt),
        ("deltagare-2/case.json", PackageResources.deltagare_2_json),
        ("samtycke-sv.txt", PackageResources.samtycke_sv_txt),
        ("underskrift.txt", PackageResources.underskrift_txt),
        ("deltagare.csv", PackageResources.deltagare_csv),
        ("uppfoljning.csv", PackageResources.uppfoljning_csv),
        ("recept.json", PackageResources.recept_json),
        ("mal.csv", PackageResources.mal_csv),
    ]

    /// The passphrase of every key in the demo; the keys live as long as the demo's folder.
    let passphrase: [UInt8] = Array("demo only\n".utf8)
}
