package bellwether.market.imports.format;

import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.platform.base.Refusal;
import java.io.BufferedReader;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.function.Executable;

/// Rows, columns and texts as the readers hand them on.
final class TestRows {
    private TestRows() {}

    static CsvRow row(String... cells) {
        return row(1, cells);
    }

    static CsvRow row(long line, String... cells) {
        CsvRow row = new CsvRow();
        row.begin(line);
        for (String cell : cells) {
            row.add(cell);
        }
        return row;
    }

    /// A header's columns, whose names commas part.
    static PriceColumns columns(String header) {
        return PriceColumns.of(List.of(header.split(",", -1)));
    }

    static Layout table(String header, DecimalMark mark) {
        return new Layout(Layout.Form.TABLE, ',', 1, columns(header), mark, 1);
    }

    /// A text whose end is marked, as that of a file.
    static BufferedReader text(String text) {
        return new BufferedReader(new EndMarkingReader(new StringReader(text)));
    }

    static Refusal refusal(String code, Executable action) {
        Refusal refusal = assertThrows(Refusal.class, action);
        if (!refusal.code().equals(code)) {
            throw new AssertionError("expected " + code + ", was " + refusal.code(), refusal);
        }
        return refusal;
    }
}
