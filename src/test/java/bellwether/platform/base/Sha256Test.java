package bellwether.platform.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Sha256Test {
    /// The vectors of FIPS 180-4, and one beyond ASCII (of the bytes c3 a4).
    @ParameterizedTest
    @CsvSource({
        "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq,"
                + " 248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    })
    void agreesWithTheStandard(String text, String hex) {
        assertEquals(hex, Sha256.hex(text));
    }

    @Test
    void takesTheBytesOfUtf8() {
        assertArrayEquals(Sha256.of(new byte[] {(byte) 0xc3, (byte) 0xa4}), Sha256.of("ä"));
    }

    @Test
    void partsAreOneAfterTheOther() {
        byte[] whole = "the parts of one message".getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at <= whole.length; at++) {
            byte[] first = Arrays.copyOfRange(whole, 0, at);
            byte[] rest = Arrays.copyOfRange(whole, at, whole.length);
            assertArrayEquals(Sha256.of(whole), Sha256.of(first, rest), "at " + at);
        }
    }
}
