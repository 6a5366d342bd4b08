package bellwether.platform.document;

import bellwether.platform.drawing.HeatShade;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows under headings. The first cell of a row names it.
public final class SheetTable {
    private final String caption;
    private final List<String> headings;
    private final List<List<Cell>> rows = new ArrayList<>();
    private String note = "";

    /// What stands in a row below a heading.
    ///
    /// @param numeric it is aligned with those above it at its right
    /// @param absent why there is no value
    public record Cell(
            String text, boolean numeric, @Nullable String absent, @Nullable HeatShade shade) {
        public static Cell words(String text) {
            return new Cell(text, false, null, null);
        }

        public static Cell number(String text) {
            return new Cell(text, true, null, null);
        }

        public static Cell absent(String reason) {
            return new Cell(FigureFormat.ABSENT, true, reason, null);
        }

        public static Cell shaded(String text, HeatShade shade) {
            return new Cell(text, true, null, shade);
        }

        /// No value, where none is expected.
        public static Cell blank() {
            return new Cell("", true, null, null);
        }
    }

    /// @param caption what it holds
    public SheetTable(String caption, List<String> headings) {
        this.caption = caption;
        this.headings = List.copyOf(headings);
    }

    public SheetTable row(Cell... cells) {
        return row(List.of(cells));
    }

    public SheetTable row(List<Cell> cells) {
        if (cells.size() != headings.size()) {
            throw new IllegalArgumentException(
                    "cells must be %d, were %d".formatted(headings.size(), cells.size()));
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /// What is left out, below the table.
    public SheetTable note(String text) {
        note = text;
        return this;
    }

    public String caption() {
        return caption;
    }

    public List<String> headings() {
        return headings;
    }

    public List<List<Cell>> rows() {
        return rows;
    }

    public String note() {
        return note;
    }

    /// Whether a column holds numbers.
    public boolean isNumeric(int column) {
        return !rows.isEmpty() && rows.getFirst().get(column).numeric();
    }
}
