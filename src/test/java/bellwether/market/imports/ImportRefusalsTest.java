package bellwether.market.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.imports.format.ImportLimits;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.SourceName;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.RetriedTransactions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said of files, names and lines that are not taken.
final class ImportRefusalsTest extends MarketTestCase {
    private static final String CSV = "date,open,high,low,close\n2024-01-30,10,12,9,11\n";

    private static Refusal refusal(byte[] bytes, boolean dry) {
        return assertThrows(
                Refusal.class,
                () ->
                        new Importer(
                                        new RetriedTransactions(database.jdbi()),
                                        InstantSource.fixed(NOW))
                                .run(
                                        () -> new ByteArrayInputStream(bytes),
                                        new ImportOrder(
                                                Optional.empty(),
                                                "upload",
                                                SourceName.real("refusals"),
                                                dry)));
    }

    private static Refusal refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8), true);
    }

    /// More than wait in memory, so that some are handed over before the end.
    private static byte[] cutOff() throws IOException {
        StringBuilder csv = new StringBuilder("ticker,date,open,high,low,close\n");
        for (int i = 0; i < 300_000; i++) {
            csv.append("CUT%d,2024-01-%02d,10,12,9,11.%d\n".formatted(i / 30, 1 + i % 30, i % 97));
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(csv.toString().getBytes(StandardCharsets.UTF_8));
        }
        return Arrays.copyOf(packed.toByteArray(), packed.size() * 3 / 4);
    }

    @Test
    void aDryRunThatBreaksOffDoesNotSayThatAnythingWasStored() throws IOException {
        Refusal dry = refusal(cutOff(), true);
        assertTrue(
                dry.detail().contains("would have gone into the store; this was a dry run."),
                dry.detail());
        assertFalse(dry.detail().contains("will stay"), dry.detail());
        assertEquals(Optional.empty(), history("CUT0"));
        Refusal real = refusal(cutOff(), false);
        assertTrue(
                real.detail()
                        .contains(
                                "went into the store and will stay; importing it again completes it."),
                real.detail());
        assertFalse(real.detail().contains(".. "), real.detail());
        assertTrue(history("CUT0").isPresent());
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void breakOffsSayInBothModesWhatHappened(boolean dry) {
        BreakOff words = new BreakOff(dry);
        String file = words.file(1, "No file of prices does.", "1 row of 1 symbol");
        String archive = words.archive("It is one.", "1 row of 1 file");
        for (String text : new String[] {file, archive}) {
            assertEquals(dry, text.contains("dry run"), text);
            assertEquals(!dry, text.contains("will stay"), text);
            assertFalse(text.contains(".."), text);
        }
    }

    @Test
    void anUnreadableMemberIsFoundBeforeTheFirstRowIsStored() throws IOException {
        String[] late = {"book.xlsx", "inner.csv", "prices.parquet", "data.db", "x.csv.bz2"};
        String[] starts = {"PK\u0003\u0004", "PK\u0003\u0004", "PAR1", "SQLite format 3", "BZh"};
        for (int i = 0; i < late.length; i++) {
            Refusal refusal = refusal(zip("EARLY.csv", CSV, late[i], starts[i] + " x"), false);
            assertTrue(refusal.detail().contains(late[i]), refusal.detail());
            assertTrue(refusal.detail().contains("Nothing of the archive"), refusal.detail());
        }
        refusal(zip("EARLY.csv", CSV, "[Content_Types].xml", "<x/>"), false);
        refusal(zip("EARLY.csv", CSV, "more.zip", "PK"), false);
        refusal(zip("EARLY.csv", CSV, "../x.csv", CSV), false);
        assertEquals(Optional.empty(), history("EARLY"));
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u202eb",
                "\u2066x",
                "x\u200b",
                "\ufeffx",
                "a\u00a0b",
                "\u0085",
                "a\u2028b",
                "\u3164",
                "x\ufe0f",
                "a\ud83d",
                "\u007f",
                "\u00ad-",
                "tag\udb40\udc41"
            })
    void invisibleCharactersInNamesAreRefusedWithTheirCode(String name) throws IOException {
        assertFalse(SourceName.fits(name));
        assertTrue(SourceName.rule(name).contains("U+"), SourceName.rule(name));
        assertThrows(IllegalArgumentException.class, () -> SourceName.real(name));
        // a zip cannot hold half a character, and DOS has a letter in the place of U+0085
        if (!name.contains("\ud83d") && !name.contains("\u0085")) {
            Refusal refusal = refusal(zip(name + ".csv", CSV), true);
            assertEquals("bad_file_name", refusal.code());
            assertTrue(refusal.detail().contains("U+"), refusal.detail());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=HYPERLINK()", "../../x", "Börse Frankfurt", "東証", "my broker (2)", "📈"})
    void visibleNamesAreTaken(String name) {
        assertTrue(SourceName.fits(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"chart\":{\"result\":[{\"t\":[1]}]}} | an object with \"chart\" (an object with \"result\" (an array, the first of it",
                "[[1,2,3],[4,5,6]]                      | an array, the first of it an array, the first of it a number",
                "{\"date\":{\"open\":1}}                | an object with \"date\" (an object with \"open\")",
                "[1,2]                                  | an array, the first of it a number",
                "[]                                     | an empty array",
                "{}                                     | an empty object",
                "{\"error\":\"no such symbol\"}         | an object with \"error\": \"no such symbol\"",
                "{x                                     | stops being JSON at line 1"
            })
    void jsonWithoutPricesIsSaidToBeWhatItIs(String json, String words) {
        Refusal refusal = refusal(json.strip());
        assertEquals("columns_missing", refusal.code());
        assertTrue(refusal.detail().contains(words), refusal.detail());
        assertTrue(refusal.detail().contains("date, open, high, low, close"), refusal.detail());
    }

    @Test
    void whatAnAnswerWithoutPricesSaysIsQuoted() {
        String json = "{\"Note\":\"%s\",\"calls\":5}";
        assertTrue(
                refusal(
                                json.formatted(
                                        "No more than 5 calls a minute; one of 60 letters is longer than that."))
                        .detail()
                        .contains(
                                "an object with \"Note\": \"No more than 5 calls a minute; one of 60 letters is longer than that.\", \"calls\""));
        assertTrue(
                refusal(json.formatted("x".repeat(300)))
                        .detail()
                        .contains("\"" + "x".repeat(200) + "…\""));
    }

    @Test
    void headersAreShownInTheirOwnLetters() {
        assertTrue(
                refusal("Jour;Ouverture;Haut;Clôture;日付\n05/02/2024;1;1;1;1\n")
                        .detail()
                        .contains("Jour, Ouverture, Haut, Clôture, 日付"));
    }

    @Test
    void deepJsonAndLongLinesAreSaidToBeSuch() {
        String deep = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}\n";
        assertTrue(refusal(deep).detail().contains("nested too deep to be read"));
        Refusal longLine = refusal("{\"a\":\"" + "x".repeat(200_000) + "\"}\n");
        assertEquals("broken_json", longLine.code());
        assertTrue(longLine.detail().contains("Line 1 is longer than 65,536 characters"));
    }

    @Test
    void aLineWithAFieldTwiceIsRefusedAndOthersAreTaken() {
        String good = "{\"date\":\"2024-01-%d\",\"open\":1,\"high\":2,\"low\":0.5,\"close\":1.5}\n";
        ImportReport report =
                importText(
                        "TWICE",
                        good.formatted(22)
                                + good.formatted(23).replace("\"open\":1", "\"open\":1,\"open\":7")
                                + "\ufeff"
                                + good.formatted(24)
                                + good.formatted(25).strip()
                                + good.formatted(26));
        assertEquals(2, report.counts().inserted());
        assertEquals("it has the field \"open\" twice", report.counts().examples().get(0).detail());
        assertTrue(
                report.counts()
                        .examples()
                        .get(1)
                        .detail()
                        .startsWith("it holds more than one JSON"));
        ImportReport array =
                importText(
                        "TWICE2",
                        "["
                                + good.formatted(22)
                                + ","
                                + good.formatted(23).replace("\"open\":1", "\"open\":1,\"open\":7")
                                + "]");
        assertEquals(1, array.counts().inserted());
        assertEquals(RejectReason.BROKEN_JSON, array.counts().examples().getFirst().reason());
    }

    @Test
    void aByteOrderMarkBeforeJsonIsPassedOver() {
        String good = "{\"date\":\"2024-01-22\",\"open\":1,\"high\":2,\"low\":0.5,\"close\":1.5}\n";
        assertEquals(1, importText("MARKED", "\ufeff" + good).counts().inserted());
        assertEquals(1, importText("MARKED2", "\ufeff[" + good + "]").counts().inserted());
    }

    /// One constant in the program, and the same number in the page.
    @Test
    void thePageOfLimitsSaysWhatTheProgramHolds() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/limits.md"));
        String contract =
                Files.readString(Path.of("src/main/resources/bellwether/market/bars/openapi.yaml"));
        for (String number :
                new String[] {
                    "%d MiB".formatted(ImportLimits.MOST_BYTES >> 20),
                    String.format(Locale.ROOT, "%,d symbols", ImportLimits.MOST_SYMBOLS),
                    String.format(Locale.ROOT, "%,d rows", ImportLimits.MOST_ROWS),
                    String.format(Locale.ROOT, "%,d files", ImportLimits.MOST_FILES)
                }) {
            assertTrue(page.contains(number), "limits.md does not say " + number);
            assertTrue(contract.contains(number), "market.yaml does not say " + number);
        }
        assertTrue(page.contains("%d GiB".formatted(ImportLimits.MOST_UNPACKED >> 30)));
    }
}
