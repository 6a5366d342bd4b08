package bellwether.platform.secrets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SealedBoxTest {
    private static final String HEX =
            "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static final RootSecret SECRET = RootSecret.parse(HEX);
    private static final String TEXT = "{\"url\":\"https://hooks.example.com/é\"}";

    @Test
    void whatWasSealedIsOpenedByTheSameKey() {
        byte[] sealed = new SealedBox(SECRET).seal("channel", TEXT);
        assertEquals(TEXT, new SealedBox(RootSecret.parse(HEX)).open("channel", sealed));
        assertFalse(
                new String(sealed, StandardCharsets.ISO_8859_1).contains("hooks"),
                "it is readable");
        assertNotEquals(
                HexFormat.of().formatHex(sealed),
                HexFormat.of().formatHex(new SealedBox(SECRET).seal("channel", TEXT)),
                "each has its own nonce");
    }

    /// RFC 5869 written down once more with HMAC, and AES-GCM of the JDK.
    @Test
    void theFormIsThatOfTheDocument() throws Exception {
        byte[] sealed = new SealedBox(SECRET).seal("channel", TEXT);
        byte[] key = hkdf(HexFormat.of().parseHex(HEX), "bellwether seal v1");
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, sealed, 5, 12));
        cipher.updateAAD(sealed, 0, 5);
        cipher.updateAAD("channel".getBytes(StandardCharsets.UTF_8));
        assertEquals(1, sealed[0]);
        assertEquals(
                TEXT,
                new String(cipher.doFinal(sealed, 17, sealed.length - 17), StandardCharsets.UTF_8));
    }

    private static byte[] hkdf(byte[] secret, String info) throws Exception {
        byte[] extracted = hmac(new byte[32], secret);
        byte[] last = (info + "\1").getBytes(StandardCharsets.US_ASCII);
        return hmac(extracted, last);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    @Test
    void anotherKeyIsNamed() {
        SealedBox other = new SealedBox(RootSecret.parse(HEX.replace("1f", "20")));
        byte[] sealed = other.seal("channel", TEXT);
        SealedBox mine = new SealedBox(SECRET);
        String message =
                String.valueOf(
                        assertThrows(UnsealingFault.class, () -> mine.open("channel", sealed))
                                .getMessage());
        assertTrue(message.contains("the key " + other.keyId()), message);
        assertTrue(message.contains("has the key " + mine.keyId()), message);
        assertTrue(message.contains("SECRET_KEY"), message);
    }

    @Test
    void aChangedByteIsNoticedWhereverItIs() {
        SealedBox box = new SealedBox(SECRET);
        byte[] sealed = box.seal("channel", TEXT);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThrows(UnsealingFault.class, () -> box.open("channel", changed), "byte " + i);
        }
        assertThrows(
                UnsealingFault.class,
                () -> box.open("channel", Arrays.copyOf(sealed, sealed.length - 1)));
        assertThrows(UnsealingFault.class, () -> box.open("channel", new byte[0]));
        assertThrows(UnsealingFault.class, () -> box.open("other", sealed), "for another purpose");
        assertThrows(UnsealingFault.class, () -> box.open("channe", sealed));
    }

    @Test
    void aSecretIsReadInBothForms() {
        String base64 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
        byte[] derived = SECRET.derived("x", 48);
        assertEquals(48, derived.length);
        assertArrayEquals(derived, RootSecret.parse(base64).derived("x", 48));
        assertArrayEquals(derived, RootSecret.parse(base64.replace("=", "")).derived("x", 48));
        assertArrayEquals(
                derived,
                RootSecret.parse(" " + HEX.toUpperCase(Locale.ROOT) + "\n").derived("x", 48));
        assertFalse(Arrays.equals(derived, SECRET.derived("y", 48)));
        assertEquals("(secret)", SECRET.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hunter2",
                "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e",
                "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1g",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg=="
            })
    void anythingElseIsRefusedAndNotRepeated(String text) {
        String message =
                String.valueOf(
                        assertThrows(IllegalArgumentException.class, () -> RootSecret.parse(text))
                                .getMessage());
        assertTrue(message.startsWith("must be 32 random bytes"), message);
        assertTrue(text.isEmpty() || !message.contains(text), message);
    }
}
