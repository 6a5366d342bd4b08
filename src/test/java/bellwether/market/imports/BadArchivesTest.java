package bellwether.market.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Archives, good and bad, and what is no text at all.
final class BadArchivesTest extends MarketTestCase {
    /// The second byte of the flags of the first member.
    private static final int FLAGS_OF_FIRST = 7;

    private static final byte SAYS_UTF_8 = 1 << 3;

    private static final String CSV = "date,open,high,low,close\n2024-01-30,10,12,9,11\n";

    @Test
    void theFilesOfAZipAreImportedEachUnderItsName() throws IOException {
        byte[] zip =
                zip(
                        new Member("daily/", ""),
                        new Member("daily/zipa.csv", CSV),
                        new Member(
                                "daily/zipb.csv",
                                "Date;Open;High;Low;Close\n01.02.2024;10;12;9;0\n13.02.2024;10;12;9;11\n"),
                        new Member("__MACOSX/._zipa.csv", "junk"),
                        new Member("cities.csv", "city,people\nParis,2\n"));
        ImportReport report = importBytes("", zip);
        assertEquals(3, report.counts().rows());
        assertEquals(2, report.counts().inserted());
        assertEquals(2, report.content().symbols());
        assertEquals(11, bars("ZIPA").close()[0]);
        assertEquals(11, bars("ZIPB").close()[0]);
        assertEquals(
                "daily/zipb.csv: close must be above 0, was \"0\"",
                report.counts().examples().getFirst().detail());
        ImportReport.Part refused = report.files().getLast();
        assertEquals("cities.csv", refused.name());
        assertEquals("columns_missing", refused.code());
        assertEquals(3, report.files().size());
    }

    /// As Windows, macOS and other programs pack them; the first broke the whole archive off.
    @ParameterizedTest
    @CsvSource({
        "IBM437, false, Kurse für März/ZIPC.csv",
        "UTF-8, false, Kurse für März/ZIPC.csv",
        "UTF-8, true, Kurse für März/ZIPC.csv",
        "UTF-8, true, 行情/ZIPC.csv",
        "UTF-8, false, März\\ZIPC.csv"
    })
    void theNamesOfAZipAreReadAsTheyWereWritten(String charset, boolean said, String name)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, Charset.forName(charset))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(CSV.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        byte[] packed = bytes.toByteArray();
        if (!said && charset.equals("UTF-8")) {
            packed[FLAGS_OF_FIRST] = (byte) (packed[FLAGS_OF_FIRST] & ~SAYS_UTF_8);
        }
        ImportReport report = importBytes("", packed);
        assertEquals(name, report.files().getFirst().name());
        assertEquals(1, bars("ZIPC").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.csv",
                "a/../../evil.csv",
                "/etc/evil.csv",
                "..\\evil.csv",
                "C:\\evil.csv",
                "\\\\host\\evil.csv",
                ".."
            })
    void namesThatLeadOutOfTheArchiveAreRefused(String name) throws IOException {
        assertRefused("bad_file_name", zip(new Member(name, CSV)));
    }

    @Test
    void anArchiveWithinOneIsRefused() throws IOException {
        byte[] inner = zip(new Member("nested.csv", CSV));
        assertRefused("nested_archive", zip(new Member("inner.zip", inner)));
        assertRefused("nested_document", zip(new Member("inner.csv", inner)));
    }

    @Test
    void anArchiveWithoutPricesIsRefused() throws IOException {
        assertRefused("empty_file", zip());
        assertRefused("empty_file", zip(new Member("folder/", "")));
        assertRefused("columns_missing", zip(new Member("cities.csv", "city,people\nParis,2\n")));
        assertRefused("not_text", zip(new Member("[Content_Types].xml", "<x/>")));
    }

    /// What a bomb would unpack to is never held and never read to its end, and it is found before
    /// anything of the archive is stored.
    @Test
    void aBombIsRefusedBeforeItUnpacks() throws IOException {
        byte[] bomb =
                zip(new Member("beforebomb.csv", CSV), new Member("bomb.csv", CSV, 300L << 20));
        assertTrue(bomb.length < 1_000_000);
        assertRefused("packed_too_tightly", bomb);
        assertEquals(Optional.empty(), history("BEFOREBOMB"));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(CSV.getBytes(StandardCharsets.UTF_8));
            byte[] blanks = "\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 300; i++) {
                gzip.write(blanks);
            }
        }
        Refusal refusal =
                assertThrows(Refusal.class, () -> importBytes("GZBOMB", packed.toByteArray()));
        assertEquals("packed_too_tightly", refusal.code());
    }

    @Test
    void aZipThatBreaksOffIsSaidTo() throws IOException {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        Random random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            csv.append(LocalDate.of(1990, 1, 1).plusDays(i))
                    .append(",10,12,9,11,")
                    .append(random.nextInt(1 << 30))
                    .append('\n');
        }
        byte[] zip = zip(new Member("cutzip.csv", csv.toString()));
        assertRefused("broken_stream", Arrays.copyOf(zip, zip.length / 2));
        assertEquals(Optional.empty(), history("CUTZIP"));
    }

    @ParameterizedTest
    @CsvSource({
        "'%PDF-1.4 x', a PDF document",
        "'SQLite format 3', an SQLite database",
        "'PAR1', a Parquet file",
        "'<html><body>', a web page"
    })
    void whatIsNoTextIsNamed(String start, String words) {
        Refusal refusal = assertThrows(Refusal.class, () -> importText("BINARY", start));
        assertEquals("not_text", refusal.code());
        assertTrue(refusal.detail().contains("Line 1 begins as " + words), refusal.detail());
    }

    @Test
    void binaryIsRefusedWithItsLine() {
        byte[] bytes = "date,open\n2024\u0000\u0001".getBytes(StandardCharsets.UTF_8);
        Refusal refusal = assertThrows(Refusal.class, () -> importBytes("BINARY", bytes));
        assertTrue(refusal.detail().contains("Line 2 holds the byte 0x00"), refusal.detail());
    }

    private static void assertRefused(String code, byte[] bytes) {
        Refusal refusal = assertThrows(Refusal.class, () -> importBytes("", bytes));
        assertEquals(code, refusal.code(), refusal.detail());
    }

    /// @param blanks how many line breaks follow the text
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Member(String name, byte[] bytes, long blanks) {
        Member(String name, String text) {
            this(name, text.getBytes(StandardCharsets.UTF_8), 0);
        }

        Member(String name, byte[] bytes) {
            this(name, bytes, 0);
        }

        Member(String name, String text, long blanks) {
            this(name, text.getBytes(StandardCharsets.UTF_8), blanks);
        }
    }

    private static byte[] zip(Member... members) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (Member member : List.of(members)) {
                zip.putNextEntry(new ZipEntry(member.name()));
                zip.write(member.bytes());
                byte[] blanks = "\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
                for (long left = member.blanks(); left > 0; left -= blanks.length) {
                    zip.write(blanks);
                }
                zip.closeEntry();
            }
        }
        return packed.toByteArray();
    }
}
