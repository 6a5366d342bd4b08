package bellwether.research.learning.training;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.symbols.Timeframe;
import bellwether.research.learning.sample.SampleSymbol;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts sessions that came since a moment, as far as the symbols that changed last show them.
final class NewSessions {
    /// Of so many symbols.
    private static final int SYMBOLS = 500;

    /// Of each so many bars: more than any horizon has.
    private static final int BARS = 64;

    private final Market market;

    NewSessions(Market market) {
        this.market = market;
    }

    /// Days behind one moment, up to another, of which there are bars.
    int count(List<SampleSymbol> symbols, long after, long last) {
        List<String> tickers = symbols.stream().map(SampleSymbol::ticker).toList();
        Map<String, Instant> changed = market.symbols().changedAt(tickers);
        List<String> newest =
                tickers.stream()
                        .sorted(
                                Comparator.comparing((String ticker) ->
                                                changed.getOrDefault(ticker, Instant.MIN))
                                        .reversed())
                        .limit(SYMBOLS)
                        .toList();
        Set<Long> sessions = new HashSet<>();
        for (History history : market.loadLast(newest, Timeframe.DAY, BARS)) {
            Bars bars = history.bars();
            for (int bar = bars.place(after + 1); bar < bars.place(last + 1); bar++) {
                sessions.add(bars.time()[bar]);
            }
        }
        return sessions.size();
    }
}
