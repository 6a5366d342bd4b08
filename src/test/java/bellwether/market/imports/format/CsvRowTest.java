package bellwether.market.imports.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

final class CsvRowTest {
    @Test
    void spaceAroundACellIsNoPartOfIt() {
        CsvRow row = TestRows.row(" a ", "\u00a0b\u00a0", "\tc d\r", "   ");
        assertEquals("a", row.field(0));
        assertEquals("b", row.field(1));
        assertEquals("c d", row.field(2));
        assertEquals("", row.field(3));
        assertEquals(row.start(3), row.end(3));
    }

    @Test
    void aRowOfSeparatorsIsBlank() {
        assertTrue(TestRows.row("", " ", "").isBlank());
        assertFalse(TestRows.row("", "0").isBlank());
    }

    @Test
    void theOneRowForgetsTheRecordBefore() {
        CsvRow row = TestRows.row(4, "long before", "b", "c");
        row.isBroken("it is not JSON");
        row.begin(5);
        row.add("x");
        assertEquals(1, row.fields());
        assertEquals("x", row.field(0));
        assertEquals(5, row.line());
        assertEquals("", row.broken());
    }

    @Test
    void aLineBreakWithinAFieldIsSeen() {
        assertTrue(TestRows.row("a", "b\nc").spansLines());
        assertFalse(TestRows.row("a", "bc").spansLines());
    }

    @Test
    void longCellsAndManyFindRoom() {
        CsvRow row = new CsvRow();
        row.begin(1);
        for (int i = 0; i < 1_100; i++) {
            row.add("cell" + i);
        }
        row.begin(2);
        row.add("x".repeat(10_000));
        for (int i = 1; i < 1_100; i++) {
            row.add("cell" + i);
        }
        assertEquals(10_000, row.field(0).length());
        assertEquals("cell999", row.field(999));
        assertEquals(1_000, row.fields(), "further ones are of no price");
    }

    @Test
    void onlyTheMarkAloneIsTheEnd() {
        assertTrue(TestRows.row("\uffff").isEnd());
        assertFalse(TestRows.row("\uffff", "a").isEnd());
        assertFalse(TestRows.row("a").isEnd());
        assertFalse(TestRows.row("").isEnd());
    }

    @Test
    void aRecordIsAskedForBeforeItIsTaken() throws IOException {
        try (CsvTable table = new CsvTable(new StringReader("a,b"), ',', 2)) {
            assertThrows(NullPointerException.class, table::next);
            assertTrue(table.hasNext());
            assertTrue(table.hasNext());
            assertEquals("a", table.next().field(0));
            assertFalse(table.hasNext());
        }
    }

    @Test
    void aCellOfMoreThanAllowedIsRefused() throws IOException {
        try (CsvTable table =
                new CsvTable(new StringReader("a,b\n\n" + "a".repeat(70_000) + ",b"), ',', 2)) {
            assertTrue(table.hasNext());
            table.next();
            Refusal refusal = TestRows.refusal("broken_csv", table::hasNext);
            assertTrue(refusal.detail().startsWith("From line 2 on a cell"), refusal.detail());
            assertTrue(refusal.detail().contains("65,536"), refusal.detail());
        }
    }

    @Test
    void bytesThatCannotBeHadAreNoFaultOfTheFile() throws IOException {
        Reader dead =
                new Reader() {
                    @Override
                    public int read(char[] buffer, int offset, int length) throws IOException {
                        throw new IOException("the line is dead");
                    }

                    @Override
                    public void close() {
                        // nothing to close
                    }
                };
        try (CsvTable table = new CsvTable(dead, ',', 2)) {
            assertEquals(
                    "the line is dead",
                    assertThrows(IOException.class, table::hasNext).getMessage());
        }
    }

    @Test
    void theMarkOfTheEndIsReadOneByOneAsInBlocks() throws IOException {
        StringBuilder one = new StringBuilder();
        try (EndMarkingReader text = new EndMarkingReader(new StringReader("ab"))) {
            for (int c = text.read(); c >= 0; c = text.read()) {
                one.append((char) c);
            }
            assertEquals(-1, text.read());
        }
        StringBuilder blocks = new StringBuilder();
        try (EndMarkingReader text = new EndMarkingReader(new StringReader("ab"))) {
            char[] buffer = new char[3];
            for (int n = text.read(buffer, 1, 1); n >= 0; n = text.read(buffer, 1, 1)) {
                blocks.append(buffer, 1, n);
            }
            assertEquals(-1, text.read(buffer, 0, 3));
        }
        assertEquals("ab\n\uffff", one.toString());
        assertEquals("ab\n\uffff", blocks.toString());
    }
}
