package bellwether.research.backtest.sweep;

/// How combinations are ranked.
///
/// @param leastTrades closed trades without which a combination has no objective; 0: all have
public record SweepTerms(SweepObjective objective, int leastTrades) {
    /// By Sharpe ratio, however few the trades.
    public static final SweepTerms USUAL = new SweepTerms(SweepObjective.SHARPE, 0);

    public SweepTerms {
        if (leastTrades < 0) {
            throw new IllegalArgumentException("leastTrades must be 0 or more, was " + leastTrades);
        }
    }
}
