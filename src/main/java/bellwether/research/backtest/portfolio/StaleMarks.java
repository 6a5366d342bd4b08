package bellwether.research.backtest.portfolio;

import java.util.SortedMap;

/// How often a position was valued at a close that was 5 sessions old or older, as its symbol had
/// no bar since.
///
/// @param marks pairs of position and session
/// @param bySymbol the same of each symbol that has any
public record StaleMarks(int marks, SortedMap<String, Integer> bySymbol) {
    /// So many sessions make a mark stale.
    public static final int SESSIONS = 5;
}
