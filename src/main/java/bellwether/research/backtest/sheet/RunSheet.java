package bellwether.research.backtest.sheet;

import bellwether.platform.document.FigureUnit;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.RunReport.Baseline;
import bellwether.research.backtest.doubt.CurveIntervals;
import bellwether.research.backtest.doubt.HeadlineFigures;
import bellwether.research.backtest.doubt.RandomEntries;
import bellwether.research.backtest.doubt.SharpeEvidence;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.report.DatedCurve;
import bellwether.research.backtest.report.DoubtView;
import bellwether.research.backtest.report.FigureRange;
import bellwether.research.backtest.report.SheetBaseline;
import bellwether.research.backtest.report.SheetCurves;
import bellwether.research.backtest.report.SheetEvidence;
import bellwether.research.backtest.report.SheetRun;
import bellwether.research.backtest.store.RunCurve;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One run as tear sheets show it.
final class RunSheet {
    private static final String NOT_KNOWN = "not known before the backtest is completed";

    private RunSheet() {}

    /// @param priceUnits what one unit of a symbol's prices is in money, 0.01 for pence
    /// @param curve nothing where it is not kept
    /// @param evidence null before trials were counted
    /// @param tests what it was tested for
    static Optional<SheetRun> of(
            String name,
            RunReport report,
            List<ClosedTrade> trades,
            Optional<RunCurve> curve,
            @Nullable SharpeEvidence evidence,
            SheetTests tests,
            Function<String, BigDecimal> priceUnits) {
        RunMetrics metrics = report.metrics();
        if (metrics == null || curve.isEmpty()) {
            return Optional.empty();
        }
        RunCurve kept = curve.get();
        RunReport.Doubts doubts = report.doubts();
        return Optional.of(
                new SheetRun(
                        name,
                        metrics,
                        new SheetCurves(
                                new DatedCurve(kept.days(), kept.equity()),
                                kept.hold().length == kept.days().length
                                        ? new DatedCurve(kept.days(), kept.hold())
                                        : null,
                                chance(doubts, kept)),
                        trades,
                        report.open().stream()
                                .map(open ->
                                        new SheetRun.Holding(
                                                open.ticker(),
                                                open.quantity(),
                                                open.quantity()
                                                        .multiply(BigDecimal.valueOf(open.price()))
                                                        .multiply(priceUnits.apply(open.ticker()))
                                                        .doubleValue()))
                                .toList(),
                        doubts == null
                                ? List.of()
                                : doubts.baselines().stream().map(RunSheet::baseline).toList(),
                        evidence(doubts, evidence, tests)));
    }

    private static SheetCurves.@Nullable ChanceBand chance(
            RunReport.@Nullable Doubts doubts, RunCurve kept) {
        RandomEntries chance = doubts == null ? null : doubts.chance();
        if (chance == null) {
            return null;
        }
        RunCurve.Chance band = kept.chance();
        return band.low().length == 0
                ? DoubtView.chance(chance, new DatedCurve(kept.days(), kept.equity()))
                : DoubtView.chance(
                        chance,
                        valued(kept.days(), band.low()),
                        valued(kept.days(), band.median()),
                        valued(kept.days(), band.high()));
    }

    /// The sessions that have a value.
    private static DatedCurve valued(int[] days, double[] values) {
        int[] places =
                IntStream.range(0, days.length).filter(i -> Double.isFinite(values[i])).toArray();
        return new DatedCurve(
                Arrays.stream(places).map(i -> days[i]).toArray(),
                Arrays.stream(places).mapToDouble(i -> values[i]).toArray());
    }

    private static SheetBaseline baseline(Baseline baseline) {
        HeadlineFigures figures = baseline.figures();
        String name = baseline.name().equals("hold") ? "Buy and hold" : baseline.name();
        return figures == null
                ? new SheetBaseline(name, null, null, null, null, null, baseline.undefined())
                : new SheetBaseline(
                        name,
                        figures.total(),
                        figures.cagr(),
                        figures.volatility(),
                        figures.sharpe(),
                        figures.maximumDrawdown(),
                        null);
    }

    private static SheetEvidence evidence(
            RunReport.@Nullable Doubts doubts,
            @Nullable SharpeEvidence evidence,
            SheetTests tests) {
        if (doubts == null) {
            return SheetEvidence.none("nothing is drawn at random for parts of a search");
        }
        RandomEntries chance = doubts.chance();
        CurveIntervals intervals = doubts.intervals();
        return new SheetEvidence(
                chance == null ? null : chance.p(),
                evidence == null ? null : evidence.aboveZero(),
                trials(evidence, "family"),
                trials(evidence, "owner"),
                intervals == null ? List.of() : ranges(intervals),
                intervals == null
                        ? ""
                        : "%,d draws of the run's own %,d sessions in blocks of %d on average"
                                .formatted(
                                        intervals.draws(),
                                        intervals.sessions(),
                                        intervals.meanBlock()),
                tests.ranges(),
                tests.sentences(),
                reason(doubts, evidence));
    }

    private static @Nullable String reason(
            RunReport.Doubts doubts, @Nullable SharpeEvidence evidence) {
        RandomEntries chance = doubts.chance();
        if (chance != null && chance.undefined() != null) {
            return chance.undefined();
        }
        if (evidence != null) {
            return evidence.undefined();
        }
        return doubts.sample() == null ? "returns do not vary" : NOT_KNOWN;
    }

    private static SheetEvidence.Trials trials(@Nullable SharpeEvidence evidence, String among) {
        if (evidence == null) {
            return new SheetEvidence.Trials(1, null);
        }
        return evidence.deflated().stream()
                .filter(each -> each.among().equals(among))
                .findFirst()
                .map(each ->
                        new SheetEvidence.Trials(
                                each.trials(), each.probability(), each.undefined()))
                .orElse(new SheetEvidence.Trials(1, evidence.aboveZero()));
    }

    private static List<FigureRange> ranges(CurveIntervals intervals) {
        List<FigureRange> ranges = new ArrayList<>();
        ranges.add(range("cagr", "CAGR", FigureUnit.PERCENT, intervals.cagr()));
        ranges.add(range("sharpe", "Sharpe ratio", FigureUnit.RATIO, intervals.sharpe()));
        ranges.add(range("drawdown", "Largest drawdown", FigureUnit.PERCENT, intervals.drawdown()));
        return ranges;
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
}
