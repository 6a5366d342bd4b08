package bellwether.research.analysis.context;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.AnalysisOutcome;
import bellwether.research.analysis.vote.IndicatorPanel;
import bellwether.technical.ta.Series;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.candle.Candles;
import bellwether.technical.ta.chart.ChartFindings;
import bellwether.technical.ta.chart.ChartPattern;
import bellwether.technical.ta.chart.ChartPatterns;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the patterns of the last five bars, the newest first. They equal those of a search over
/// the whole history, so that one never changes or vanishes as bars are added. Holds scratch space,
/// so each thread needs its own.
public final class PatternFinder {
    private static final int AGES = 5;

    private static final CandlePattern[] ALL = CandlePattern.values();

    private final Candles candles = new Candles();
    private final ChartPatterns charts = new ChartPatterns();
    private short[][] found = new short[ALL.length][0];

    public RecentPatterns find(Bars bars, IndicatorPanel panel) {
        Map<String, String> unknown = new LinkedHashMap<>();
        return new RecentPatterns(
                candles(bars, panel.series(), unknown), charts(bars, panel, unknown), unknown);
    }

    private @Nullable List<RecentPatterns.Candle> candles(
            Bars bars, Series series, Map<String, String> unknown) {
        if (found[0].length < bars.size()) {
            found = new short[ALL.length][bars.size()];
        }
        candles.computeFrom(series, bars.size() - AGES, found);
        List<RecentPatterns.Candle> recent = new ArrayList<>();
        for (int age = 0; age < AGES; age++) {
            int bar = bars.size() - 1 - age;
            LocalDate date = DataQuality.date(bars, bar);
            for (CandlePattern pattern : ALL) {
                short value = found[pattern.row()][bar];
                if (value == Candles.CANNOT_TELL) {
                    unknown.put("candlesticks", "the bar of %s lacks a price".formatted(date));
                    return null;
                }
                if (value != 0) {
                    recent.add(
                            new RecentPatterns.Candle(
                                    pattern.name(),
                                    pattern.hasSide() ? direction(value) : "none",
                                    value,
                                    age,
                                    date,
                                    pattern.meaning()));
                }
            }
        }
        return recent;
    }

    private @Nullable List<RecentPatterns.Chart> charts(
            Bars bars, IndicatorPanel panel, Map<String, String> unknown) {
        for (int age = 0; age < AGES; age++) {
            if (!Double.isFinite(bars.volume()[bars.size() - 1 - age])) {
                unknown.put("charts", "the volume of some of the last five bars is not known");
                return null;
            }
        }
        return switch (charts.searchFrom(panel.series(), bars.size() - AGES, panel.measured())) {
            case ChartFindings.CannotTell(int needed) -> {
                unknown.put("charts", "they take %d bars with a volume".formatted(needed));
                yield null;
            }
            case ChartFindings.Searched(List<ChartPattern> patterns) -> recent(bars, patterns);
        };
    }

    private static List<RecentPatterns.Chart> recent(Bars bars, List<ChartPattern> patterns) {
        List<RecentPatterns.Chart> recent = new ArrayList<>();
        for (ChartPattern pattern : patterns.reversed()) {
            int age = bars.size() - 1 - pattern.confirmedAt();
            if (age >= AGES) {
                break; // in the order of the bars that confirmed them
            }
            BigDecimal target = price(pattern.target());
            recent.add(
                    new RecentPatterns.Chart(
                            pattern.kind().name(),
                            direction(pattern.direction()),
                            age,
                            DataQuality.date(bars, pattern.confirmedAt()),
                            price(pattern.level()),
                            target,
                            target == null ? noTarget(pattern.target()) : null,
                            pattern.quality(),
                            pattern.kind().meaning()));
        }
        return recent;
    }

    private static @Nullable BigDecimal price(double price) {
        return price >= AnalysisOutcome.OutOfRange.LEAST && price <= AnalysisOutcome.OutOfRange.MOST
                ? BigDecimal.valueOf(price)
                : null;
    }

    private static String noTarget(double target) {
        return Double.isNaN(target)
                ? "this pattern has no measured target"
                : "the measured target is not a possible price";
    }

    private static String direction(int value) {
        return value > 0 ? "up" : "down";
    }
}
