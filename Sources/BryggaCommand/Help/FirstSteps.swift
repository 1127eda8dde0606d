/// What a newcomer who has nothing else types, in order; the head of `brygga --help`.
enum FirstSteps {
    static let text = """
        'brygga demo' shows the whole way of one case, from nothing to an opened bundle.

        First steps of an agency (each verb's --help says more and has an example):
         1. brygga init            make the agency's home
         2. brygga key new         make its keys
         3. brygga key export-certificate, key import-certificate
                                   have the coordinator certify them
            (the coordinator: brygga key new --coordinator, key certify, trust sign)
         4. brygga policy sign     agree to the collaboration's policy
         5. brygga collaboration join
                                   pin policy and trust list
         6. brygga key new --pseudonym exchange/US/THEM
                                   make the key of pseudonyms towards a partner
        Then, for each case:
         7. brygga consent record  record what the person consents to
         8. brygga export          send: one sealed bundle for each recipient
         9. brygga verify          check a bundle that came in
        10. brygga open            open it into a folder
        """
}
