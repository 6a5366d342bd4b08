package bellwether.research.backtest.run;

import java.util.Arrays;

/// What cash and shares of one symbol are worth at the close of each bar of a run.
final class RunWorth {
    private final double[] close;
    private final double unit;
    private final int from;
    private final double[] equity;
    private final double[] gross;
    private double cash;
    private double shares;

    /// @param unit what one of the price is in money
    RunWorth(double[] close, double unit, RunSpan span) {
        this.close = close;
        this.unit = unit;
        from = span.from();
        equity = new double[span.size()];
        gross = new double[equity.length];
    }

    void set(double cash, double shares) {
        this.cash = cash;
        this.shares = shares;
    }

    boolean isShort() {
        return shares < 0;
    }

    void value(int bar) {
        double value = shares * close[bar] * unit;
        equity[bar - from] = cash + value;
        gross[bar - from] = Math.abs(value);
    }

    /// All bars of a stretch on which neither cash nor shares change.
    void value(int first, int end) {
        if (shares == 0) {
            Arrays.fill(equity, first - from, Math.max(first, end) - from, cash);
            return;
        }
        for (int bar = first; bar < end; bar++) {
            value(bar);
        }
    }

    SymbolResult.Curves curves() {
        return new SymbolResult.Curves(equity, gross);
    }
}
