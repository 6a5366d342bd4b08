package bellwether.market.imports.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTableTest {
    private static final List<String> NAMES = List.of("date", "close");

    private static List<String> read(String json) throws IOException {
        List<String> rows = new ArrayList<>();
        try (JsonTable table = new JsonTable(TestRows.text(json), NAMES)) {
            while (table.hasNext()) {
                CsvRow row = table.next();
                rows.add(row.line() + ":" + words(row));
            }
        }
        return rows;
    }

    private static String words(CsvRow row) {
        return row.broken().isEmpty() ? row.field(0) + "/" + row.field(1) : row.broken();
    }

    @Test
    void anObjectALineIsARowALine() throws IOException {
        assertEquals(
                List.of("1:a/1", "2:b/2", "4:c/3"),
                read(
                        """
                        {"date":"a","close":1}
                        {"close":"2","date":"b"}

                        {"date":"c","close":3,"other":{"close":9}}
                        """));
    }

    @Test
    void theLastLineNeedsNoBreak() throws IOException {
        assertEquals(List.of("1:a/1"), read("{\"date\":\"a\",\"close\":1}"));
    }

    @Test
    void anArrayOfObjectsIsARowAnObject() throws IOException {
        assertEquals(
                List.of("2:a/1", "3:b/"),
                read(
                        """
                         [
                          {"date":"a","close":1.0e0},
                          {"date":"b","close":null}
                         ]
                        """
                                .replace("1.0e0", "1")));
    }

    @Test
    void numbersKeepTheirDigits() throws IOException {
        assertEquals(
                List.of("1:a/1.10000000000000000001"),
                read("{\"date\":\"a\",\"close\":1.10000000000000000001}"));
    }

    @Test
    void whatIsNotThereOrNoPlainValueIsEmpty() throws IOException {
        assertEquals(
                List.of("1:a/", "2:/", "3:a/", "4:a/true"),
                read(
                        """
                        {"date":"a"}
                        {}
                        {"date":"a","close":[1,2]}
                        {"date":"a","close":true}
                        """));
    }

    @Test
    void aLineThatIsNoJsonIsBrokenAloneAndTheNextIsRead() throws IOException {
        assertEquals(
                List.of("1:it is not JSON", "2:it is not JSON", "3:c/3"),
                read(
                        """
                        {"date":"a","close":
                        nonsense
                        {"date":"c","close":3}
                        """));
    }

    @Test
    void twoValuesOnALineAreNotSilentlyOne() throws IOException {
        List<String> rows = read("{\"date\":\"a\",\"close\":1} {\"date\":\"b\",\"close\":2}\n");
        assertEquals(1, rows.size());
        assertTrue(rows.getFirst().contains("more than one JSON value"), rows.getFirst());
    }

    @Test
    void aNameThatComesTwiceBreaksTheRow() throws IOException {
        assertEquals(
                List.of("1:it has the field \"close\" twice", "2:b/2"),
                read(
                        """
                        {"date":"a","close":1,"close":2}
                        {"date":"b","close":2}
                        """));
        assertEquals(
                List.of("1:it has the field \"date\" twice"),
                read("[{\"date\":\"a\",\"close\":1,\"date\":null}]"));
    }

    @Test
    void joinedFilesMayEachBeginWithAByteOrderMark() throws IOException {
        assertEquals(
                List.of("1:a/1", "2:b/2"),
                read("{\"date\":\"a\",\"close\":1}\n\ufeff{\"date\":\"b\",\"close\":2}\n"));
    }

    @Test
    void aLineHasAnEnd() throws IOException {
        String begin = "{\"date\":\"";
        String end = "\",\"close\":1}";
        int room = JsonTable.LONGEST_LINE - begin.length() - end.length();
        assertEquals(1, read(begin + "a".repeat(room) + end + "\n").size());
        Refusal refusal =
                TestRows.refusal(
                        "broken_json",
                        () -> read("{}\n" + begin + "a".repeat(room + 1) + end + "\n"));
        assertTrue(refusal.detail().startsWith("Line 2 is longer"), refusal.detail());
    }

    @Test
    void anArrayThatStopsBeingJsonIsRefusedWithItsLine() {
        Refusal refusal =
                TestRows.refusal(
                        "broken_json",
                        () -> read("[{\"date\":\"a\",\"close\":1},\n{\"date\" \"b\"}]"));
        assertTrue(refusal.detail().startsWith("Line 2:"), refusal.detail());
        TestRows.refusal("broken_json", () -> read("[{\"date\":\"a\",\"close\":1},\n"));
    }

    @Test
    void anArrayThatIsNestedTooDeepIsRefusedToo() {
        Refusal refusal =
                TestRows.refusal(
                        "broken_json",
                        () -> read("[{\"date\":\"a\"},\n{\"date\":" + "[".repeat(2_000)));
        assertTrue(refusal.detail().startsWith("Line 2:"), refusal.detail());
        assertTrue(refusal.detail().contains("too deep"), refusal.detail());
    }

    /// What stands behind an array would be dropped without a word.
    @ParameterizedTest
    @ValueSource(strings = {"[{\"date\":\"b\"}]", "{\"date\":\"b\"}", "x", ",", "]"})
    void whatFollowsAnArrayIsRefused(String more) {
        Refusal refusal =
                TestRows.refusal(
                        "broken_json", () -> read("[{\"date\":\"a\",\"close\":1}]\n" + more));
        assertTrue(refusal.detail().contains("follows the array"), refusal.detail());
        TestRows.refusal(
                "broken_json",
                () -> read("[{\"date\":\"a\"}]" + " ".repeat(200_000) + more + "\n"));
    }

    @Test
    void spaceBehindAnArrayIsItsEnd() throws IOException {
        assertEquals(1, read("[{\"date\":\"a\",\"close\":1}] \r\n\n\t").size());
        assertEquals(1, read("[{\"date\":\"a\",\"close\":1}]" + "\n".repeat(200_000)).size());
        assertEquals(0, read("[]").size());
    }

    @Test
    void theEndOfAnArrayStaysTheEnd() throws IOException {
        try (JsonTable table = new JsonTable(TestRows.text("[{\"date\":\"a\"}]"), NAMES)) {
            assertTrue(table.hasNext());
            assertTrue(table.hasNext(), "asking takes nothing away");
            table.next();
            assertFalse(table.hasNext());
            assertFalse(table.hasNext());
        }
    }

    @Test
    void theColumnsAreTheNamesOfAllObjectsOfASample() throws IOException {
        assertEquals(
                List.of("date", "close", "volume"),
                names("{\"date\":1,\"close\":2}\n{\"volume\":3,\"date\":1}\n{\"cut\":"));
        assertEquals(
                List.of("date", "x"), names("[{\"date\":1},{\"x\":[1]},{\"date\":2,\"x\":1}]"));
        assertEquals(List.of(), names("[]"));
    }

    private static List<String> names(String sample) throws IOException {
        return JsonTable.names(new BufferedReader(new StringReader(sample)));
    }
}
