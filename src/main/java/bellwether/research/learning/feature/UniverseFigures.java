package bellwether.research.learning.feature;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/// What the symbols of a universe did on each session, from one pass over them: each is given once,
/// in any order, and forgotten. About 22 kB a session. What a session says depends on it and those
/// before it alone.
public final class UniverseFigures {
    private static final int RETURN_1 = FeatureCatalogue.column("return_1");
    private static final int RETURN_5 = FeatureCatalogue.column("return_5");
    private static final int CLOSE_SMA_50 = FeatureCatalogue.column("close_sma_50");
    private static final int WEEK = 5;
    private static final int MONTH = 21;

    private final int sessions;
    private final Map<UniverseRank, DateRanks> ranks = new EnumMap<>(UniverseRank.class);
    private final SessionSums moves;
    private final SessionSums weeks;
    private final int[] above;
    private final int[] averaged;
    private double[] levels = {};
    private double[] means = {};

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
        levels = moves.levels();
        means = moves.means();
    }

    DateRanks ranks(UniverseRank rank) {
        return java.util.Objects.requireNonNull(ranks.get(rank));
    }

    /// The sum of the mean returns up to a session.
    double level(int session) {
        return levels[session];
    }

    /// The sum of the mean returns of so many sessions.
    double movement(int session, int bars) {
        return session < bars || !moves.isKnown(session)
                ? Double.NaN
                : levels[session] - levels[session - bars];
    }

    double weekly(int session) {
        return movement(session, WEEK);
    }

    double monthly(int session) {
        return movement(session, MONTH);
    }

    double breadth(int session) {
        return averaged[session] < FeatureCatalogue.FEWEST_SYMBOLS
                ? Double.NaN
                : (double) above[session] / averaged[session];
    }

    double dispersion(int session) {
        return weeks.deviation(session);
    }

    /// NaN where one of the sessions is not known.
    double volatility(int session) {
        if (session < MONTH) {
            return Double.NaN;
        }
        double[] window = Arrays.copyOfRange(means, session - MONTH + 1, session + 1);
        double mean = 0;
        for (double move : window) {
            mean += move / MONTH;
        }
        double squares = 0;
        for (double move : window) {
            squares += (move - mean) * (move - mean);
        }
        return Math.sqrt(squares / MONTH);
    }

    public int sessions() {
        return sessions;
    }
}
