package bellwether.desk.overview.quote;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.ExactNumber;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The closes of a symbol in small.
///
/// @param low the least close
/// @param n how many closes
/// @param values closes from 0 at the least to 1,000 at the greatest; 500 where all are equal
public record Sparkline(
        String ticker,
        @Nullable String askedAs,
        @JsonSerialize(using = ExactNumber.class) double low,
        @JsonSerialize(using = ExactNumber.class) double high,
        LocalDate firstOn,
        LocalDate lastOn,
        int n,
        boolean synthetic,
        List<Integer> values) {
    private static final double TOP = 1_000;

    public Sparkline {
        values = List.copyOf(values);
    }

    static Sparkline of(@Nullable String askedAs, History history) {
        Bars bars = history.bars();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < bars.size(); i++) {
            low = Math.min(low, bars.close()[i]);
            high = Math.max(high, bars.close()[i]);
        }
        return new Sparkline(
                history.ticker(),
                askedAs,
                low,
                high,
                Timeframe.date(bars.time()[0]),
                Timeframe.date(bars.time()[bars.size() - 1]),
                bars.size(),
                history.synthetic(),
                scaled(bars, low, high));
    }

    private static List<Integer> scaled(Bars bars, double low, double high) {
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            double share = high > low ? (bars.close()[i] - low) / (high - low) : 0.5;
            values.add((int) Math.round(TOP * share));
        }
        return values;
    }
}
