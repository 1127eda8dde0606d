import TestSupport
import Testing

/// An authority that knows nothing of the collaboration, made by stock `openssl` with the clock of the moment.
enum OutsideAuthority {
    /// Shell functions. `authority NAME` makes `NAME.pem` and `NAME.key`. `outside NAME KEY USAGE [DAYS [ISSUER]]` makes a
    /// key, a certificate of it issued by `outside/authority`, and `NAME.p12` with the password in `pw`. Everything lies in
    /// `outside`, made for tests and thrown away with them.
    static let script = #"""
        authority() {
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout outside/$1.key \
                -out outside/$1.pem -subj "/C=SE/O=Outside/CN=Outside $1" -days 400 \
                -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign
        }
        outside() {
            kind=$2
            [ "$kind" = p256 ] && kind="ec -pkeyopt ec_paramgen_curve:P-256"
            openssl req -new -newkey $kind -nodes -keyout outside/$1.key -out outside/$1.csr \
                -subj "/C=SE/O=Exempelstad kommun/serialNumber=SE000/CN=Stadens underskrift"
            printf 'basicConstraints=CA:%s\nkeyUsage=critical,%s\nsubjectKeyIdentifier=hash\n' \
                "${CA:-FALSE}" "$3" > outside/$1.ext
            certified $1 ${4:-300} ${5:-authority}
        }
        certified() {
            openssl x509 -req -in outside/$1.csr -CA outside/$3.pem -CAkey outside/$3.key -CAcreateserial -days $2 \
                -extfile outside/$1.ext -out outside/$1.pem
            contain $1 $1.p12 -certfile outside/$3.pem
        }
        contain() {
            name=$1 file=$2
            shift 2
            openssl pkcs12 -export -in outside/$name.pem -inkey outside/$name.key -passout file:outside/pw \
                -out outside/$file "$@"
            chmod 600 outside/$file
        }
        [ -d outside ] || { mkdir outside; echo of the file > outside/pw; chmod 600 outside/pw; authority authority; }

        """#

    /// Runs lines of shell that may use these functions.
    static func make(_ lines: String, on stage: Stage) async throws {
        let made = try await run("sh", ["-ec", script + lines], in: stage.root)
        try #require(made.code == 0, "\(made.errors)")
    }
}
