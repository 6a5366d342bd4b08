package bellwether.research.backtest.metric;

/// The state of a run at each session's close.
public final class EquityCurve {
    private final Sessions sessions;
    private final double[] equity;
    private final double[] gross;

    /// Keeps the arrays, which must not change any more.
    ///
    /// @param equity money and positions at the close; the first is what the run began with
    /// @param gross value of all positions, long and short, both positive
    public EquityCurve(Sessions sessions, double[] equity, double[] gross) {
        if (equity.length != sessions.count() || gross.length != sessions.count()) {
            throw new IllegalArgumentException(
                    "equity and gross must hold %d sessions, held %d and %d"
                            .formatted(sessions.count(), equity.length, gross.length));
        }
        this.sessions = sessions;
        this.equity = equity;
        this.gross = gross;
    }

    Sessions sessions() {
        return sessions;
    }

    /// Money and positions at each close; not to be written to.
    public double[] equity() {
        return equity;
    }

    /// Value of all positions at each close; not to be written to.
    public double[] gross() {
        return gross;
    }

    double first() {
        return equity[0];
    }

    double last() {
        return equity[equity.length - 1];
    }

    /// From each session's close to the next one's. After equity of 0 or less there is none.
    double[] returns() {
        return returns(equity);
    }

    /// The same of equity at closes.
    public static double[] returns(double[] equity) {
        double[] returns = new double[equity.length - 1];
        for (int i = 1; i < equity.length; i++) {
            returns[i - 1] = equity[i - 1] > 0 ? equity[i] / equity[i - 1] - 1 : 0;
        }
        return returns;
    }
}
