package bellwether.desk.alert.channel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts for one browser by RFC 8291: `aes128gcm` (RFC 8188) with one record.
///
/// @param sender a key pair that is used once
/// @param senderPublic of the same pair
record PushEncryption(ECPrivateKey sender, ECPublicKey senderPublic, String salt) {
    /// What push services take at least (RFC 8291, 4): 4,096 bytes less the header, the padding's
    /// first byte and the tag.
    static final int MOST_BYTES = 3_993;

    private static final int RECORD_SIZE = 4_096;
    private static final int SALT = 16;
    private static final int TAG_BITS = 128;

    /// With a fresh key pair and salt.
    static PushEncryption fresh(SecureRandom random) {
        byte[] scalar = new byte[48];
        random.nextBytes(scalar);
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        ECPrivateKey key = P256.privateKey(scalar);
        return new PushEncryption(key, P256.publicOf(key), Base64Url.encode(salt));
    }

    /// The body of the request.
    ///
    /// @param text at most [#MOST_BYTES]
    /// @param receiver the browser's public key
    /// @param auth its authentication secret
    byte[] encrypted(byte[] text, ECPublicKey receiver, byte[] auth) {
        if (text.length > MOST_BYTES) {
            throw new IllegalArgumentException("longer than one record: " + text.length);
        }
        try {
            byte[] saltBytes = Base64Url.decode(salt);
            byte[] from = P256.bytes(senderPublic);
            byte[] key =
                    hkdf(
                            auth,
                            P256.agreed(sender, receiver),
                            joined("WebPush: info\0", P256.bytes(receiver), from),
                            32);
            byte[] contentKey = hkdf(saltBytes, key, joined("Content-Encoding: aes128gcm\0"), 16);
            byte[] nonce = hkdf(saltBytes, key, joined("Content-Encoding: nonce\0"), 12);
            return ByteBuffer.allocate(SALT + 4 + 1 + from.length + text.length + 1 + TAG_BITS / 8)
                    .put(saltBytes)
                    .putInt(RECORD_SIZE)
                    .put((byte) from.length)
                    .put(from)
                    .put(sealed(contentKey, nonce, text))
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has HKDF and AES-GCM", e);
        }
    }

    /// The text, and 2 for the last record.
    private static byte[] sealed(byte[] key, byte[] nonce, byte[] text)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(TAG_BITS, nonce));
        return cipher.doFinal(ByteBuffer.allocate(text.length + 1).put(text).put((byte) 2).array());
    }

    private static byte[] hkdf(byte[] salt, byte[] secret, byte[] info, int length)
            throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(
                        HKDFParameterSpec.ofExtract()
                                .addSalt(salt)
                                .addIKM(secret)
                                .thenExpand(info, length));
    }

    private static byte[] joined(String label, byte[]... parts) {
        byte[] first = label.getBytes(StandardCharsets.US_ASCII);
        int length = first.length;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer whole = ByteBuffer.allocate(length).put(first);
        for (byte[] part : parts) {
            whole.put(part);
        }
        return whole.array();
    }
}
