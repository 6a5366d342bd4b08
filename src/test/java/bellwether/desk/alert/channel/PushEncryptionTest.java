package bellwether.desk.alert.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Json;
import bellwether.platform.secrets.RootSecret;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Web push by the numbers of its standards.
final class PushEncryptionTest {
    /// RFC 8291, section 5 and appendix A.
    private static final String PLAINTEXT = "When I grow up, I want to be a watermelon";

    private static final String SALT = "DGv6ra1nlYgDCS1FRnbzlw";
    private static final String SENDER_PRIVATE = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    private static final String SENDER_PUBLIC =
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    private static final String RECEIVER_PUBLIC =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";
    private static final String BODY =
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    private static ECPrivateKey privateKey(String text) {
        return P256.privateKey(new BigInteger(1, Base64Url.decode(text)));
    }

    @Test
    void theExampleOfTheStandardComesOutByteByByte() {
        ECPrivateKey sender = privateKey(SENDER_PRIVATE);
        ECPublicKey senderPublic = P256.publicOf(sender);
        assertEquals(SENDER_PUBLIC, Base64Url.encode(P256.bytes(senderPublic)));
        byte[] body =
                new PushEncryption(sender, senderPublic, SALT)
                        .encrypted(
                                PLAINTEXT.getBytes(StandardCharsets.UTF_8),
                                P256.publicKey(Base64Url.decode(RECEIVER_PUBLIC)),
                                Base64Url.decode(AUTH));
        assertEquals(BODY, Base64Url.encode(body));
    }

    @Test
    void theLongestTextMakesFourKilobytesAndALongerOneIsRefused() {
        ECPublicKey receiver = P256.publicKey(Base64Url.decode(RECEIVER_PUBLIC));
        PushEncryption once = PushEncryption.fresh(new SecureRandom());
        byte[] auth = Base64Url.decode(AUTH);
        assertEquals(
                4_096, once.encrypted(new byte[PushEncryption.MOST_BYTES], receiver, auth).length);
        assertThrows(
                IllegalArgumentException.class,
                () -> once.encrypted(new byte[PushEncryption.MOST_BYTES + 1], receiver, auth));
    }

    @Test
    void thePublicKeyOfAPrivateOneIsThatOfTheJdk() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(P256.CURVE);
        for (int i = 0; i < 40; i++) {
            KeyPair pair = generator.generateKeyPair();
            ECPublicKey expected = (ECPublicKey) pair.getPublic();
            byte[] bytes = P256.bytes(expected);
            assertArrayEquals(bytes, P256.bytes(P256.publicOf((ECPrivateKey) pair.getPrivate())));
            assertEquals(expected.getW(), P256.publicKey(bytes).getW());
        }
    }

    @Test
    void bytesThatAreNoPointAreRefused() {
        byte[] good = Base64Url.decode(RECEIVER_PUBLIC);
        byte[] off = good.clone();
        off[64] ^= 1;
        byte[] compressed = good.clone();
        compressed[0] = 2;
        byte[] large = new byte[65];
        Arrays.fill(large, (byte) -1);
        large[0] = 4;
        for (byte[] bytes : new byte[][] {off, compressed, large, new byte[0], new byte[64]}) {
            assertThrows(IllegalArgumentException.class, () -> P256.publicKey(bytes));
        }
    }

    @Test
    void vapidTokensAreSignedByTheKeyTheyName() {
        RootSecret secret = RootSecret.parse("0123456789abcdef".repeat(4));
        Instant now = Instant.parse("2026-03-03T12:00:00Z");
        String header =
                new VapidKey(secret)
                        .authorization(
                                URI.create("https://push.example.net:8443/push/JzLQ3raZJfFBR0aq"),
                                "mailto:push@example.com",
                                now);
        assertTrue(header.startsWith("vapid t="), header);
        String token = header.substring("vapid t=".length(), header.indexOf(", k="));
        byte[] key = Base64Url.decode(header.substring(header.indexOf(", k=") + 4));
        String[] parts = token.split("\\.", -1);
        assertTrue(
                Es256.verify(
                        P256.publicKey(key),
                        (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                        Base64Url.decode(parts[2])));
        JsonNode claims =
                Json.stored(
                        new String(Base64Url.decode(parts[1]), StandardCharsets.UTF_8),
                        JsonNode.class);
        assertEquals("https://push.example.net:8443", claims.path("aud").asText());
        assertEquals("mailto:push@example.com", claims.path("sub").asText());
        assertEquals(now.getEpochSecond() + 12 * 3_600, claims.path("exp").asLong());
        assertEquals(
                "{\"typ\":\"JWT\",\"alg\":\"ES256\"}",
                new String(Base64Url.decode(parts[0]), StandardCharsets.UTF_8));
    }

    @Test
    void everyStartAndProcessHasTheSameVapidKey() {
        RootSecret secret = RootSecret.parse("0123456789abcdef".repeat(4));
        assertEquals(new VapidKey(secret).publicText(), new VapidKey(secret).publicText());
        assertEquals(
                "BKO8Yo39Ni0uner5JTJ7QrQuzQVubx9srU3EJSf3P0LsUEyBMNu-CsiYdI8-b1n-YqlrNAUMLZDyxYmW7sV3Vl4",
                new VapidKey(secret).publicText(),
                "as OpenSSL derives it");
        assertFalse(
                new VapidKey(secret)
                        .publicText()
                        .equals(
                                new VapidKey(RootSecret.parse("0123456789abcdee".repeat(4)))
                                        .publicText()));
    }
}
