package bellwether.technical.ta.chart;

import bellwether.technical.ta.Input;
import bellwether.technical.ta.Series;
import java.util.ArrayList;
import java.util.List;

/// Finds chart patterns by walking forward over the bars: each is dated on the bar that confirmed
/// it, from what was known on that bar alone. Turning points are known five bars after they
/// happened, great ones fifteen.
public final class ChartPatterns {
    /// Bars it takes before anything can be told: the average range and volume must have their
    /// first values.
    public static final int BARS_NEEDED = 40;

    private static final double[] NONE = {};
    private static final List<Input> INPUTS =
            List.of(Input.HIGH, Input.LOW, Input.CLOSE, Input.VOLUME);

    private final ChartBars bars = new ChartBars(new Series(NONE, NONE, NONE, NONE, NONE, 0));

    /// Every pattern confirmed in the series. Bars with a value that is not finite never happened.
    public static ChartFindings find(Series series) {
        return new ChartPatterns().search(series);
    }

    /// The same; its scratch space is kept from call to call, so one thread uses one of these for
    /// every symbol.
    public ChartFindings search(Series series) {
        return searchFrom(series, 0);
    }

    /// The same, but only patterns that the bars from `from` on confirmed; they are equal to those
    /// of the whole search.
    public ChartFindings searchFrom(Series series, int from) {
        return series.isWhole(INPUTS)
                ? whole(series, from, ChartInputs.of(series))
                : withHoles(series, from);
    }

    /// The same for whoever has measured the series already. With holes, it is measured anew
    /// without them.
    public ChartFindings searchFrom(Series series, int from, ChartInputs measured) {
        return series.isWhole(INPUTS) ? whole(series, from, measured) : withHoles(series, from);
    }

    private ChartFindings withHoles(Series series, int from) {
        Series kept = series.withoutHoles(INPUTS);
        ChartFindings findings = whole(kept, 0, ChartInputs.of(kept));
        return switch (findings) {
            case ChartFindings.CannotTell none -> none;
            case ChartFindings.Searched searched -> moved(searched, kept(series), from);
        };
    }

    private ChartFindings whole(Series series, int from, ChartInputs measured) {
        if (series.size() < BARS_NEEDED) {
            return new ChartFindings.CannotTell(BARS_NEEDED);
        }
        bars.read(series, measured);
        PivotShapes pivots = new PivotShapes(bars);
        CupShapes cups = new CupShapes(bars);
        MoveShapes moves = new MoveShapes(bars);
        int first = Math.max(BARS_NEEDED - 1, from);
        pivots.catchUp(first);
        cups.catchUp(first);
        moves.catchUp(first);
        bars.found.clear();
        for (int t = first; t < series.size(); t++) {
            bars.swings.advance(t);
            bars.waves.advance(t);
            pivots.at(t);
            cups.at(t);
            moves.at(t);
        }
        return new ChartFindings.Searched(bars.found);
    }

    /// For each bar, how many bars up to and with it can be seen: those without a hole.
    public static int[] barsSeen(Series series) {
        int[] seen = new int[series.size()];
        boolean isWhole = series.isWhole(INPUTS);
        int count = 0;
        for (int bar = 0; bar < seen.length; bar++) {
            count += isWhole || !series.isHole(INPUTS, bar) ? 1 : 0;
            seen[bar] = count;
        }
        return seen;
    }

    private static int[] kept(Series series) {
        int[] kept = new int[series.size()];
        int count = 0;
        for (int bar = 0; bar < series.size(); bar++) {
            if (!series.isHole(INPUTS, bar)) {
                kept[count++] = bar;
            }
        }
        return kept;
    }

    /// The same patterns on the bars of the series with its holes, those from `from` on.
    private static ChartFindings moved(ChartFindings.Searched searched, int[] kept, int from) {
        List<ChartPattern> moved = new ArrayList<>();
        for (ChartPattern p : searched.patterns()) {
            if (kept[p.confirmedAt()] < from) {
                continue;
            }
            List<Pivot> pivots =
                    p.pivots().stream()
                            .map(pivot ->
                                    new Pivot(
                                            kept[pivot.bar()],
                                            pivot.price(),
                                            pivot.top(),
                                            kept[pivot.confirmedAt()]))
                            .toList();
            moved.add(
                    new ChartPattern(
                            p.kind(),
                            p.direction(),
                            pivots,
                            kept[p.confirmedAt()],
                            p.level(),
                            p.target(),
                            p.quality()));
        }
        return new ChartFindings.Searched(moved);
    }
}
