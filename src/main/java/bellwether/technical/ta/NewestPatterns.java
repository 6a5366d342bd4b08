package bellwether.technical.ta;

import bellwether.technical.ta.candle.CandleComparison;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.candle.Candles;
import bellwether.technical.ta.chart.ChartFindings;
import bellwether.technical.ta.chart.ChartInputs;
import bellwether.technical.ta.chart.ChartPattern;
import bellwether.technical.ta.chart.ChartPatterns;
import java.util.List;

/// Searches for all candles and chart patterns on the newest bars of one series after another. What
/// it finds there equals what a search of the whole series finds.
///
/// Its scratch space, and what it has found, is overwritten by the next series, so each thread
/// needs its own.
public final class NewestPatterns {
    private final Candles candles = new Candles();
    private final ChartPatterns charts = new ChartPatterns();
    private short[][] found = new short[CandlePattern.values().length][0];
    private List<ChartPattern> confirmed = List.of();
    private int first;

    /// Searches the bars from `from` on.
    public void read(Series series, int from) {
        candles(series, from);
        take(charts.searchFrom(series, from));
    }

    /// The same for whoever has measured the series already.
    public void read(Series series, int from, ChartInputs measured) {
        candles(series, from);
        take(charts.searchFrom(series, from, measured));
    }

    private void candles(Series series, int from) {
        if (found[0].length < series.size()) {
            found = new short[found.length][series.size()];
        }
        first = from;
        candles.computeFrom(series, from, found);
    }

    private void take(ChartFindings findings) {
        confirmed =
                switch (findings) {
                    case ChartFindings.CannotTell _ -> List.of();
                    case ChartFindings.Searched(List<ChartPattern> patterns) -> patterns;
                };
    }

    /// What [Candles] says of a bar.
    ///
    /// @param bar one of those that were searched
    public short candle(CandlePattern pattern, int bar) {
        if (bar < first) {
            throw new IllegalArgumentException(
                    "bar must be at least %d, was %d".formatted(first, bar));
        }
        return found[pattern.row()][bar];
    }

    /// What [Candles#comparisons] says of a bar that was searched.
    public List<CandleComparison> comparisons(CandlePattern pattern, int bar) {
        return candles.comparisons(pattern, bar);
    }

    /// The chart patterns that bars from one on confirmed, in the order of these.
    ///
    /// @param from one of those that were searched
    public List<ChartPattern> charts(int from) {
        return from <= first
                ? confirmed
                : confirmed.stream().filter(one -> one.confirmedAt() >= from).toList();
    }
}
