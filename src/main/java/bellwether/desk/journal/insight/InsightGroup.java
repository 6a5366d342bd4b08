package bellwether.desk.journal.insight;

import bellwether.desk.journal.NotedTrade;
import java.util.List;

/// Trades that have something in common.
///
/// @param key what it is; empty for trades without it
/// @param wins with a profit above 0
/// @param tooFew fewer than 30 of which R is known, so that a difference to others says little
public record InsightGroup(
        String key,
        int n,
        int wins,
        int losses,
        ValueSpread multiples,
        ValueSpread adverse,
        ValueSpread favourable,
        boolean tooFew) {
    private static final int ENOUGH = 30;

    static InsightGroup of(String key, List<NotedTrade> trades) {
        ValueSpread multiples = ValueSpread.of(trades.stream().map(NotedTrade::multiples));
        return new InsightGroup(
                key,
                trades.size(),
                (int) trades.stream().filter(one -> one.trade().isWin()).count(),
                (int) trades.stream().filter(one -> one.trade().isLoss()).count(),
                multiples,
                ValueSpread.of(trades.stream().map(NotedTrade::adverse)),
                ValueSpread.of(trades.stream().map(NotedTrade::favourable)),
                multiples.n() < ENOUGH);
    }
}
