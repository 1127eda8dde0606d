extension Trigger {
    /// What triggers the codes of a library, a disk or a store that fails under the command.
    static let faults: [Trigger] = [
        Trigger(
            "cryptography.failed", setUp: #"shim"#,
            #"LD_PRELOAD=$PWD/shim.so FAULTS=RAND_bytes brygga $CONSENT --case deltagare-2/case.json"#),
        Trigger(
            "process.no-proc", setUp: #"shim"#,
            #"LD_PRELOAD=$PWD/shim.so FAULTS=no-proc brygga key list --home stad"#),
        Trigger(
            "process.few-files",
            #"(ulimit -n 20; brygga key list --home stad)"#),
        Trigger(
            "consent.cryptography", setUp: #"shim"#,
            #"LD_PRELOAD=$PWD/shim.so FAULTS=EVP_Digest FAULT_IN=x_prev brygga consent list --home stad"#),
        Trigger(
            "E_CRYPTO", setUp: #"shim"#,
            #"LD_PRELOAD=$PWD/shim.so FAULTS=RAND_bytes brygga $EXPORT --trim"#),
        Trigger(
            "report.failed", setUp: #"shim"#,
            #"""
            LD_PRELOAD=$PWD/shim.so FAULTS=EVP_Digest FAULT_IN='@media print' brygga verify $AF --home af \#
            --html page.html
            """#),
        Trigger(
            "home.no-space", setUp: #"shim"#,
            #"LD_PRELOAD=$PWD/shim.so FAULTS=no-space brygga $EXPORT --trim"#),
        Trigger(
            "store.no-space", setUp: #"shim"#,
            #"LD_PRELOAD=$PWD/shim.so FAULTS=full-store brygga $CONSENT --case deltagare-2/case.json"#),
        Trigger(
            "store.busy",
            setUp: #"""
                shim; python3 -c 'import os,os.path,sqlite3,time; os.fork() and os._exit(0); os.setsid(); \#
                [os.close(n) for n in (0,1,2)]; s=sqlite3.connect("stad/store.sqlite",isolation_level=None); \#
                s.execute("BEGIN IMMEDIATE"); [time.sleep(0.5) for _ in range(600) if os.path.exists("stad/lock")]'; sleep 0.5
                """#,
            #"LD_PRELOAD=$PWD/shim.so FAULTS=impatient brygga $CONSENT --case deltagare-2/case.json"#),
        Trigger(
            "E_WRITE", setUp: #"shim"#,
            #"LD_PRELOAD=$PWD/shim.so FAULTS=file-write brygga open $AF --home af --out case $SECRET"#),
        Trigger(
            "E_DRAFT",
            setUp: #"""
                key=$(ls stad/keys/signing-*.key.pem); openssl req -new -x509 -newkey rsa:2048 -nodes -keyout rsa -subj \#
                /O=Stad/OU=signing/CN=stad -days 30 -addext keyUsage=critical,digitalSignature -addext \#
                basicConstraints=critical,CA:FALSE -out ${key%.key.pem}.cert.pem; openssl pkcs8 -topk8 -in rsa -scrypt \#
                -scrypt_N 16 -scrypt_p 1 -passout file:passphrase -out $key
                """#,
            #"brygga policy sign shared/policy.yaml --home stad --out sent $SECRET"#),
    ]
}
