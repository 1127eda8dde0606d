#ifndef COPENSSL_SHIM_H
#define COPENSSL_SHIM_H

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

// Allocation: the macros add file and line, which Swift cannot expand.

// Replaces OPENSSL_secure_malloc.
static inline void *COpenSSL_secure_malloc(size_t count) { return OPENSSL_secure_malloc(count); }
// Replaces OPENSSL_secure_clear_free.
static inline void COpenSSL_secure_clear_free(void *start, size_t count) { OPENSSL_secure_clear_free(start, count); }
// Replaces OPENSSL_malloc.
static inline void *COpenSSL_malloc(size_t count) { return OPENSSL_malloc(count); }
// Replaces OPENSSL_free.
static inline void COpenSSL_free(void *start) { OPENSSL_free(start); }

// Parameter names: OSSL_PARAM keeps the pointer, and a Swift String made of the macro would not outlive the call.

// Replaces OSSL_MAC_PARAM_DIGEST.
static inline const char *COpenSSL_mac_param_digest(void) { return OSSL_MAC_PARAM_DIGEST; }
// Replaces OSSL_KDF_PARAM_DIGEST.
static inline const char *COpenSSL_kdf_param_digest(void) { return OSSL_KDF_PARAM_DIGEST; }
// Replaces OSSL_KDF_PARAM_KEY.
static inline const char *COpenSSL_kdf_param_key(void) { return OSSL_KDF_PARAM_KEY; }
// Replaces OSSL_KDF_PARAM_SALT.
static inline const char *COpenSSL_kdf_param_salt(void) { return OSSL_KDF_PARAM_SALT; }
// Replaces OSSL_KDF_PARAM_INFO.
static inline const char *COpenSSL_kdf_param_info(void) { return OSSL_KDF_PARAM_INFO; }
// Replaces OSSL_PKEY_PARAM_GROUP_NAME.
static inline const char *COpenSSL_pkey_param_group_name(void) { return OSSL_PKEY_PARAM_GROUP_NAME; }
// Replaces OSSL_PKEY_PARAM_PUB_KEY.
static inline const char *COpenSSL_pkey_param_pub_key(void) { return OSSL_PKEY_PARAM_PUB_KEY; }
// Replaces OSSL_PKEY_PARAM_PRIV_KEY.
static inline const char *COpenSSL_pkey_param_priv_key(void) { return OSSL_PKEY_PARAM_PRIV_KEY; }
// Replaces the string literal "SHA256" as a parameter value, kept by pointer like the names.
static inline const char *COpenSSL_name_sha256(void) { return "SHA256"; }
// Replaces SN_X9_62_prime256v1, kept by pointer like the names.
static inline const char *COpenSSL_name_p256(void) { return SN_X9_62_prime256v1; }

// Replaces EVP_PKEY_PUBLIC_KEY, a selection of nested macros.
static inline int COpenSSL_pkey_public_key(void) { return EVP_PKEY_PUBLIC_KEY; }
// Replaces EVP_PKEY_KEYPAIR, a selection of nested macros.
static inline int COpenSSL_pkey_keypair(void) { return EVP_PKEY_KEYPAIR; }

// The lists of a PKCS #12 file: their types and functions are macros.

// Replaces PKCS7_type_is_data.
static inline int COpenSSL_pkcs7_is_data(PKCS7 *safe) { return PKCS7_type_is_data(safe); }
// Replaces PKCS7_type_is_encrypted.
static inline int COpenSSL_pkcs7_is_encrypted(PKCS7 *safe) { return PKCS7_type_is_encrypted(safe); }
// Replaces sk_PKCS7_num.
static inline int COpenSSL_pkcs7_count(const STACK_OF(PKCS7) *safes) { return sk_PKCS7_num(safes); }
// Replaces sk_PKCS7_value.
static inline PKCS7 *COpenSSL_pkcs7_at(const STACK_OF(PKCS7) *safes, int place) { return sk_PKCS7_value(safes, place); }
// Replaces sk_PKCS7_pop_free.
static inline void COpenSSL_pkcs7_free_all(STACK_OF(PKCS7) *safes) { sk_PKCS7_pop_free(safes, PKCS7_free); }
// Replaces sk_PKCS12_SAFEBAG_num.
static inline int COpenSSL_safebag_count(const STACK_OF(PKCS12_SAFEBAG) *bags) { return sk_PKCS12_SAFEBAG_num(bags); }
// Replaces sk_PKCS12_SAFEBAG_value.
static inline const PKCS12_SAFEBAG *COpenSSL_safebag_at(const STACK_OF(PKCS12_SAFEBAG) *bags, int place) {
    return sk_PKCS12_SAFEBAG_value(bags, place);
}
// Replaces sk_PKCS12_SAFEBAG_pop_free.
static inline void COpenSSL_safebag_free_all(STACK_OF(PKCS12_SAFEBAG) *bags) {
    sk_PKCS12_SAFEBAG_pop_free(bags, PKCS12_SAFEBAG_free);
}

#endif
