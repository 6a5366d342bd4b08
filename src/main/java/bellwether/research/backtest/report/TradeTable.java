package bellwether.research.backtest.report;

import bellwether.platform.document.FigureFormat;
import bellwether.platform.document.SheetTable;
import bellwether.platform.document.SheetTable.Cell;
import bellwether.platform.document.SheetWriter;
import bellwether.platform.drawing.HeatShade;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.metric.TradeMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Trades one by one, and together by what they share.
final class TradeTable {
    private static final int SHOWN = 200;
    private static final String SYMBOL = "Symbol";

    private static final List<String> HEADINGS =
            List.of(
                    "#",
                    SYMBOL,
                    "Side",
                    "In",
                    "Out",
                    "Shares",
                    "Entry",
                    "Exit",
                    "Net",
                    "Return",
                    "R",
                    "MAE",
                    "MFE",
                    "Bars",
                    "Ended by");

    private final FigureFormat format;
    private final boolean several;

    private TradeTable(FigureFormat format, boolean several) {
        this.format = format;
        this.several = several;
    }

    /// What a table of so many more says below it.
    static String more(FigureFormat format, int count) {
        return count <= 0
                ? ""
                : "… %s more in the CSV of the trades.".formatted(format.count(count));
    }

    static void write(SheetWriter writer, List<ClosedTrade> trades, String currency) {
        boolean several = trades.stream().map(ClosedTrade::symbol).distinct().count() > 1;
        TradeTable rows = new TradeTable(writer.format(), several);
        SheetTable table =
                new SheetTable(
                        "Trades%s in the order in which they ended; net in %s, after costs"
                                .formatted(
                                        several ? "" : " of " + trades.getFirst().symbol(),
                                        currency),
                        HEADINGS.stream().filter(name -> several || !name.equals(SYMBOL)).toList());
        for (int i = 0; i < Math.min(SHOWN, trades.size()); i++) {
            table.row(rows.row(i, trades.get(i)));
        }
        String more = more(writer.format(), trades.size() - SHOWN);
        boolean assumed = trades.stream().limit(SHOWN).anyMatch(ClosedTrade::assumed);
        table.note(
                more
                        + (assumed
                                ? (more.isEmpty() ? "" : " ")
                                        + "≈ a fill rests on an assumption about the path of prices"
                                        + " within a bar."
                                : ""));
        writer.table(table, "trades");
    }

    private List<Cell> row(int index, ClosedTrade trade) {
        double net = trade.money().net().doubleValue();
        List<Cell> row = new ArrayList<>();
        row.add(Cell.number(format.count(index + 1)));
        if (several) {
            row.add(Cell.words(trade.symbol()));
        }
        row.add(Cell.words(lower(trade.direction())));
        row.add(Cell.words(trade.entry().date().toString()));
        row.add(Cell.words(trade.exit().date().toString()));
        row.add(Cell.number(format.quantity(trade.quantity())));
        row.add(Cell.number(format.price(trade.entry().price())));
        row.add(Cell.number(format.price(trade.exit().price())));
        row.add(Cell.shaded(format.amount(net), HeatShade.of(Math.signum(net) * 0.2)));
        row.add(percent(trade.returned()));
        Double r = trade.r();
        row.add(r == null ? Cell.absent("no stop") : Cell.number(format.fixed(r, 2)));
        row.add(percent(trade.adverse().percent() / 100));
        row.add(percent(trade.favourable().percent() / 100));
        row.add(Cell.number(format.count(trade.bars())));
        row.add(Cell.words(lower(trade.reason()) + (trade.assumed() ? " ≈" : "")));
        return row;
    }

    private Cell percent(double value) {
        return Double.isFinite(value)
                ? Cell.number(format.percent(value))
                : Cell.absent("entered at a price of 0");
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /// By exit, direction and symbol.
    static void writeGroups(SheetWriter writer, TradeMetrics trades, String currency) {
        FigureFormat format = writer.format();
        SheetTable table =
                new SheetTable(
                        "Trades by exit, side and symbol; net in " + currency,
                        List.of("Of", "By", "Trades", "Won", "Win rate", "Net"));
        for (TradeMetrics.Group group : trades.groups()) {
            table.row(
                    Cell.words(group.name()),
                    Cell.words(group.by()),
                    Cell.number(format.count(group.count())),
                    Cell.number(format.count(group.wins())),
                    Cell.number(format.percent((double) group.wins() / group.count())),
                    Cell.number(format.amount(group.net())));
        }
        writer.table(table);
    }
}
