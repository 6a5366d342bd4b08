package bellwether.desk.alert.watch;

import bellwether.market.bars.BarBuffer;
import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.PackedHistory;
import bellwether.market.bars.Split;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Refusal;
import bellwether.trading.rules.RuleHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The finished bars of symbols as rules see them: as a sweep gives them.
public final class FinishedBars {
    private final Market market;
    private final InstantSource clock;

    public FinishedBars(Market market, InstantSource clock) {
        this.market = market;
        this.clock = clock;
    }

    /// A symbol with its finished bars.
    record FinishedSymbol(
            PackedHistory facts,
            RuleHistory history,
            List<Split> splits,
            TradingCalendar calendar) {
        FinishedSymbol {
            splits = List.copyOf(splits);
        }

        /// The history of other bars with the same splits.
        RuleHistory with(Bars bars) {
            return RuleHistory.of(bars, splits, history.timeframe(), calendar);
        }
    }

    /// Works on those of one symbol, under the room that all reads share; nothing where it has
    /// none.
    ///
    /// @param patience how long to wait for the room
    /// @throws Refusal where there is none
    <T> Optional<T> of(
            String ticker,
            Timeframe timeframe,
            Duration patience,
            Function<FinishedSymbol, T> work) {
        List<String> one = List.of(ticker);
        try (MemoryBudget.Room _ = market.room(one, timeframe, patience)) {
            return all(one, timeframe).stream().findFirst().map(work);
        }
    }

    /// When the exchanges of symbols trade, by their tickers.
    Map<String, TradingCalendar> calendars(Collection<String> tickers) {
        return market.calendars(tickers);
    }

    /// Those of several; what has no finished bar is absent.
    List<FinishedSymbol> all(Collection<String> tickers, Timeframe timeframe) {
        Instant now = clock.instant();
        return market.packed(tickers, timeframe).stream()
                .map(packed -> symbol(packed, timeframe, now))
                .filter(symbol -> symbol.history().size() > 0)
                .toList();
    }

    private FinishedSymbol symbol(PackedHistory packed, Timeframe timeframe, Instant now) {
        TradingCalendar calendar = market.calendar(packed);
        History history = packed.withSplits(packed.raw(new BarBuffer()), false);
        Bars finished = history.bars().finished(timeframe, calendar, now);
        return new FinishedSymbol(
                packed,
                RuleHistory.of(finished, history.splits(), timeframe, calendar),
                history.splits(),
                calendar);
    }
}
