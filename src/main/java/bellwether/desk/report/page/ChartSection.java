package bellwether.desk.report.page;

import bellwether.desk.report.chart.AnalysisChart;
import bellwether.desk.report.chart.ChartBasis;
import bellwether.market.bars.Bars;
import bellwether.platform.document.FigureFormat;
import bellwether.platform.document.SheetTable;
import bellwether.platform.document.SheetTable.Cell;
import bellwether.platform.document.SheetWriter;
import bellwether.platform.drawing.CandleChart;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// The chart, and the newest of its bars as a table.
final class ChartSection {
    private static final int HEIGHT = 420;
    private static final int LISTED = 30;

    private ChartSection() {}

    static void write(SheetWriter writer, ReportSubject subject) {
        Optional<ChartBasis> basis = subject.basis();
        if (basis.isEmpty()) {
            writer.paragraph(
                    "No chart: the bars of %s are no longer stored."
                            .formatted(subject.text("/ticker")));
            return;
        }
        CandleChart chart = AnalysisChart.of(subject.tree(), basis.get());
        writer.chart(chart, List.of(), behind(writer.format(), basis.get()), HEIGHT);
        writer.hint(
                "A hollow bar rose, a filled one fell. Triangles are candlestick patterns that"
                        + " speak for rising (below the bar) or falling prices (above it), dots those"
                        + " that speak for neither. Rings are turning points of chart patterns. On"
                        + " narrow screens the newest bars only.");
        if (!basis.get().same()) {
            writer.hint(
                    "The bars up to %s have changed since the analysis was made: they are drawn as they are stored now."
                            .formatted(subject.text("/as_of")));
        }
    }

    private static SheetTable behind(FigureFormat format, ChartBasis basis) {
        SheetTable table =
                new SheetTable(
                        "The newest bars",
                        List.of("Date", "Open", "High", "Low", "Close", "Volume", "The analysis"));
        Bars bars = basis.history().bars();
        for (int i = bars.size() - 1; i >= Math.max(0, bars.size() - LISTED); i--) {
            table.row(
                    Cell.words(basis.day(i).toString()),
                    price(format, bars.open()[i]),
                    price(format, bars.high()[i]),
                    price(format, bars.low()[i]),
                    price(format, bars.close()[i]),
                    Double.isFinite(bars.volume()[i])
                            ? Cell.number(format.fixed(bars.volume()[i], 0))
                            : Cell.absent("the volume is unknown"),
                    Cell.words(i < basis.seen() ? "saw it" : "was made before it"));
        }
        return table.note(
                bars.size() > LISTED ? "The newest %d of %d.".formatted(LISTED, bars.size()) : "");
    }

    private static Cell price(FigureFormat format, double price) {
        return Cell.number(format.price(BigDecimal.valueOf(price)));
    }
}
