extension Trigger {
    /// What triggers the codes of files, cases, persons and numbers.
    static let files: [Trigger] = [
        Trigger(
            "file.missing",
            #"brygga policy check nothing"#),
        Trigger(
            "file.exists",
            #"brygga key export-certificate --home stad --out certificates"#),
        Trigger(
            "file.not-regular",
            #"brygga policy check sent"#),
        Trigger(
            "file.too-open",
            setUp: #"chmod 644 passphrase"#,
            #"brygga $EXPORT --trim"#),
        Trigger(
            "case.malformed",
            setUp: #"echo '[1]' > deltagare-1/case.json"#,
            #"brygga $EXPORT --trim"#),
        Trigger(
            "person.unknown-country",
            setUp: #"echo x > number"#,
            #"brygga register subject --home stad --person number"#),
        Trigger(
            "person.invalid-number",
            setUp: #"echo x > number"#,
            #"brygga register subject --home stad --person number --country SE"#),
        Trigger(
            "person.not-named",
            #"brygga register subject --home stad --country SE"#),
        Trigger(
            "text.personal-number",
            #"brygga $CONSENT --case deltagare-2/case.json --withdrawal 'ring 19821031-2396'"#),
        Trigger(
            "id.invalid",
            setUp: #"echo x > values"#,
            #"brygga id check values --country SE"#),
        Trigger(
            "id.found",
            #"brygga id scan deltagare.csv --country SE"#),
        Trigger(
            "id.nul-byte",
            setUp: #"printf 'a\000b\n' > values"#,
            #"brygga id scan values --country SE"#),
        Trigger(
            "file.too-large",
            setUp: #"head -c 400000 /dev/zero > large"#,
            #"brygga approve large --home vc --yes"#),
        Trigger(
            "json.malformed",
            setUp: #"printf '{\n' > values"#,
            #"brygga id check values --country SE --input ndjson"#),
        Trigger(
            "id.not-a-string",
            setUp: #"echo 7 > values"#,
            #"brygga id check values --country SE --input ndjson"#),
        Trigger(
            "file.failed",
            #"brygga policy check "$(head -c 300 /dev/zero | tr '\0' a)""#),
        Trigger(
            "file.not-permitted",
            #"""
            strace -f -qq -o /dev/null -P deltagare-1/case.json -e trace=openat -e inject=openat:error=EACCES \#
            brygga $EXPORT --trim $MORE
            """#),
        Trigger(
            "file.changed",
            #"""
            strace -f -qq -o /dev/null -P deltagare-1/case.json -e trace=read,pread64 -e \#
            inject=read,pread64:retval=0 brygga $EXPORT --trim $MORE
            """#),
        Trigger(
            "file.no-space",
            #"""
            strace -f -qq -o /dev/null -e trace=fsync -e inject=fsync:error=ENOSPC brygga key \#
            export-certificate --home stad --out sent $MORE
            """#),
        Trigger(
            "id.no-test-numbers",
            #"""
            case "$MORE" in *language*) export BRYGGA_LANGUAGE="${MORE#--language }"; MORE=;; esac; brygga id \#
            generate --country SE --count 1 --reference-date 1900-01-01
            """#),
    ]
}
