package bellwether.research.learning.feature;

/// Fills the features of a symbol that take its universe. Holds scratch space.
public final class UniverseColumns {
    private static final int RETURN_1 = FeatureCatalogue.column("return_1");
    private static final int RETURN_21 = FeatureCatalogue.column("return_21");
    private static final int BETA = FeatureCatalogue.column("beta_63");
    private static final int RESIDUAL = FeatureCatalogue.column("residual_21");
    private static final int MARKET = FeatureCatalogue.column("market_return_5");
    private static final int QUARTER = 63;
    private static final int WEEK = 5;
    private static final int MONTH = 21;

    private final UniverseFigures universe;
    private final CalendarSessions every;
    private double[] market = {};
    private double[] own = {};
    private int[] places = {};

    /// @param universe whose pass has ended
    public UniverseColumns(UniverseFigures universe) {
        this.universe = universe;
        every = CalendarSessions.every(universe.sessions());
    }

    /// Fills them for a symbol whose calendar has a session on every date.
    public void fill(SymbolFeatures features, int[] of) {
        fill(features, of, every);
    }

    /// Fills them.
    ///
    /// @param features which have read a symbol of the universe
    /// @param of the date of each of its bars
    /// @param calendar of the symbol; one object for all symbols of it
    public void fill(SymbolFeatures features, int[] of, CalendarSessions calendar) {
        int size = features.bars().size();
        for (UniverseRank rank : UniverseRank.values()) {
            DateRanks ranks = universe.ranks(rank);
            double[] from = features.column(rank.from);
            double[] to = features.column(rank.to);
            for (int bar = 0; bar < size; bar++) {
                to[bar] = ranks.share(of[bar], from[bar]);
            }
        }
        CalendarMoves moves = universe.moves(calendar);
        betas(features, of, moves);
        double[][] columns = new double[5][];
        java.util.Arrays.setAll(columns, i -> features.column(MARKET + i));
        for (int bar = 0; bar < size; bar++) {
            int session = of[bar];
            columns[0][bar] = moves.of(session, WEEK);
            columns[1][bar] = moves.of(session, MONTH);
            columns[2][bar] = universe.breadth(session);
            columns[3][bar] = universe.dispersion(session);
            columns[4][bar] = moves.volatility(session);
        }
    }

    /// Over the bars that have a return; the first has none.
    private void betas(SymbolFeatures features, int[] of, CalendarMoves moved) {
        int count = returns(features, of, moved);
        double[] beta = features.column(BETA);
        double[] residual = features.column(RESIDUAL);
        double[] earned = features.column(RETURN_21);
        for (int i = QUARTER - 1; i < count; i++) {
            int bar = places[i];
            double slope = slope(i - QUARTER + 1);
            if (Double.isNaN(slope)) {
                continue;
            }
            beta[bar] = slope;
            double monthly = 0;
            for (int j = i - MONTH + 1; j <= i; j++) {
                monthly += market[j];
            }
            residual[bar] = earned[bar] - slope * monthly;
        }
    }

    /// Takes each return and what the universe did over the same time.
    ///
    /// @return how many
    private int returns(SymbolFeatures features, int[] of, CalendarMoves moved) {
        int size = features.bars().size();
        if (own.length < size) {
            own = new double[size];
            market = new double[size];
            places = new int[size];
        }
        double[] moves = features.column(RETURN_1);
        int count = 0;
        int before = -1;
        for (int bar = 0; bar < size; bar++) {
            if (!Double.isNaN(moves[bar])) {
                market[count] = moved.between(before, of[bar]);
                own[count] = moves[bar];
                places[count] = bar;
                count++;
            }
            if (features.hasPrice(bar)) {
                before = of[bar];
            }
        }
        return count;
    }

    /// Of 63 returns from one on; NaN where the universe did not move, or it is not known how.
    private double slope(int first) {
        double x = 0;
        double y = 0;
        for (int i = first; i < first + QUARTER; i++) {
            x += market[i];
            y += own[i];
        }
        x /= QUARTER;
        y /= QUARTER;
        double shared = 0;
        double spread = 0;
        for (int i = first; i < first + QUARTER; i++) {
            double distance = market[i] - x;
            shared += distance * (own[i] - y);
            spread += distance * distance;
        }
        return spread > 0 ? shared / spread : Double.NaN;
    }
}
