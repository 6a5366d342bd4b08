package bellwether.research.backtest.report;

import bellwether.platform.document.SheetTable;
import bellwether.platform.document.SheetTable.Cell;
import bellwether.platform.document.SheetWriter;
import bellwether.platform.drawing.HeatShade;
import bellwether.research.backtest.metric.ReturnMetrics;
import bellwether.research.backtest.metric.ReturnMetrics.PeriodReturn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Months and years as a table whose cells are shaded by their return.
final class PeriodSection {
    private static final List<String> HEADINGS =
            List.of(
                    "Year", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
                    "Nov", "Dec", "Total");

    /// So much of the months is at most as deep as the deepest shade.
    private static final double DEEPEST_QUANTILE = 0.9;

    private PeriodSection() {}

    static void write(SheetWriter writer, ReturnMetrics returns) {
        if (returns.years().isEmpty()) {
            writer.hint("No month or year has a return.");
            return;
        }
        Map<String, Double> values = new HashMap<>();
        TreeSet<String> years = new TreeSet<>();
        for (PeriodReturn month : returns.months()) {
            values.put(month.period(), month.value());
            years.add(month.period().substring(0, month.period().indexOf('-', 1)));
        }
        for (PeriodReturn year : returns.years()) {
            values.put(year.period(), year.value());
            years.add(year.period());
        }
        double deepMonth = deepest(returns.months());
        double deepYear = deepest(returns.years());
        SheetTable table = new SheetTable("Returns by month and year in %", HEADINGS);
        for (String year : years) {
            List<Cell> row = new ArrayList<>();
            row.add(Cell.words(year));
            for (int month = 1; month <= 12; month++) {
                row.add(cell(writer, values.get("%s-%02d".formatted(year, month)), deepMonth));
            }
            row.add(cell(writer, values.get(year), deepYear));
            table.row(row);
        }
        table.note(
                "Losses are orange with a minus sign, gains blue; a deeper shade is a larger"
                        + " return. The first and the last period hold what lies within the run. Empty:"
                        + " no session, or no equity to earn on.");
        writer.table(table, "months");
    }

    private static double deepest(List<PeriodReturn> periods) {
        double[] sizes =
                periods.stream().mapToDouble(period -> Math.abs(period.value())).sorted().toArray();
        double deep =
                sizes.length == 0 ? 0 : sizes[(int) Math.ceil(DEEPEST_QUANTILE * sizes.length) - 1];
        return deep > 0 ? deep : Arrays.stream(sizes).max().orElse(0);
    }

    private static Cell cell(SheetWriter writer, @Nullable Double value, double deepest) {
        if (value == null) {
            return Cell.blank();
        }
        return Cell.shaded(
                writer.format().fixed(100 * value, 1),
                HeatShade.of(deepest > 0 ? value / deepest : 0));
    }
}
