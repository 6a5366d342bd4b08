package bellwether.research.backtest.report;

import bellwether.platform.document.FigureUnit;
import bellwether.research.backtest.doubt.Finding;
import bellwether.research.backtest.doubt.RandomEntries;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The doubts about a run in the shape of a tear sheet.
public final class DoubtView {
    private static final double LEVEL = 0.9;
    private static final double CLOSE = 1e-9;

    /// Units of the numbers of findings; those that are not named count something.
    private static final Map<String, FigureUnit> UNITS =
            Map.ofEntries(
                    Map.entry("costs_eat", FigureUnit.PERCENT),
                    Map.entry("under_water", FigureUnit.PERCENT),
                    Map.entry("flat", FigureUnit.PERCENT),
                    Map.entry("undecided", FigureUnit.PERCENT),
                    Map.entry("illiquid", FigureUnit.PERCENT),
                    Map.entry("few_carry_all", FigureUnit.PERCENT),
                    Map.entry("one_name", FigureUnit.PERCENT),
                    Map.entry("one_year", FigureUnit.PERCENT),
                    Map.entry("cliff", FigureUnit.RATIO),
                    Map.entry("fades_out", FigureUnit.RATIO),
                    Map.entry("below_hold", FigureUnit.RATIO),
                    Map.entry("not_beyond_chance", FigureUnit.PROBABILITY),
                    Map.entry("weak_evidence", FigureUnit.PROBABILITY),
                    Map.entry("many_trials", FigureUnit.PROBABILITY),
                    Map.entry("thin_edge", FigureUnit.BASIS_POINTS),
                    Map.entry("impact_high", FigureUnit.BASIS_POINTS),
                    Map.entry("ruined", FigureUnit.MONEY),
                    Map.entry("gap_losses", FigureUnit.RISK_MULTIPLE));

    private DoubtView() {}

    /// A finding.
    ///
    /// @param run the name of the run that it concerns; null for all of them
    public static SheetFinding finding(Finding finding, @Nullable String run) {
        return new SheetFinding(
                finding.code(),
                SheetFinding.Severity.valueOf(finding.severity().toUpperCase(Locale.ROOT)),
                finding.message(),
                finding.number(),
                UNITS.getOrDefault(finding.code(), FigureUnit.COUNT),
                finding.remedy(),
                run);
    }

    /// What random entries were worth over time.
    public static SheetCurves.ChanceBand chance(
            RandomEntries random, DatedCurve low, DatedCurve median, DatedCurve high) {
        return new SheetCurves.ChanceBand(random.draws(), LEVEL, low, median, high);
    }

    /// Where random entries end, beside a run's equity; null where none were drawn. For runs of
    /// which nothing is kept on the way there.
    public static SheetCurves.@Nullable ChanceBand chance(RandomEntries random, DatedCurve equity) {
        Double low = quantile(random, (1 - LEVEL) / 2);
        Double median = quantile(random, 0.5);
        Double high = quantile(random, (1 + LEVEL) / 2);
        if (low == null || median == null || high == null || equity.count() == 0) {
            return null;
        }
        return new SheetCurves.ChanceBand(
                random.draws(), LEVEL, end(equity, low), end(equity, median), end(equity, high));
    }

    private static DatedCurve end(DatedCurve equity, double total) {
        int last = equity.count() - 1;
        return new DatedCurve(
                new int[] {Math.toIntExact(equity.date(last).toEpochDay())},
                new double[] {equity.value(0) * (1 + total)});
    }

    private static @Nullable Double quantile(RandomEntries random, double probability) {
        for (RandomEntries.Quantile quantile : random.quantiles()) {
            if (Math.abs(quantile.probability() - probability) < CLOSE) {
                return quantile.total();
            }
        }
        return null;
    }
}
