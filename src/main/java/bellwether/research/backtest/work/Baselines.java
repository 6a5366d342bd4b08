package bellwether.research.backtest.work;

import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.doubt.BaselineCurve;
import bellwether.research.backtest.doubt.SessionCurve;

/// What is kept of baselines.
final class Baselines {
    private static final double[] NONE = {};

    private Baselines() {}

    static RunReport.Baseline of(BaselineCurve baseline) {
        return new RunReport.Baseline(
                baseline.name(),
                baseline.figures(),
                baseline.missing().size(),
                baseline.undefined());
    }

    /// Equity at each session's close; empty where there is none.
    static double[] equity(BaselineCurve baseline) {
        SessionCurve curve = baseline.curve();
        if (curve == null) {
            return NONE;
        }
        double[] equity = new double[curve.count()];
        for (int i = 0; i < equity.length; i++) {
            equity[i] = curve.equity(i);
        }
        return equity;
    }
}
