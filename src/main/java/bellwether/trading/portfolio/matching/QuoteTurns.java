package bellwether.trading.portfolio.matching;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whose turn it is to be quoted, where providers give fewer quotes in a minute than symbols want
/// one: who waits longest comes first. Symbols that no provider can quote keep nobody waiting.
public final class QuoteTurns {
    private static final int MOST = 20_000;

    private final Map<String, Long> turns = new HashMap<>();
    private long round;

    /// Those who were quoted longest ago first, of the same turn by their names.
    public synchronized List<String> order(Collection<String> tickers) {
        return tickers.stream()
                .distinct()
                .sorted(
                        Comparator.comparingLong((String ticker) -> turns.getOrDefault(ticker, 0L))
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /// After a round of questions. Up to the last who was quoted all had their turn: providers
    /// still answered. Where nobody was, the first half had it.
    ///
    /// @param asked in the order of asking
    /// @param quoted those of them who have a quote
    public synchronized void end(List<String> asked, Set<String> quoted) {
        round++;
        if (turns.size() > MOST) {
            turns.clear();
        }
        int had = asked.size();
        while (had > 0 && !quoted.contains(asked.get(had - 1))) {
            had--;
        }
        int over = had == 0 ? (asked.size() + 1) / 2 : had;
        asked.subList(0, over).forEach(ticker -> turns.put(ticker, round));
    }
}
