package bellwether.research.backtest.report;

import bellwether.research.backtest.doubt.BaselineCurve;
import bellwether.research.backtest.doubt.CurveIntervals;
import bellwether.research.backtest.doubt.Finding;
import bellwether.research.backtest.doubt.HeadlineFigures;
import bellwether.research.backtest.doubt.RandomEntries;
import bellwether.research.backtest.doubt.RunBounds;
import bellwether.research.backtest.doubt.SessionCurve;
import bellwether.research.backtest.doubt.SharpeEvidence;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

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

    /// Names and units of the figures that have bounds.
    private static final Map<String, FigureName> FIGURES =
            Map.of(
                    "total", new FigureName("Total return", FigureUnit.PERCENT),
                    "final_equity", new FigureName("Equity at the end", FigureUnit.MONEY),
                    "cagr", new FigureName("CAGR", FigureUnit.PERCENT),
                    "volatility", new FigureName("Volatility", FigureUnit.PERCENT),
                    "maximum_drawdown", new FigureName("Largest drawdown", FigureUnit.PERCENT),
                    "win_rate", new FigureName("Win rate", FigureUnit.PERCENT),
                    "trades", new FigureName("Trades", FigureUnit.COUNT),
                    "costs", new FigureName("Costs", FigureUnit.MONEY),
                    "sharpe", new FigureName("Sharpe ratio", FigureUnit.RATIO),
                    "sortino", new FigureName("Sortino ratio", FigureUnit.RATIO));

    private record FigureName(String name, FigureUnit unit) {}

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

    /// What a baseline came to.
    ///
    /// @param name as it is shown, such as Buy and hold
    public static SheetBaseline baseline(String name, BaselineCurve baseline) {
        HeadlineFigures figures = baseline.figures();
        return figures == null
                ? new SheetBaseline(name, null, null, null, null, null, baseline.undefined())
                : new SheetBaseline(
                        name,
                        figures.total(),
                        figures.cagr(),
                        figures.volatility(),
                        figures.sharpe(),
                        figures.maximumDrawdown(),
                        figures.undefined().isEmpty()
                                ? null
                                : figures.undefined().values().stream()
                                        .distinct()
                                        .collect(Collectors.joining(", ")));
    }

    /// The curve of a baseline; null where it has none.
    public static @Nullable DatedCurve curve(BaselineCurve baseline) {
        return baseline.curve() == null ? null : curve(baseline.curve());
    }

    /// The curve of a run's equity.
    public static DatedCurve curve(SessionCurve curve) {
        int[] days = new int[curve.count()];
        double[] values = new double[days.length];
        for (int i = 0; i < days.length; i++) {
            days[i] = Math.toIntExact(curve.date(i).toEpochDay());
            values[i] = curve.equity(i);
        }
        return new DatedCurve(days, values);
    }

    /// Where random entries end, beside a run's equity; null where none were drawn. On the way
    /// there nothing is known of them.
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

    /// How far a run may be relied on.
    ///
    /// @param sharpe deflated first among the trials of the rule's family, then of the owner
    /// @param bounds null where they were not asked for
    public static SheetEvidence evidence(
            RandomEntries random,
            SharpeEvidence sharpe,
            CurveIntervals intervals,
            @Nullable RunBounds bounds) {
        String reason = sharpe.undefined() == null ? random.undefined() : sharpe.undefined();
        return new SheetEvidence(
                random.p(),
                sharpe.aboveZero(),
                trials(sharpe, 0),
                trials(sharpe, 1),
                List.of(
                        range("cagr", "CAGR", FigureUnit.PERCENT, intervals.cagr()),
                        range("sharpe", "Sharpe ratio", FigureUnit.RATIO, intervals.sharpe()),
                        range(
                                "drawdown",
                                "Largest drawdown",
                                FigureUnit.PERCENT,
                                intervals.drawdown())),
                "%,d draws of blocks of %d sessions in the mean"
                        .formatted(intervals.draws(), intervals.meanBlock()),
                bounds == null ? List.of() : bounds(bounds),
                reason);
    }

    private static SheetEvidence.Trials trials(SharpeEvidence sharpe, int group) {
        if (group >= sharpe.deflated().size()) {
            return new SheetEvidence.Trials(1, null);
        }
        SharpeEvidence.Deflated deflated = sharpe.deflated().get(group);
        return new SheetEvidence.Trials(deflated.trials(), deflated.probability());
    }

    private static FigureRange range(
            String code, String name, FigureUnit unit, CurveIntervals.Interval interval) {
        return new FigureRange(
                code,
                name,
                unit,
                interval.low(),
                interval.estimate(),
                interval.high(),
                interval.undefined());
    }

    private static List<FigureRange> bounds(RunBounds bounds) {
        List<FigureRange> ranges = new ArrayList<>();
        for (RunBounds.Difference figure : bounds.differences()) {
            FigureName name =
                    FIGURES.getOrDefault(
                            figure.figure(),
                            new FigureName(figure.figure().replace('_', ' '), FigureUnit.RATIO));
            ranges.add(
                    new FigureRange(
                            figure.figure(),
                            name.name(),
                            name.unit(),
                            figure.worst(),
                            figure.usual(),
                            figure.best(),
                            "undefined in this run"));
        }
        return ranges;
    }
}
