package bellwether.platform.secrets;

import bellwether.platform.base.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals texts by AES-256-GCM. Sealed are a version byte, four bytes that name the key, a nonce of
/// twelve, and the encrypted text with its tag of sixteen.
public final class SealedBox {
    private static final byte VERSION = 1;
    private static final int KEY_ID_BYTES = 4;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD_BYTES = 1 + KEY_ID_BYTES;
    private static final int SHORTEST = HEAD_BYTES + NONCE_BYTES + TAG_BITS / 8;

    private final SecretKeySpec key;
    private final byte[] keyId;
    private final SecureRandom random = new SecureRandom();

    public SealedBox(RootSecret root) {
        byte[] derived = root.derived("seal v1", 32);
        key = new SecretKeySpec(derived, "AES");
        keyId = Arrays.copyOf(Sha256.of(root.derived("seal v1 key id", 32)), KEY_ID_BYTES);
    }

    /// Seals a text.
    ///
    /// @param purpose what it is, such as `channel`; it can be opened for that only
    public byte[] seal(String purpose, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] head = head();
        byte[] closed =
                run(
                        Cipher.ENCRYPT_MODE,
                        nonce,
                        aad(head, purpose),
                        text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(head.length + nonce.length + closed.length)
                .put(head)
                .put(nonce)
                .put(closed)
                .array();
    }

    /// Opens what was sealed for this purpose.
    ///
    /// @throws UnsealingFault when it was sealed by another key, or is damaged
    public String open(String purpose, byte[] sealed) {
        if (sealed.length < SHORTEST || sealed[0] != VERSION) {
            throw new UnsealingFault(
                    "The stored secret is not of a form that this version knows; restore it from a backup or enter it again.");
        }
        byte[] head = Arrays.copyOf(sealed, HEAD_BYTES);
        byte[] by = Arrays.copyOfRange(sealed, 1, HEAD_BYTES);
        if (!Arrays.equals(by, keyId)) {
            throw new UnsealingFault(
                    "The stored secret was sealed by the key %s, and this service has the key %s: set SECRET_KEY, or the file secret.key in the home folder, to the former one, or enter the secret again."
                            .formatted(hex(by), hex(keyId)));
        }
        int body = HEAD_BYTES + NONCE_BYTES;
        return new String(
                run(
                        Cipher.DECRYPT_MODE,
                        Arrays.copyOfRange(sealed, HEAD_BYTES, body),
                        aad(head, purpose),
                        Arrays.copyOfRange(sealed, body, sealed.length)),
                StandardCharsets.UTF_8);
    }

    /// The key's name, which says nothing about the key.
    public String keyId() {
        return hex(keyId);
    }

    private byte[] head() {
        return ByteBuffer.allocate(HEAD_BYTES).put(VERSION).put(keyId).array();
    }

    private static byte[] aad(byte[] head, String purpose) {
        byte[] text = purpose.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(head.length + text.length).put(head).put(text).array();
    }

    private byte[] run(int mode, byte[] nonce, byte[] aad, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(aad);
            return cipher.doFinal(input);
        } catch (AEADBadTagException e) {
            throw new UnsealingFault(
                    "The stored secret is damaged, or belongs elsewhere; restore it from a backup or enter it again.");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
