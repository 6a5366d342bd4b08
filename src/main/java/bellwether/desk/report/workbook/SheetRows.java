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

    private final Worksheet sheet;
    private int row;

    SheetRows(Worksheet sheet, List<String> headings, List<Integer> widths) throws IOException {
        this.sheet = sheet;
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

    SheetRows text(int column, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            sheet.inlineString(row, column, PrintableText.cut(PrintableText.line(text), LONGEST));
        }
        return this;
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
