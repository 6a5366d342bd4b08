package bellwether.research.structure;

import bellwether.market.bars.Bars;
import bellwether.technical.ta.Series;
import bellwether.technical.ta.volatility.Atr;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What bars show of buying and selling. Trades and quotes are not known: it is guessed from where
/// bars close in their range.
///
/// @param window how many bars
/// @param topVolume of bars that close in the top 30 % of their range
/// @param bottomVolume in the bottom 30 %
/// @param ratio top ÷ bottom; empty without volume at the bottom
/// @param absorptions when bars with much volume and a small range began
/// @param spread Corwin and Schultz, as a part of the price
/// @param why there is no pressure: volume is not known
public record OrderFlow(
        int window,
        double topVolume,
        double bottomVolume,
        Optional<Double> ratio,
        Pressure pressure,
        List<Instant> absorptions,
        Optional<Double> spread,
        Optional<String> why) {
    /// As many bars, and those before that ATR needs.
    public static final int FEWEST = 35;

    private static final int WINDOW = 20;
    private static final int ATR = 14;
    private static final double EDGE = 0.3;
    private static final double ACCUMULATION = 1.5;
    private static final double DISTRIBUTION = 0.67;
    private static final double MUCH = 1.5;
    private static final double SMALL = 0.7;

    public OrderFlow {
        absorptions = List.copyOf(absorptions);
    }

    /// Where more volume closes.
    public enum Pressure {
        ACCUMULATION,
        DISTRIBUTION,
        BALANCED,
        UNKNOWN;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Of the newest 20 bars.
    ///
    /// @param bars at least 35
    public static OrderFlow of(Bars bars) {
        int from = bars.size() - WINDOW;
        double mean = 0;
        for (int i = from; i < bars.size(); i++) {
            mean += bars.volume()[i] / WINDOW;
        }
        if (!(mean > 0)) {
            return new OrderFlow(
                    WINDOW,
                    0,
                    0,
                    Optional.empty(),
                    Pressure.UNKNOWN,
                    List.of(),
                    CorwinSchultz.spread(bars, from),
                    Optional.of("no_volume"));
        }
        double top = volume(bars, from, 1 - EDGE, 1);
        double bottom = volume(bars, from, 0, EDGE);
        return new OrderFlow(
                WINDOW,
                top,
                bottom,
                bottom > 0 ? Optional.of(top / bottom) : Optional.empty(),
                pressure(top, bottom),
                absorptions(bars, from, mean),
                CorwinSchultz.spread(bars, from),
                Optional.empty());
    }

    /// A bar without a range closes nowhere in it.
    private static double volume(Bars bars, int from, double low, double high) {
        double sum = 0;
        for (int i = from; i < bars.size(); i++) {
            double range = bars.high()[i] - bars.low()[i];
            double place = (bars.close()[i] - bars.low()[i]) / range;
            sum += range > 0 && place >= low && place <= high ? bars.volume()[i] : 0;
        }
        return sum;
    }

    private static Pressure pressure(double top, double bottom) {
        if (top > ACCUMULATION * bottom) {
            return Pressure.ACCUMULATION;
        }
        return top < DISTRIBUTION * bottom ? Pressure.DISTRIBUTION : Pressure.BALANCED;
    }

    private static List<Instant> absorptions(Bars bars, int from, double meanVolume) {
        double[] atr = new double[bars.size()];
        Atr.compute(
                new Series(
                        bars.open(),
                        bars.high(),
                        bars.low(),
                        bars.close(),
                        bars.volume(),
                        bars.size()),
                ATR,
                atr);
        List<Instant> found = new ArrayList<>();
        for (int i = from; i < bars.size(); i++) {
            if (bars.volume()[i] > MUCH * meanVolume
                    && bars.high()[i] - bars.low()[i] < SMALL * atr[i]) {
                found.add(Instant.ofEpochSecond(bars.time()[i]));
            }
        }
        return found;
    }
}
