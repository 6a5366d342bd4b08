package bellwether.trading.portfolio.matching;

import bellwether.trading.execution.AccountState;
import bellwether.trading.portfolio.Portfolio;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All that the next step of a portfolio depends on.
///
/// @param matchedTo when the newest bars began that were matched; 0 before the first
/// @param watched symbols that rules look at, and since when, in seconds of the epoch
/// @param tapes by symbol; one that has no bars is absent
/// @param holds all, the decided ones too
/// @param booked actions
/// @param closed what was closed not long ago
record MatchInput(
        Portfolio portfolio,
        AccountState state,
        long matchedTo,
        Map<String, Long> watched,
        Map<String, SymbolTape> tapes,
        List<SplitHold> holds,
        Set<BookedAction> booked,
        List<ClosedShares> closed,
        Instant now) {
    MatchInput {
        watched = Map.copyOf(watched);
        tapes = Map.copyOf(tapes);
        holds = List.copyOf(holds);
        booked = Set.copyOf(booked);
        closed = List.copyOf(closed);
    }
}
