package bellwether.desk.journal.insight;

import bellwether.desk.journal.NotedTrade;
import bellwether.trading.portfolio.history.TradeKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A habit that trades show.
///
/// @param n trades that show it
/// @param of trades of which it could be known
/// @param says in words
/// @param these those trades alone
/// @param others the rest of those of which it could be known
/// @param trades ids of those that show it, the newest first, at most 100
public record HabitFinding(
        HabitCode code,
        int n,
        int of,
        String says,
        InsightGroup these,
        InsightGroup others,
        List<String> trades) {
    private static final int MOST_NAMED = 100;

    public HabitFinding {
        trades = List.copyOf(trades);
    }

    static HabitFinding of(
            HabitCode code, String says, List<NotedTrade> showing, List<NotedTrade> known) {
        Set<TradeKey> shown =
                showing.stream().map(one -> one.trade().key()).collect(Collectors.toSet());
        List<NotedTrade> others =
                known.stream().filter(one -> !shown.contains(one.trade().key())).toList();
        return new HabitFinding(
                code,
                showing.size(),
                known.size(),
                says,
                InsightGroup.of("these", showing),
                InsightGroup.of("others", others),
                showing.reversed().stream()
                        .limit(MOST_NAMED)
                        .map(trade -> trade.trade().key().toString())
                        .toList());
    }
}
