package bellwether.research.learning.training;

import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.symbols.Timeframe;
import bellwether.research.learning.sample.SampleSymbol;
import bellwether.research.learning.sample.SessionMoments;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    /// Sessions behind one moment, up to another, of the calendar by which most of them trade.
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
        Map<String, String> calendars =
                symbols.stream()
                        .collect(Collectors.toMap(SampleSymbol::ticker, SampleSymbol::calendar));
        SessionMoments moments = new SessionMoments();
        int number = 0;
        for (History history : market.loadLast(newest, Timeframe.DAY, BARS)) {
            String calendar = calendars.getOrDefault(history.ticker(), "");
            moments.add(number, calendar, history.bars());
            number++;
        }
        return (int)
                Arrays.stream(moments.main())
                        .filter(session -> session > after && session <= last)
                        .count();
    }
}
