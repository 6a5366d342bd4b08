package bellwether.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tags, and how `If-None-Match` is held against them (RFC 9110, 13.1.2).
final class EntityTagTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"abc\" | true",
                "W/\"abc\" | true",
                "\"x\", \"abc\" | true",
                "\"x\",W/\"abc\",\"y\" | true",
                "* | true",
                "` * ` | true",
                "abc | false",
                "\"abcd\" | false",
                "\"ABC\" | false",
                "\"x, abc\" | false",
                "\"*\" | false",
            })
    void aTagIsFoundAmongOthersWeakOrStrong(String header, boolean matches) {
        assertEquals(matches, EntityTag.Tags.match(header, "abc"));
    }

    @Test
    void theSamePartsGiveTheSameTagAndOthersAnother() {
        EntityTag.Known tag = EntityTag.of(7, "a");
        assertEquals(tag, EntityTag.of(7, "a"));
        assertNotEquals(tag, EntityTag.of(8, "a"));
        assertNotEquals(
                EntityTag.of("ab", "c"), EntityTag.of("a", "bc"), "where a part ends counts");
        assertNotEquals(
                EntityTag.of(List.of(), List.of("a")), EntityTag.of(List.of("a"), List.of()));
    }

    @Test
    void aTagIsTwelveBytesThatNeedNoQuoting() {
        String tag = EntityTag.of("x").tag();
        assertEquals(16, tag.length());
        assertEquals("", tag.replaceAll("[A-Za-z0-9_-]", ""));
        assertEquals('"' + tag + '"', EntityTag.of("x").header());
    }

    @Test
    void aTagOfBytesIsTheBeginningOfTheirSha256() {
        // echo -n abc | sha256sum: ba7816bf 8f01cfea 414140de ...
        assertEquals("ungWv48Bz-pBQUDe", EntityTag.hash("abc".getBytes(StandardCharsets.UTF_8)));
    }
}
