package bellwether.desk.report.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows of a sheet, read back by another program.
final class SheetRowsTest {
    @TempDir private Path folder;

    private interface Writing {
        void write(SheetRows rows) throws IOException;
    }

    private static byte[] file(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Bellwether", "0.1")) {
            SheetRows rows =
                    new SheetRows(
                            book.newWorksheet("one"), List.of("a", "b", "c"), List.of(9, 9, 9));
            writing.write(rows);
            rows.finish(3);
            book.finish();
        }
        return out.toByteArray();
    }

    private static List<Row> written(Writing writing) throws IOException {
        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(file(writing)))) {
            return book.getFirstSheet().read();
        }
    }

    @Test
    void whatBeginsLikeAFormulaIsAText() throws IOException {
        List<String> texts =
                List.of(
                        "=1+1",
                        "+cmd|' /C calc'!A0",
                        "@SUM(A1)",
                        "-2",
                        "\t=1",
                        "=HYPERLINK(\"http://x\")");
        List<Row> rows =
                written(sheet -> {
                    for (String text : texts) {
                        sheet.text(0, text).next();
                    }
                });
        for (int i = 0; i < texts.size(); i++) {
            var cell = rows.get(i + 1).getCell(0);
            assertEquals(CellType.STRING, cell.getType(), texts.get(i));
            assertEquals(texts.get(i).replace('\t', ' '), cell.asString());
            assertNull(cell.getFormula());
        }
    }

    @Test
    void charactersThatAFileCannotHoldAreSpaces() throws IOException {
        List<Row> rows = written(sheet -> sheet.text(0, "a\u0000b\u202ec\nd<&>").next());
        assertEquals("a b c d<&>", rows.get(1).getCellText(0));
    }

    @Test
    void numbersAreNumbersAndThoseThatNoSpreadsheetHoldsAreTexts() throws IOException {
        JsonNode tree =
                Json.stored("{\"a\":153.0800,\"b\":null,\"day\":\"2024-02-29\"}", JsonNode.class);
        List<Row> rows =
                written(sheet -> {
                    sheet.number(0, tree.get("a"))
                            .number(1, tree.get("b"))
                            .date(2, tree.get("day"))
                            .next();
                    sheet.number(0, new BigDecimal("12345678901234567.89")).next();
                });
        assertEquals(CellType.NUMBER, rows.get(1).getCell(0).getType());
        assertEquals(
                0,
                new BigDecimal("153.08").compareTo(rows.get(1).getCellAsNumber(0).orElseThrow()));
        assertEquals(true, rows.get(1).getOptionalCell(1).isEmpty());
        assertEquals(
                "2024-02-29", rows.get(1).getCellAsDate(2).orElseThrow().toLocalDate().toString());
        assertEquals("12345678901234567.89", rows.get(2).getCellText(0));
    }

    /// As the file has it: readers for programs know neither heights nor breaks.
    @Test
    void aTextWiderThanItsColumnGoesOnBelow() throws IOException {
        byte[] file =
                file(sheet -> {
                    sheet.text(0, "short").next();
                    sheet.text(0, "a plan of five words").text(1, "b").next();
                    sheet.text(0, "last").next();
                });
        String sheet = part(file, "xl/worksheets/sheet1.xml");
        assertEquals(
                List.of("2:", "3:45", "4:"),
                Pattern.compile("<row r=\"([234])\"([^>]*)>")
                        .matcher(sheet)
                        .results()
                        .map(row ->
                                row.group(1)
                                        + ":"
                                        + row.group(2).replaceAll(".* ht=\"(\\d+).*|.*", "$1"))
                        .toList(),
                sheet);
        String style = sheet.replaceAll("(?s).*<c r=\"A3\" s=\"(\\d+)\".*", "$1");
        String formats = part(file, "xl/styles.xml").replaceAll("(?s).*<cellXfs[^>]*>", "");
        assertTrue(
                formats.split("<xf ", -1)[Integer.parseInt(style) + 1].contains(
                        "wrapText=\"true\""),
                formats);
    }

    @Test
    void linesAreBrokenBetweenWordsAndWithinLongOnes() {
        assertEquals(1, SheetRows.lines("", 9));
        assertEquals(1, SheetRows.lines("nine char", 9));
        assertEquals(2, SheetRows.lines("nine chars", 9));
        assertEquals(3, SheetRows.lines("a plan of five words", 9));
        assertEquals(3, SheetRows.lines("x".repeat(19), 9));
        assertEquals(4, SheetRows.lines("a " + "x".repeat(18) + " b", 9));
    }

    private String part(byte[] file, String name) throws IOException {
        Path path = Files.write(folder.resolve("book.xlsx"), file);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void manyRowsAreAllThereInTheirOrder() throws IOException {
        List<Row> rows =
                written(sheet -> {
                    for (int i = 0; i < 1_000; i++) {
                        sheet.text(0, "T" + i).number(1, BigDecimal.valueOf(i)).next();
                    }
                });
        assertEquals(1_001, rows.size());
        assertEquals("T999", rows.get(1_000).getCellText(0));
    }
}
