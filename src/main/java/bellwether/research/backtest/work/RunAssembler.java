package bellwether.research.backtest.work;

import bellwether.platform.base.Json;
import bellwether.platform.base.Sha256;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.store.NewRun;
import bellwether.research.backtest.store.RunCurve;
import bellwether.research.backtest.store.RunFigures;
import bellwether.research.backtest.store.RunHashes;
import bellwether.research.backtest.store.RunPlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts what is kept of a run together.
final class RunAssembler {
    private static final double[] NONE = {};

    /// What a run came to.
    ///
    /// @param index the benchmark's closes on the run's sessions; null without one
    record Outcome(
            SessionCurve curve,
            RunMetrics metrics,
            List<ClosedTrade> trades,
            RunReport report,
            double @Nullable [] index) {}

    /// By what a run is told apart.
    ///
    /// @param family of the rule without its numbers
    /// @param spec canonical JSON of the rule with its numbers, and of the settings
    /// @param data hash of what it read
    record Identity(String family, String spec, String data) {}

    private RunAssembler() {}

    static NewRun run(RunPlace place, Identity identity, Outcome outcome) {
        RunMetrics metrics = outcome.metrics();
        return new NewRun(
                place,
                new RunFigures(
                        sharpe(metrics, outcome.curve()),
                        metrics.span().sessions(),
                        outcome.trades().size(),
                        null),
                new RunHashes(
                        identity.family(),
                        Sha256.hex(identity.spec()),
                        identity.data(),
                        Sha256.hex(
                                Json.write(
                                        List.of(
                                                identity.spec(),
                                                identity.data(),
                                                metrics,
                                                outcome.trades())))),
                Json.write(outcome.report()),
                outcome.trades(),
                List.of(),
                curve(outcome));
    }

    private static @Nullable Double sharpe(RunMetrics metrics, SessionCurve curve) {
        Double yearly = metrics.ratios().sharpe();
        return yearly == null ? null : yearly / Math.sqrt(curve.perYear());
    }

    private static RunCurve curve(Outcome outcome) {
        SessionCurve curve = outcome.curve();
        return new RunCurve(
                curve.days(),
                curve.equity(),
                curve.gross(),
                NONE,
                scaled(outcome.index(), curve.equity()[0]));
    }

    /// The index as if the run's cash had been put into it.
    private static double[] scaled(double @Nullable [] index, double begin) {
        if (index == null) {
            return NONE;
        }
        double[] scaled = new double[index.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = index[i] / index[0] * begin;
        }
        return scaled;
    }
}
