package bellwether.research.backtest.report;

import bellwether.platform.document.FigureFormat;
import bellwether.platform.document.SheetTable;
import bellwether.platform.document.SheetTable.Cell;
import bellwether.platform.document.SheetWriter;
import bellwether.platform.document.SheetWriter.LegendEntry;
import bellwether.platform.document.SheetWriter.Swatch;
import bellwether.platform.drawing.BarHistogram;
import bellwether.platform.drawing.ChartPoints;
import bellwether.platform.drawing.ChartWords;
import bellwether.platform.drawing.Ink;
import bellwether.platform.drawing.MarkShape;
import bellwether.platform.drawing.ScatterChart;
import bellwether.research.backtest.ClosedTrade;
import java.util.List;
import java.util.Objects;

/// How far trades went against and for their holder, and what they brought for what they risked.
final class TradeCharts {
    private static final int MOST_ROWS = 500;
    private static final int SCATTER_HEIGHT = 340;
    private static final int BARS_HEIGHT = 240;

    private final SheetWriter writer;
    private final FigureFormat format;
    private final List<ClosedTrade> trades;

    private TradeCharts(SheetWriter writer, List<ClosedTrade> trades) {
        this.writer = writer;
        this.trades = trades;
        format = writer.format();
    }

    static void write(SheetWriter writer, List<ClosedTrade> trades) {
        TradeCharts charts = new TradeCharts(writer, trades);
        charts.excursions();
        charts.multiples();
    }

    private static boolean wins(ClosedTrade trade) {
        return trade.money().net().signum() > 0;
    }

    private void excursions() {
        List<ClosedTrade> won = trades.stream().filter(TradeCharts::wins).toList();
        List<ClosedTrade> lost = trades.stream().filter(trade -> !wins(trade)).toList();
        String description =
                "For each of %s how far the price went against it and for it, in percent of the entry price. %d earned, %d did not."
                        .formatted(format.counted(trades.size(), "trade"), won.size(), lost.size());
        ScatterChart chart =
                new ScatterChart(
                        new ChartWords(
                                "Furthest against and for each trade",
                                description,
                                "MFE, % of entry",
                                "MAE, % of entry"),
                        List.of(
                                group("Earned", MarkShape.RING, Ink.GAIN, won),
                                group("Lost", MarkShape.TRIANGLE, Ink.LOSS, lost)),
                        true,
                        format::fixed);
        writer.chart(
                chart,
                List.of(
                        new LegendEntry("Earned", Ink.GAIN.style(), Swatch.RING),
                        new LegendEntry("Lost or even", Ink.LOSS.style(), Swatch.TRIANGLE),
                        new LegendEntry("As far for as against", Ink.ZERO.style(), Swatch.LINE)),
                behindExcursions(),
                SCATTER_HEIGHT);
    }

    private static ScatterChart.Group group(
            String name, MarkShape shape, Ink ink, List<ClosedTrade> of) {
        return new ScatterChart.Group(
                name,
                shape,
                ink,
                ChartPoints.of(
                        of.size(),
                        i -> of.get(i).adverse().percent(),
                        i -> of.get(i).favourable().percent()));
    }

    private SheetTable behindExcursions() {
        SheetTable table =
                new SheetTable(
                        "Furthest against (MAE) and for (MFE) each trade, % of the entry price",
                        List.of("Trade", "Symbol", "MAE", "MFE", "Net"));
        for (int i = 0; i < Math.min(MOST_ROWS, trades.size()); i++) {
            ClosedTrade trade = trades.get(i);
            table.row(
                    Cell.words(format.count(i + 1)),
                    Cell.words(trade.symbol()),
                    Cell.number(format.fixed(trade.adverse().percent(), 2)),
                    Cell.number(format.fixed(trade.favourable().percent(), 2)),
                    Cell.number(format.amount(trade.money().net().doubleValue())));
        }
        return table.note(TradeTable.more(format, trades.size() - MOST_ROWS));
    }

    private void multiples() {
        double[] multiples =
                trades.stream()
                        .map(ClosedTrade::r)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .toArray();
        int without = trades.size() - multiples.length;
        if (multiples.length == 0) {
            writer.hint(
                    "No trade has R: R is the net result divided by what the first stop put at"
                            + " risk, and none had a stop.");
            return;
        }
        List<BarHistogram.Bin> bins = BarHistogram.count(multiples);
        SheetTable behind = new SheetTable("Trades by R", List.of("From R", "To R", "Trades"));
        for (BarHistogram.Bin bin : bins) {
            behind.row(
                    Cell.number(format.plain(bin.from())),
                    Cell.number(format.plain(bin.to())),
                    Cell.number(format.count(bin.count())));
        }
        String left =
                without == 0
                        ? ""
                        : " %s without a stop.".formatted(format.counted(without, "trade"));
        writer.chart(
                new BarHistogram(
                        new ChartWords(
                                "Results in multiples of the first risk",
                                "How many of %s lie in each range of R.%s"
                                        .formatted(format.counted(multiples.length, "trade"), left),
                                "trades",
                                "R = net ÷ what the first stop risked"),
                        bins,
                        format::fixed),
                List.of(),
                behind.note(left.strip()),
                BARS_HEIGHT);
    }
}
