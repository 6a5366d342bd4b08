package bellwether.desk.report.workbook;

import bellwether.platform.base.PrintableText;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// One sheet, written row by row. Texts are texts whatever they begin with, so that none becomes a
/// formula; rows leave for the client as soon as there are some hundred of them.
final class SheetRows {
    private static final int HELD = 200;

    /// So many characters beside each other can be read on a page; wider sheets take more pages.
    private static final int PAPER = 180;

    /// A spreadsheet takes no longer text.
    private static final int LONGEST = 32_000;

    /// Doubles hold no more digits, and spreadsheets no other numbers.
    private static final int DIGITS = 15;

    /// Points that a line of text takes.
    private static final double LINE = 15;

    /// A row is no higher than a spreadsheet takes.
    private static final int MOST_LINES = 27;

    private final Worksheet sheet;
    private final List<Integer> widths;
    private int row;
    private int lines = 1;

    SheetRows(Worksheet sheet, List<String> headings, List<Integer> widths) throws IOException {
        this.sheet = sheet;
        this.widths = widths;
        for (int i = 0; i < headings.size(); i++) {
            sheet.width(i, widths.get(i));
            sheet.inlineString(0, i, headings.get(i));
            sheet.style(0, i).bold().fillColor("E8EBEF").wrapText(true).set();
        }
        sheet.freezePane(1, 1);
        sheet.pageOrientation("landscape");
        if (widths.stream().mapToInt(Integer::intValue).sum() <= PAPER) {
            sheet.setFitToPage(true);
            sheet.fitToWidth((short) 1);
            sheet.fitToHeight((short) 0);
        } else {
            sheet.repeatCols(0);
        }
        sheet.repeatRows(0);
        row = 1;
    }

    int count() {
        return row - 1;
    }

    /// A text that is wider than its column goes on below, in as high a row as that takes: beside
    /// it stand other cells, under which it would be cut.
    SheetRows text(int column, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            String line = PrintableText.cut(PrintableText.line(text), LONGEST);
            sheet.inlineString(row, column, line);
            int needed = lines(line, widths.get(column));
            if (needed > 1) {
                sheet.style(row, column).wrapText(true).set();
                lines = Math.max(lines, Math.min(needed, MOST_LINES));
            }
        }
        return this;
    }

    /// So many lines of a width hold a text that is broken between words, or within one that is
    /// longer than a line.
    static int lines(String text, int width) {
        int lines = 1;
        int used = 0;
        for (String word : text.split(" ", -1)) {
            int length = word.length();
            if (used > 0 && used + 1 + length > width) {
                lines++;
                used = 0;
            }
            used += (used > 0 ? 1 : 0) + length;
            lines += Math.max(0, used - 1) / width;
            used = used == 0 ? 0 : (used - 1) % width + 1;
        }
        return lines;
    }

    SheetRows number(int column, JsonNode number) {
        if (number.isNumber()) {
            number(column, number.decimalValue());
        }
        return this;
    }

    /// A number that a spreadsheet can hold; one with more digits is written as a text.
    SheetRows number(int column, BigDecimal number) {
        if (number.stripTrailingZeros().precision() > DIGITS) {
            return text(column, number.toPlainString());
        }
        sheet.value(row, column, number);
        return this;
    }

    SheetRows date(int column, JsonNode date) {
        if (date.isTextual()) {
            sheet.value(row, column, LocalDate.parse(date.asText()));
            sheet.style(row, column).format("yyyy-mm-dd").set();
        }
        return this;
    }

    SheetRows flag(int column, JsonNode flag) {
        if (flag.isBoolean()) {
            sheet.inlineString(row, column, flag.asBoolean() ? "yes" : "no");
        }
        return this;
    }

    void next() throws IOException {
        if (lines > 1) {
            sheet.rowHeight(row, lines * LINE);
            lines = 1;
        }
        row++;
        if (row % HELD == 0) {
            sheet.flush();
        }
    }

    /// Ends the sheet.
    void finish(int columns) throws IOException {
        if (row > 1) {
            sheet.setAutoFilter(0, 0, row - 1, columns - 1);
        }
        sheet.finish();
    }
}
