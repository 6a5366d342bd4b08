package bellwether.research.screen.work;

import bellwether.market.bars.BarBuffer;
import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.PackedHistory;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.trading.rules.RuleHistory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Loads the finished bars of symbols as conditions see them.
public final class BarLoader {
    private final Market market;

    public BarLoader(Market market) {
        this.market = market;
    }

    /// A symbol with its finished bars.
    public record Loaded(PackedHistory facts, RuleHistory history) {}

    /// Those of these tickers that have bars of the timeframe.
    List<Loaded> load(Collection<String> tickers, Timeframe timeframe) {
        List<Loaded> all = new ArrayList<>();
        for (PackedHistory packed : market.packed(tickers, timeframe)) {
            all.add(new Loaded(packed, history(packed, timeframe)));
        }
        return all;
    }

    private RuleHistory history(PackedHistory packed, Timeframe timeframe) {
        History history = packed.withSplits(packed.raw(new BarBuffer()), false);
        TradingCalendar calendar = market.calendar(packed);
        Bars finished = history.bars().finished(timeframe, calendar, market.now());
        return RuleHistory.of(finished, history.splits(), timeframe, calendar);
    }
}
