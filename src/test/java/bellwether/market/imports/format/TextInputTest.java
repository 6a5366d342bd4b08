package bellwether.market.imports.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// From bytes to characters: packing, archives, character sets, and what is no text.
final class TextInputTest {
    private static final String TEXT = "Datum;Eröffnung\n2024-01-02;1\n";

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String read(byte[] bytes) throws IOException {
        try (BufferedReader text = TextInput.open(new ByteArrayInputStream(bytes))) {
            StringBuilder all = new StringBuilder();
            for (int c = text.read(); c >= 0; c = text.read()) {
                all.append((char) c);
            }
            return all.toString();
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(utf8(namesAndTexts[i + 1]));
            }
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM"})
    void theCharacterSetIsThatOfTheFirstBytes(String charset) throws IOException {
        assertEquals(TEXT + "\n\uffff", read(TEXT.getBytes(Charset.forName(charset))));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws IOException {
        assertEquals(TEXT + "\n\uffff", read(utf8("\ufeff" + TEXT)));
    }

    @Test
    void packedOnceOrTwiceIsUnpackedWhateverItsName() throws IOException {
        assertEquals(TEXT + "\n\uffff", read(gzip(utf8(TEXT))));
        assertEquals(TEXT + "\n\uffff", read(gzip(gzip(utf8(TEXT)))));
        TestRows.refusal("not_text", () -> read(gzip(gzip(gzip(utf8(TEXT))))));
    }

    @Test
    void nothingAtAllIsAnEmptyFile() throws IOException {
        assertEquals(
                RefusalKind.MALFORMED,
                TestRows.refusal("empty_file", () -> read(new byte[0])).kind());
        byte[] packed = gzip(new byte[0]);
        TestRows.refusal("empty_file", () -> read(packed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%PDF-1.7|a PDF document",
                "PAR1abc|a Parquet file",
                "SQLite format 3|an SQLite database",
                "BZh91AY|packed with bzip2",
                "Rar!|a RAR archive",
                "GIF89a|a GIF picture",
                "<!DOCTYPE html>|a web page or XML",
                "<html>|a web page or XML",
                "<?xml version|a web page or XML",
            })
    void whatIsNoTextIsCalledByItsName(String begin, String name) {
        Refusal refusal = TestRows.refusal("not_text", () -> read(utf8(begin + "\n1,2\n")));
        assertTrue(refusal.detail().contains(name), refusal.detail());
        assertTrue(refusal.detail().endsWith("Export the prices as CSV and import that."));
    }

    @Test
    void aControlCharacterIsShownWithItsLine() {
        Refusal refusal = TestRows.refusal("not_text", () -> read(utf8("a,b\nc\u0001d\n")));
        assertTrue(refusal.detail().startsWith("Line 2 holds the byte 0x01"), refusal.detail());
    }

    @Test
    void tabsAndFormFeedsAreText() throws IOException {
        assertEquals("a\tb\f\r\n\n\uffff", read(utf8("a\tb\f\r\n")));
    }

    @Test
    void whatIsPeekedAtIsReadAllTheSame() throws IOException {
        byte[] bytes = {1, 2, 3, (byte) 0xff};
        try (PeekableInput input = new PeekableInput(new ByteArrayInputStream(bytes), 2)) {
            assertArrayEquals(bytes, input.peek(10));
            assertTrue(input.startsWith(1, 2, 3, 0xff));
            assertFalse(input.startsWith(1, 3));
            assertFalse(input.startsWith(1, 2, 3, 0xff, 5), "there are not so many");
            assertFalse(input.startsWith(), "it is not at its end");
            assertEquals(1, input.read());
            assertTrue(input.startsWith(2));
            assertArrayEquals(new byte[] {2, 3, (byte) 0xff}, input.readAllBytes());
            assertTrue(input.startsWith());
        }
    }

    @Test
    void aStreamThatTurnsOutTooLongIsRefusedAtTheByteThatIsTooMuch() throws IOException {
        try (InputStream input = new LimitedInput(new ByteArrayInputStream(new byte[11]), 10)) {
            assertEquals(10, input.readNBytes(10).length);
            Refusal refusal = TestRows.refusal("file_too_large", input::read);
            assertEquals(RefusalKind.TOO_LARGE, refusal.kind());
            assertTrue(refusal.detail().contains("10 bytes"), refusal.detail());
        }
        try (InputStream exact = new LimitedInput(new ByteArrayInputStream(new byte[10]), 10)) {
            assertEquals(10, exact.readAllBytes().length);
        }
    }

    @Test
    void bytesThatAreReadAreCountedHoweverTheyAreRead() throws IOException {
        try (CountingInput input = new CountingInput(new ByteArrayInputStream(new byte[9]))) {
            assertEquals(0, input.read());
            assertEquals(3, input.read(new byte[5], 1, 3));
            assertEquals(4, input.count());
            input.readAllBytes();
            assertEquals(-1, input.read());
            assertEquals(9, input.count());
            assertFalse(input.markSupported(), "going back would count twice");
        }
    }

    @Test
    void aFileThatUnpacksTwoHundredfoldIsRefusedOnceItIsLarge() throws IOException {
        byte[] zeros = new byte[1 << 20];
        try (InputStream input = new DecompressedInput(new Endless(zeros), () -> 64L << 10)) {
            long read = 0;
            for (; read < 64; read++) {
                assertEquals(zeros.length, input.readNBytes(zeros.length).length);
            }
            TestRows.refusal("packed_too_tightly", () -> input.readNBytes(zeros.length));
        }
        try (InputStream input = new DecompressedInput(new Endless(zeros), () -> 1L << 20)) {
            for (int i = 0; i < 200; i++) {
                assertEquals(zeros.length, input.readNBytes(zeros.length).length);
            }
            TestRows.refusal("packed_too_tightly", () -> input.readNBytes(zeros.length));
        }
    }

    private static final class Endless extends InputStream {
        private final byte[] bytes;

        Endless(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return Math.min(length, bytes.length);
        }
    }

    private static List<String> members(byte[] archive) throws IOException {
        List<String> members = new ArrayList<>();
        PeekableInput bytes = new PeekableInput(new ByteArrayInputStream(archive), 64);
        assertTrue(ZipMembers.isZip(bytes));
        ZipMembers.each(
                bytes,
                (member, text) -> {
                    try {
                        members.add(
                                "%d %s %s"
                                        .formatted(
                                                member.place(),
                                                member.name(),
                                                new String(
                                                        text.readNBytes(2),
                                                        StandardCharsets.UTF_8)));
                        text.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        return members;
    }

    @Test
    void membersAreGivenInTheirOrderHoweverMuchOfEachIsRead() throws IOException {
        assertEquals(
                List.of("0 a.csv aa", "2 b/c.csv cc"),
                members(zip("a.csv", "aaaa", "b/", "", "b/c.csv", "cccc")));
    }

    @Test
    void whatSystemsPutBesideTheFilesIsLeftOut() throws IOException {
        assertEquals(
                List.of("2 a.csv aa"),
                members(zip("__MACOSX/a.csv", "x", ".DS_Store", "x", "a.csv", "aaaa")));
        assertEquals(List.of(), members(zip()));
    }

    @ParameterizedTest
    @CsvSource({
        "../a.csv,bad_file_name",
        "b/../a.csv,bad_file_name",
        "..,bad_file_name",
        "/etc/a.csv,bad_file_name",
        "C:a.csv,bad_file_name",
        "b\\..\\a.csv,bad_file_name",
        "\\a.csv,bad_file_name",
        "b.zip,nested_archive",
        "b.7Z,nested_archive",
        "[Content_Types].xml,not_text",
    })
    void aNameThatMeansNoGoodIsRefused(String name, String code) throws IOException {
        byte[] archive = zip("a.csv", "aaaa", name, "x");
        Refusal refusal = TestRows.refusal(code, () -> members(archive));
        assertFalse(refusal.detail().isBlank());
    }

    @Test
    void dotsWithinANameAreNone() throws IOException {
        assertEquals(1, members(zip("a..b.csv", "aaaa")).size());
    }

    @Test
    void pricesThatNobodyWouldMissRefuseTheWholeArchive() {
        Refusal refusal =
                TestRows.refusal(
                        "nested_document",
                        () -> BinaryFileCheck.refuseContainer(utf8("PAR1"), "prices.parquet"));
        assertTrue(refusal.detail().contains("a Parquet file"), refusal.detail());
        assertTrue(refusal.detail().contains("Nothing of the archive was imported"));
        Refusal office =
                TestRows.refusal(
                        "nested_document",
                        () -> BinaryFileCheck.refuseContainer(utf8("PK\u0003\u0004"), "a.XLSX"));
        assertTrue(office.detail().contains("an Excel or Word document"), office.detail());
        BinaryFileCheck.refuseContainer(utf8("%PDF"), "read-me.pdf");
        BinaryFileCheck.refuseContainer(utf8("date,open"), "a.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "UTC", "+05:30", "Z"})
    void zonesAreKnownByName(String name) {
        assertTrue(TimeZones.of(name).isPresent());
    }

    @Test
    void anUnknownZoneIsAnsweredWithTheNearest() {
        assertTrue(TimeZones.of("Europe/Berln").isEmpty());
        String rule = TimeZones.rule("Europe/Berln");
        assertTrue(rule.startsWith("must be a time zone such as Europe/Berlin"), rule);
        assertTrue(rule.contains("was \"Europe/Berln\""), rule);
        assertTrue(rule.endsWith("; did you mean Europe/Berlin?") || rule.contains("did you mean"));
    }
}
