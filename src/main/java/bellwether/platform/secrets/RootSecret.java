package bellwether.platform.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// 32 secret bytes from which all keys of this service are derived. Its text never shows them.
public final class RootSecret {
    private static final int BYTES = 32;

    private static final String FORM =
            "must be 32 random bytes in base64 or hexadecimal, as `openssl rand -hex 32` prints them";

    private final SecretKeySpec bytes;

    private RootSecret(byte[] bytes) {
        this.bytes = new SecretKeySpec(bytes, "Generic");
    }

    /// Reads 64 hexadecimal digits or the base64 of 32 bytes, in either alphabet.
    ///
    /// @throws IllegalArgumentException without repeating the text
    public static RootSecret parse(String text) {
        byte[] bytes = decoded(text.strip());
        if (bytes.length != BYTES || isConstant(bytes)) {
            throw new IllegalArgumentException(FORM);
        }
        return new RootSecret(bytes);
    }

    private static byte[] decoded(String text) {
        try {
            return text.length() == 2 * BYTES
                    ? HexFormat.of().parseHex(text)
                    : Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(FORM, e);
        }
    }

    private static boolean isConstant(byte[] bytes) {
        for (byte b : bytes) {
            if (b != bytes[0]) {
                return false;
            }
        }
        return true;
    }

    static RootSecret random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new RootSecret(bytes);
    }

    String hex() {
        return HexFormat.of().formatHex(bytes.getEncoded());
    }

    /// Bytes for one purpose, by HKDF with SHA-256 (RFC 5869); from them neither this secret nor
    /// those for another purpose can be found.
    public byte[] derived(String purpose, int length) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(bytes)
                                    .thenExpand(
                                            ("bellwether " + purpose)
                                                    .getBytes(StandardCharsets.US_ASCII),
                                            length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has HKDF", e);
        }
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
