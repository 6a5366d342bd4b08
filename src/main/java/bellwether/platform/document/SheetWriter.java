package bellwether.platform.document;

import bellwether.platform.drawing.ChartDrawing;
import bellwether.platform.drawing.ChartSize;
import bellwether.platform.drawing.MarkupWriter;
import bellwether.platform.drawing.SvgSurface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the parts of which every document is made: headings, tables, charts with the table behind
/// them, figures and the notes on those that are absent.
public final class SheetWriter {
    private static final String CLASS = "class";

    /// Longer texts of tables may be broken.
    private static final int LONG = 30;

    private final MarkupWriter out = new MarkupWriter();
    private final FootnoteList notes = new FootnoteList();
    private final FigureFormat format;
    private int charts;
    private int references;

    /// A row of a chart's legend.
    ///
    /// @param style classes of the swatch, those of the line or mark
    public record LegendEntry(String name, String style, Swatch swatch) {}

    /// What stands for a line, an area or a mark in the legend.
    public enum Swatch {
        LINE,
        AREA,
        RING,
        TRIANGLE
    }

    public SheetWriter(FigureFormat format) {
        this.format = format;
    }

    public FigureFormat format() {
        return format;
    }

    public MarkupWriter out() {
        return out;
    }

    /// Why figures are absent, in the order in which they were first needed.
    public List<String> notes() {
        return notes.reasons();
    }

    /// A part of the page.
    public void section(String title, String id, Runnable content) {
        out.open("section", "id", id).element("h2", title).line();
        content.run();
        out.close().line();
    }

    public void part(String title, Runnable content) {
        out.open("div", CLASS, "part").element("h3", title).line();
        content.run();
        out.close().line();
    }

    public void paragraph(String text) {
        out.element("p", text).line();
    }

    public void hint(String text) {
        out.element("p", text, CLASS, "hint").line();
    }

    public void lines(List<String> items) {
        out.open("ul");
        items.forEach(item -> out.element("li", item));
        out.close().line();
    }

    /// A dash, and the number of the note that says why.
    public void absent(String reason) {
        int note = notes.number(reason);
        references++;
        out.open("span", CLASS, "absent").text(FigureFormat.ABSENT);
        out.open("sup");
        out.element(
                "a",
                Integer.toString(note),
                "href",
                "#note-" + note,
                "id",
                "ref-" + references,
                "aria-label",
                "Not defined: " + reason + " (note " + note + ")");
        out.close().close();
    }

    public void figure(@Nullable Double value, FigureUnit unit, @Nullable String reason) {
        if (value == null || !Double.isFinite(value)) {
            absent(reason == null ? "not computed" : reason);
        } else {
            out.text(format.of(value, unit));
        }
    }

    public SheetTable.Cell cell(@Nullable Double value, FigureUnit unit, @Nullable String reason) {
        return value == null || !Double.isFinite(value)
                ? SheetTable.Cell.absent(reason == null ? "not computed" : reason)
                : SheetTable.Cell.number(format.of(value, unit));
    }

    public void table(SheetTable table) {
        table(table, "");
    }

    /// A table with its heading and its note.
    ///
    /// @param style further classes of the table
    public void table(SheetTable table, String style) {
        out.open(
                "div",
                CLASS,
                "wider",
                "role",
                "region",
                "tabindex",
                "0",
                "aria-label",
                table.caption());
        out.open("table", CLASS, style);
        out.element("caption", table.caption());
        out.open("thead").open("tr");
        for (int i = 0; i < table.headings().size(); i++) {
            out.element(
                    "th",
                    table.headings().get(i),
                    "scope",
                    "col",
                    CLASS,
                    table.isNumeric(i) ? "n" : "w");
        }
        out.close().close().open("tbody").line();
        table.rows().forEach(this::row);
        out.close().close().close().line();
        if (!table.note().isEmpty()) {
            hint(table.note());
        }
    }

    private void row(List<SheetTable.Cell> cells) {
        out.open("tr");
        for (int i = 0; i < cells.size(); i++) {
            SheetTable.Cell cell = cells.get(i);
            String style =
                    (cell.numeric() ? "n" : cell.text().length() > LONG ? "long" : "w")
                            + (cell.shade() == null ? "" : " " + cell.shade().style());
            if (i == 0) {
                out.open("th", "scope", "row", CLASS, style);
            } else {
                out.open("td", CLASS, style);
            }
            if (cell.absent() != null) {
                absent(cell.absent());
            } else {
                out.text(cell.text());
            }
            out.close();
        }
        out.close().line();
    }

    /// A chart for each width of page, and its numbers.
    public void chart(ChartDrawing drawing, List<LegendEntry> legend, SheetTable behind) {
        chart(drawing, legend, behind, ChartSize.WIDE.height());
    }

    public void chart(
            ChartDrawing drawing, List<LegendEntry> legend, SheetTable behind, int height) {
        charts++;
        begin(drawing, legend);
        SvgSurface.write(
                out,
                drawing,
                new ChartSize(ChartSize.WIDE.width(), height),
                "chart-" + charts,
                "chart wide");
        SvgSurface.write(
                out,
                drawing,
                new ChartSize(
                        ChartSize.NARROW.width(),
                        Math.max(ChartSize.NARROW.height(), height * 6 / 7)),
                "chart-" + charts + "-narrow",
                "chart narrow");
        end(behind);
    }

    /// A chart of one small size, of which several lie beside each other.
    public void smallChart(ChartDrawing drawing, List<LegendEntry> legend, SheetTable behind) {
        charts++;
        begin(drawing, legend);
        SvgSurface.write(out, drawing, ChartSize.NARROW, "chart-" + charts, "chart small");
        end(behind);
    }

    private void begin(ChartDrawing drawing, List<LegendEntry> legend) {
        out.open("figure").element("figcaption", drawing.words().title()).line();
        if (!legend.isEmpty()) {
            legend(legend);
        }
    }

    public void legend(List<LegendEntry> entries) {
        out.open("ul", CLASS, "legend");
        entries.forEach(this::entry);
        out.close().line();
    }

    private void end(SheetTable behind) {
        out.open("details").element("summary", "Numbers of this chart").line();
        table(behind);
        out.close().close().line();
    }

    private void entry(LegendEntry entry) {
        out.open("li");
        out.open("svg", "viewBox", "0 0 28 12", CLASS, "chart swatch", "aria-hidden", "true");
        switch (entry.swatch()) {
            case LINE -> out.empty("polyline", CLASS, entry.style(), "points", "0,6 28,6");
            case AREA ->
                    out.empty(
                            "rect",
                            CLASS,
                            entry.style(),
                            "x",
                            "2",
                            "y",
                            "1",
                            "width",
                            "24",
                            "height",
                            "10");
            case RING ->
                    out.empty(
                            "circle",
                            CLASS,
                            entry.style() + " ring",
                            "cx",
                            "14",
                            "cy",
                            "6",
                            "r",
                            "3.4");
            case TRIANGLE ->
                    out.empty(
                            "polygon",
                            CLASS,
                            entry.style() + " dot",
                            "points",
                            "10.6,2.6 17.4,2.6 14,9.4");
        }
        out.close().text(entry.name()).close();
    }
}
