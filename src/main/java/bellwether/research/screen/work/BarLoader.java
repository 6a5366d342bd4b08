package bellwether.research.screen.work;

import bellwether.market.bars.BarBuffer;
import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.HistoryPart;
import bellwether.market.bars.Market;
import bellwether.market.bars.PackedHistory;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.trading.rules.RuleHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/// Loads the finished bars of symbols as conditions see them.
public final class BarLoader {
    private final Market market;

    public BarLoader(Market market) {
        this.market = market;
    }

    /// A symbol with its finished bars.
    public record Loaded(PackedHistory facts, RuleHistory history) {}

    /// Gives those of these tickers that have bars of the timeframe, one after the other: no more
    /// of them are held than there is room for.
    ///
    /// @param patience how long to wait for room
    /// @throws bellwether.platform.base.Refusal 503 where none became free
    void each(
            Collection<String> tickers,
            Timeframe timeframe,
            Duration patience,
            Consumer<Loaded> use) {
        for (HistoryPart part : market.parts(tickers, timeframe)) {
            try (MemoryBudget.Room _ = market.room(part, patience)) {
                for (PackedHistory packed : market.packed(part.tickers(), timeframe)) {
                    use.accept(new Loaded(packed, history(packed, timeframe)));
                }
            }
        }
    }

    /// The same, all of them: for a few.
    List<Loaded> load(Collection<String> tickers, Timeframe timeframe) {
        List<Loaded> all = new ArrayList<>();
        each(tickers, timeframe, MemoryBudget.REQUEST, all::add);
        return all;
    }

    private RuleHistory history(PackedHistory packed, Timeframe timeframe) {
        History history = packed.withSplits(packed.raw(new BarBuffer()), false);
        TradingCalendar calendar = market.calendar(packed);
        Bars finished = history.bars().finished(timeframe, calendar, market.now());
        return RuleHistory.of(finished, history.splits(), timeframe, calendar);
    }
}
