package bellwether.research.analysis.store;

import bellwether.market.bars.BarBuffer;
import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.ResampledHistory;
import bellwether.market.symbols.Timeframe;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// The bars that an analysis of a past day can have used, as they are stored now.
final class PastBars {
    static final Bars NONE =
            new Bars(
                    0,
                    new long[0],
                    new double[0],
                    new double[0],
                    new double[0],
                    new double[0],
                    new double[0]);

    private final Market market;

    PastBars(Market market) {
        this.market = market;
    }

    /// As an analysis finds it: days that are stored, else those put together.
    ///
    /// @param knownBy the past day that it was recomputed for
    Optional<History> history(String ticker, Timeframe timeframe, Optional<LocalDate> knownBy) {
        return market.packed(List.of(ticker), timeframe).stream()
                .map(packed -> packed.knownBy(knownBy).read(new BarBuffer()))
                .findFirst()
                .or(() ->
                        timeframe == Timeframe.DAY
                                ? market.madeDays(List.of(ticker), knownBy).stream()
                                        .map(ResampledHistory::days)
                                        .findFirst()
                                : Optional.empty());
    }

    /// Those of the day and before.
    static Bars until(Bars bars, LocalDate day) {
        long end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        int size = bars.size();
        while (size > 0 && bars.time()[size - 1] >= end) {
            size--;
        }
        return bars.first(size);
    }
}
