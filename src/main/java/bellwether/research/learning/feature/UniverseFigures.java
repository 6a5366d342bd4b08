package bellwether.research.learning.feature;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// What the symbols of a universe did on each session, from one pass over them: each is given once,
/// in any order, and forgotten. About 22 kB a session. What a session says depends on it and those
/// before it alone.
public final class UniverseFigures {
    private static final int RETURN_1 = FeatureCatalogue.column("return_1");
    private static final int RETURN_5 = FeatureCatalogue.column("return_5");
    private static final int CLOSE_SMA_50 = FeatureCatalogue.column("close_sma_50");

    private final int sessions;
    private final Map<UniverseRank, DateRanks> ranks = new EnumMap<>(UniverseRank.class);
    private final SessionSums moves;
    private final SessionSums weeks;
    private final int[] above;
    private final int[] averaged;
    private double[] means = {};

    /// Each calendar is one object.
    private final Map<CalendarSessions, CalendarMoves> byCalendar = new HashMap<>();

    /// @param sessions of the whole universe
    public UniverseFigures(int sessions) {
        this.sessions = sessions;
        for (UniverseRank rank : UniverseRank.values()) {
            ranks.put(rank, new DateRanks(rank.scale, sessions));
        }
        moves = new SessionSums(sessions);
        weeks = new SessionSums(sessions);
        above = new int[sessions];
        averaged = new int[sessions];
    }

    /// Counts a symbol.
    ///
    /// @param features which have read it, in full or for a universe
    /// @param of the session of each of its bars
    public void add(SymbolFeatures features, int[] of) {
        int bars = features.bars().size();
        for (UniverseRank rank : UniverseRank.values()) {
            DateRanks counted = ranks(rank);
            double[] column = features.column(rank.from);
            for (int bar = 0; bar < bars; bar++) {
                counted.add(of[bar], column[bar]);
            }
        }
        for (int bar = 0; bar < bars; bar++) {
            moves.add(of[bar], features.value(RETURN_1, bar));
            weeks.add(of[bar], features.value(RETURN_5, bar));
            double distance = features.value(CLOSE_SMA_50, bar);
            above[of[bar]] += distance > 0 ? 1 : 0;
            averaged[of[bar]] += Double.isNaN(distance) ? 0 : 1;
        }
    }

    /// Ends the pass.
    public void sum() {
        ranks.values().forEach(DateRanks::sum);
        means = moves.means();
    }

    DateRanks ranks(UniverseRank rank) {
        return java.util.Objects.requireNonNull(ranks.get(rank));
    }

    /// What the universe did between sessions of a calendar, after [#sum].
    CalendarMoves moves(CalendarSessions calendar) {
        return byCalendar.computeIfAbsent(calendar, one -> new CalendarMoves(means, one));
    }

    double breadth(int session) {
        return averaged[session] < FeatureCatalogue.FEWEST_SYMBOLS
                ? Double.NaN
                : (double) above[session] / averaged[session];
    }

    double dispersion(int session) {
        return weeks.deviation(session);
    }

    public int sessions() {
        return sessions;
    }
}
