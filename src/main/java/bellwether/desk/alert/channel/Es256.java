package bellwether.desk.alert.channel;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;

/// Signatures as JSON Web Tokens have them (RFC 7518, 3.4): ECDSA on P-256 with SHA-256, r and s in
/// 32 bytes each.
final class Es256 {
    private static final String NAME = "SHA256withECDSAinP1363Format";

    private Es256() {}

    static byte[] sign(ECPrivateKey key, byte[] text) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has ECDSA", e);
        }
    }

    static boolean verify(ECPublicKey key, byte[] text, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initVerify(key);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has ECDSA", e);
        }
    }
}
