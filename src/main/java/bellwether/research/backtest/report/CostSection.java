package bellwether.research.backtest.report;

import bellwether.platform.document.FigureFormat;
import bellwether.platform.document.FigureUnit;
import bellwether.platform.document.SheetTable;
import bellwether.platform.document.SheetTable.Cell;
import bellwether.platform.document.SheetWriter;
import bellwether.research.backtest.metric.CostMetrics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What trading cost, by component, and what that leaves.
final class CostSection {
    private CostSection() {}

    static void write(
            SheetWriter writer, CostMetrics costs, @Nullable String noBreakEven, String currency) {
        FigureFormat format = writer.format();
        SheetTable table =
                new SheetTable(
                        "Costs by component in " + currency,
                        List.of("Component", "Amount", "Of all costs", "Of the gross result"));
        costs.components()
                .forEach((name, amount) ->
                        table.row(
                                Cell.words(name.replace('_', ' ')),
                                Cell.number(format.amount(amount)),
                                part(writer, amount, costs.total(), "costs are 0"),
                                part(
                                        writer,
                                        amount,
                                        costs.gross(),
                                        "the gross result is not a gain")));
        table.row(
                Cell.words("All costs"),
                Cell.number(format.amount(costs.total())),
                part(writer, costs.total(), costs.total(), "costs are 0"),
                part(writer, costs.total(), costs.gross(), "the gross result is not a gain"));
        writer.out().open("div", "class", "beside").line();
        writer.table(table, "total");
        SheetTable results =
                new SheetTable("What costs leave", List.of("Result", "Value"))
                        .row(Cell.words("Before costs"), money(writer, costs.gross()))
                        .row(Cell.words("After costs"), money(writer, costs.net()))
                        .row(
                                Cell.words("Break-even: further costs of each side"),
                                writer.cell(
                                        costs.breakEvenBps(),
                                        FigureUnit.BASIS_POINTS,
                                        noBreakEven));
        writer.table(results);
        writer.out().close().line();
    }

    private static Cell money(SheetWriter writer, double amount) {
        return writer.cell(amount, FigureUnit.MONEY, "out of range");
    }

    private static Cell part(SheetWriter writer, double amount, double whole, String reason) {
        return whole > 0
                ? Cell.number(writer.format().percent(amount / whole))
                : Cell.absent(reason);
    }
}
