package bellwether.research.backtest.report;

import bellwether.platform.document.SheetTable;
import bellwether.platform.document.SheetTable.Cell;
import bellwether.platform.document.SheetWriter;
import bellwether.research.backtest.ClosedTrade;
import java.util.List;

/// All about a run's trades.
final class TradeSection {
    private TradeSection() {}

    /// @param closed how many trades were, also where they are left out of the sheet
    static void write(
            SheetWriter writer,
            List<ClosedTrade> trades,
            int closed,
            List<SheetRun.Holding> open,
            String currency) {
        if (trades.isEmpty()) {
            writer.paragraph(
                    closed == 0
                            ? "No trade was closed."
                            : "%s left out here; the notes above say where to read them."
                                    .formatted(
                                            closed == 1
                                                    ? "1 closed trade is"
                                                    : "%,d closed trades are".formatted(closed)));
        } else {
            TradeCharts.write(writer, trades);
            TradeTable.write(writer, trades, currency);
        }
        open(writer, open, currency);
    }

    private static void open(SheetWriter writer, List<SheetRun.Holding> open, String currency) {
        if (open.isEmpty()) {
            return;
        }
        SheetTable table =
                new SheetTable(
                        "Still held at the end: in the equity, and in no figure of trades",
                        List.of("Symbol", "Shares", "Value, " + currency));
        for (SheetRun.Holding holding : open) {
            table.row(
                    Cell.words(holding.symbol()),
                    Cell.number(writer.format().quantity(holding.quantity())),
                    holding.value() == null
                            ? Cell.absent("no price at the end")
                            : Cell.number(writer.format().amount(holding.value())));
        }
        writer.table(table);
    }
}
