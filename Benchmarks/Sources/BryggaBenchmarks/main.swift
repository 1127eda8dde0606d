import BundleSealing
import CReference
import CaseModel
import OpenSSLCrypto
import PersonalNumbers
import PolicyEvaluation
import Pseudonymisation
print(reference_placeholder(), PublicKey.sizeLimit, Identifier("a") as Any)
