package bellwether.research.backtest.report;

import bellwether.platform.document.SheetTable;
import bellwether.platform.document.SheetTable.Cell;
import bellwether.platform.document.SheetWriter;
import bellwether.research.backtest.metric.DrawdownMetrics;
import java.util.List;

/// The deepest falls of equity.
final class DrawdownTable {
    private DrawdownTable() {}

    static void write(SheetWriter writer, DrawdownMetrics drawdown) {
        if (drawdown.largest().isEmpty()) {
            writer.hint("Equity never fell below an earlier high.");
            return;
        }
        SheetTable table =
                new SheetTable(
                        "Largest drawdowns",
                        List.of("From the high of", "Depth", "Lowest", "Recovered", "Days"));
        for (DrawdownMetrics.Drawdown fall : drawdown.largest()) {
            table.row(
                    Cell.words(fall.start().toString()),
                    Cell.number(writer.format().percent(fall.depth())),
                    Cell.words(fall.low().toString()),
                    Cell.words(fall.recovery() == null ? "not yet" : fall.recovery().toString()),
                    Cell.number(writer.format().count(fall.days())));
        }
        writer.table(table);
    }
}
