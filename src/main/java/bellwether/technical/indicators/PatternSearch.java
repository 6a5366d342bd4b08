package bellwether.technical.indicators;

import bellwether.technical.indicators.FoundPatterns.CannotTell;
import bellwether.technical.ta.Series;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.candle.Candles;
import bellwether.technical.ta.chart.ChartFindings;
import bellwether.technical.ta.chart.ChartPattern;
import bellwether.technical.ta.chart.ChartPatterns;
import bellwether.technical.ta.chart.Pivot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Looks for patterns over a window's history and keeps those of the bars shown.
public final class PatternSearch {
    private static final double[] NO_BENCHMARK = {};

    private final BarWindow window;
    private final Series series;
    private final List<FoundPatterns.Candle> candlesticks = new ArrayList<>();
    private final List<FoundPatterns.Chart> charts = new ArrayList<>();
    private final List<CannotTell> cannotTell = new ArrayList<>();
    private final Map<String, String> meanings = new TreeMap<>();

    public PatternSearch(BarWindow window) {
        this.window = window;
        this.series = window.series(NO_BENCHMARK);
    }

    public FoundPatterns find(Set<CandlePattern> candles, Set<ChartPattern.Kind> kinds) {
        if (!candles.isEmpty()) {
            candlesticks(candles);
        }
        if (!kinds.isEmpty()) {
            charts(kinds);
        }
        return new FoundPatterns(
                window.basis(), candlesticks, charts, cannotTell, List.of(), meanings);
    }

    private void candlesticks(Set<CandlePattern> wanted) {
        short[][] found = new short[CandlePattern.values().length][window.to()];
        new Candles().compute(series, found);
        for (int bar = window.from(); bar < window.to(); bar++) {
            for (CandlePattern pattern : wanted) {
                short value = found[pattern.row()][bar];
                if (value != 0 && value != Candles.CANNOT_TELL) {
                    meanings.put(pattern.name(), pattern.meaning());
                    BarTime at = window.moment(bar);
                    candlesticks.add(
                            new FoundPatterns.Candle(at.date(), at.time(), pattern.name(), value));
                }
            }
        }
        for (CandlePattern pattern : wanted) {
            int untold = 0;
            for (int bar = window.from(); bar < window.to(); bar++) {
                untold += found[pattern.row()][bar] == Candles.CANNOT_TELL ? 1 : 0;
            }
            untold(pattern.name(), untold, pattern.firstBar() + 1, "all four prices");
        }
    }

    private void charts(Set<ChartPattern.Kind> wanted) {
        switch (ChartPatterns.find(series)) {
            case ChartFindings.CannotTell _ -> {}
            case ChartFindings.Searched searched ->
                    searched.patterns().stream()
                            .filter(p -> wanted.contains(p.kind()))
                            .filter(p -> p.confirmedAt() >= window.from())
                            .forEach(this::add);
        }
        int[] kept = ChartPatterns.barsSeen(series);
        for (ChartPattern.Kind kind : wanted) {
            int untold = 0;
            for (int bar = window.from(); bar < window.to(); bar++) {
                boolean hole = bar > 0 ? kept[bar] == kept[bar - 1] : kept[bar] == 0;
                untold += hole || kept[bar] < kind.barsNeeded() ? 1 : 0;
            }
            untold(kind.name(), untold, kind.barsNeeded(), "high, low, close and volume");
        }
    }

    private void untold(String pattern, int bars, int needed, String columns) {
        if (bars > 0) {
            cannotTell.add(
                    new CannotTell(
                            pattern,
                            bars,
                            "it needs %d bars with %s, up to and including the one it is reported on"
                                    .formatted(needed, columns)));
        }
    }

    private void add(ChartPattern pattern) {
        meanings.put(pattern.kind().name(), pattern.kind().meaning());
        BarTime confirmed = window.moment(pattern.confirmedAt());
        charts.add(
                new FoundPatterns.Chart(
                        confirmed.date(),
                        confirmed.time(),
                        pattern.kind().name(),
                        pattern.direction(),
                        pattern.level(),
                        Double.isFinite(pattern.target())
                                ? Optional.of(pattern.target())
                                : Optional.empty(),
                        pattern.quality(),
                        pattern.pivots().stream().map(this::turn).toList()));
    }

    private FoundPatterns.Turn turn(Pivot pivot) {
        BarTime at = window.moment(pivot.bar());
        BarTime known = window.moment(pivot.confirmedAt());
        return new FoundPatterns.Turn(
                at.date(), at.time(), pivot.price(), pivot.top(), known.date(), known.time());
    }
}
