package bellwether.market.imports.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The repairing reader and the table of records above it.
final class QuoteRepairingReaderTest {
    private record Row(List<String> cells, long line, boolean unclosed) {
        @Override
        public String toString() {
            return line + ":" + String.join("|", cells) + (unclosed ? " unclosed" : "");
        }
    }

    private static List<Row> read(Reader text, int fields) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (CsvTable table = new CsvTable(new EndMarkingReader(text), ',', fields)) {
            while (table.hasNext()) {
                CsvRow row = table.next();
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.fields(); i++) {
                    cells.add(row.field(i));
                }
                rows.add(new Row(cells, row.line(), row.isUnclosed()));
            }
        }
        return rows;
    }

    private static List<String> read(String text, int fields) throws IOException {
        return read(new StringReader(text), fields).stream().map(Row::toString).toList();
    }

    @Test
    void quotesMayHoldSeparatorsAndQuotes() throws IOException {
        assertEquals(
                List.of("1:a,b|c \"d\"|", "2:e|f|g"), read("\"a,b\",\"c \"\"d\"\"\",\ne,f,g", 3));
    }

    @Test
    void aQuoteWithinACellIsAnOrdinaryCharacter() throws IOException {
        assertEquals(List.of("1:5\" pipe|b", "2:c|d"), read("5\" pipe,b\nc,d\n", 2));
    }

    @Test
    void aQuoteThatIsNotClosedSpoilsItsOwnLineOnly() throws IOException {
        List<Row> rows = read(new StringReader("a,b\nc,\"d\ne,f\ng,h\n"), 2);
        assertEquals(4, rows.size());
        assertEquals("1:a|b", rows.get(0).toString());
        assertTrue(rows.get(1).unclosed());
        assertEquals("c", rows.get(1).cells().getFirst());
        assertEquals("3:e|f", rows.get(2).toString());
        assertEquals("4:g|h", rows.get(3).toString());
    }

    @Test
    void theLastLineMayBeTheOneThatIsNotClosed() throws IOException {
        for (String end : new String[] {"", "\n"}) {
            List<Row> rows = read(new StringReader("a,b\nc,\"d" + end), 2);
            assertEquals(2, rows.size());
            assertFalse(rows.get(0).unclosed());
            assertTrue(rows.get(1).unclosed());
        }
    }

    @Test
    void aNoteOfSeveralLinesIsBelievedWhenTheRecordHasAllItsCells() throws IOException {
        assertEquals(
                List.of("1:a|one\ntwo\nthree|c", "4:d|e|f"),
                read("a,\"one\ntwo\nthree\",c\nd,e,f\n", 3));
    }

    @Test
    void aNoteOfSeveralLinesWithAnotherNumberOfCellsIsNot() throws IOException {
        List<Row> rows = read(new StringReader("a,\"one\ntwo\",b,c\nd,e,f\n"), 3);
        assertTrue(rows.getFirst().unclosed());
        assertEquals("3:d|e|f", rows.getLast().toString());
    }

    @Test
    void twentyLinesAreTheMostOfANote() throws IOException {
        assertEquals(2, read("a,\"x" + "\ny".repeat(20) + "\",c\nd,e,f\n", 3).size());
        List<Row> rows = read(new StringReader("a,\"x" + "\ny".repeat(21) + "\",c\nd,e,f\n"), 3);
        assertTrue(rows.getFirst().unclosed());
        assertEquals(23, rows.size());
    }

    @Test
    void twoStrayQuotesSomeLinesApartDoNotSwallowWhatIsBetween() throws IOException {
        StringBuilder text = new StringBuilder("1,\"x\n");
        for (int i = 2; i <= 9; i++) {
            text.append(i).append(",y\n");
        }
        text.append("10,\"z\n11,w\n");
        List<Row> rows = read(new StringReader(text.toString()), 2);
        assertEquals(11, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(i == 0 || i == 9, rows.get(i).unclosed(), "line " + (i + 1));
            assertEquals(String.valueOf(i + 1), rows.get(i).cells().getFirst());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndAsTheyWereWritten(String end) throws IOException {
        assertEquals(
                List.of("1:a|b", "2:c, d|e", "3:f|g"),
                read("a,b" + end + "\"c, d\",e" + end + "f,g" + end, 2));
    }

    @Test
    void anEndWithoutABreakIsAnEnd() throws IOException {
        assertEquals(List.of("1:a|b"), read("a,b", 2));
        assertEquals(List.of("1:a|\"b"), read("a,\"\"\"b\"", 2));
        assertEquals(List.of(), read("", 2));
    }

    /// However many characters arrive at once, the records are the same.
    @Test
    void theRecordsDoNotDependOnHowTheTextArrives() throws IOException {
        Random random = new Random(3);
        String[] pieces = {
            "a", "b,", ",", "\"", "\"\"", "\n", "\r\n", "12.5", "\"x,y\"", ",\"z\"\n"
        };
        for (int i = 0; i < 400; i++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(60); piece >= 0; piece--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            List<Row> whole = read(new StringReader(text.toString()), 3);
            List<Row> dripping =
                    read(new BufferedReader(new Dripping(text.toString(), random), 1), 3);
            assertEquals(whole, dripping, text.toString());
        }
    }

    /// Gives a few characters at a time.
    private static final class Dripping extends Reader {
        private final StringReader text;
        private final Random random;

        Dripping(String text, Random random) {
            this.text = new StringReader(text);
            this.random = random;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            return text.read(buffer, offset, Math.min(length, 1 + random.nextInt(3)));
        }

        @Override
        public void close() {
            text.close();
        }
    }

    /// Whatever cells hold, a well-formed text gives them back, also across the buffer's end.
    @Test
    void wellFormedTextsAreReadBackAsTheyWereWritten() throws IOException {
        Random random = new Random(4);
        String[] cells = {"", "a", "12.5", "x,y", "say \"no\"", "two\nlines", "\"", ",", "end\""};
        for (int i = 0; i < 60; i++) {
            int lines = i % 10 == 0 ? 6_000 : 1 + random.nextInt(40);
            StringBuilder text = new StringBuilder();
            List<String> written = new ArrayList<>();
            for (int line = 0; line < lines; line++) {
                List<String> record = new ArrayList<>(List.of("key" + line));
                for (int cell = 0; cell < 3; cell++) {
                    record.add(cells[random.nextInt(cells.length)]);
                }
                written.add(String.join("|", record));
                text.append(quoted(record)).append('\n');
            }
            List<String> read =
                    read(new StringReader(text.toString()), 4).stream()
                            .map(row -> String.join("|", row.cells()))
                            .toList();
            assertEquals(written, read);
        }
    }

    private static String quoted(List<String> record) {
        return String.join(
                ",",
                record.stream()
                        .map(cell ->
                                cell.matches("[a-z0-9.]*")
                                        ? cell
                                        : '"' + cell.replace("\"", "\"\"") + '"')
                        .toList());
    }

    /// One stray quote anywhere costs one line.
    @Test
    void aStrayQuoteCostsItsLineWhereverItStands() throws IOException {
        for (int at = 0; at < 200; at++) {
            StringBuilder text = new StringBuilder();
            for (int line = 0; line < 200; line++) {
                text.append(line == at ? "\"" : "").append(line).append(",a,b\n");
            }
            List<Row> rows = read(new StringReader(text.toString()), 3);
            assertEquals(200, rows.size());
            for (int line = 0; line < 200; line++) {
                assertEquals(line == at, rows.get(line).unclosed());
                assertEquals(line + 1, rows.get(line).line());
            }
        }
    }
}
