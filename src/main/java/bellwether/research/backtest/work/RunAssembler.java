package bellwether.research.backtest.work;

import bellwether.platform.base.Json;
import bellwether.platform.base.Sha256;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.RunOrder;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.doubt.CanonicalJson;
import bellwether.research.backtest.doubt.ChanceBand;
import bellwether.research.backtest.doubt.RuleFamily;
import bellwether.research.backtest.doubt.RunFingerprint;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.store.NewRun;
import bellwether.research.backtest.store.RunCurve;
import bellwether.research.backtest.store.RunFigures;
import bellwether.research.backtest.store.RunHashes;
import bellwether.research.backtest.store.RunPlace;
import bellwether.research.backtest.store.Trial;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Puts what is kept of a run together.
final class RunAssembler {
    private static final double[] NONE = {};

    /// What a run came to.
    ///
    /// @param orders all that were given
    /// @param hold equity of buy and hold on the run's sessions; empty without one
    /// @param index the benchmark's closes on them; null without one
    /// @param chance what random entries were worth
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Outcome(
            RunSessions curve,
            RunMetrics metrics,
            List<ClosedTrade> trades,
            List<RunOrder> orders,
            RunReport report,
            double[] hold,
            double @Nullable [] index,
            ChanceBand chance) {}

    /// By what a run is told apart.
    ///
    /// @param family of the rule without its numbers
    /// @param spec the rule with its numbers, and the settings
    /// @param bars digests of what it read, by ticker
    record Identity(RuleFamily family, JsonNode spec, SortedMap<String, String> bars) {
        /// Of all that was read.
        String data() {
            return bars.size() == 1
                    ? bars.firstEntry().getValue()
                    : Sha256.hex(String.join(" ", bars.values()));
        }

        RunHashes hashes(List<ClosedTrade> trades, RunMetrics metrics) {
            return hashes(RunFingerprint.of(inputs(), trades, metrics));
        }

        /// Of a run that came to nothing.
        RunHashes hashes() {
            return hashes(inputs().hash());
        }

        private RunFingerprint.Inputs inputs() {
            return new RunFingerprint.Inputs(Completion.ENGINE_VERSION, spec, bars);
        }

        private RunHashes hashes(String fingerprint) {
            return new RunHashes(
                    family.hash(), Sha256.hex(CanonicalJson.text(spec)), data(), fingerprint);
        }
    }

    private RunAssembler() {}

    static NewRun run(RunPlace place, Identity identity, Outcome outcome) {
        RunMetrics metrics = outcome.metrics();
        RunFigures figures =
                new RunFigures(
                        sharpe(metrics, outcome.curve()),
                        metrics.span().sessions() - 1,
                        outcome.trades().size(),
                        null);
        RunHashes hashes = identity.hashes(outcome.trades(), metrics);
        return new NewRun(
                place,
                figures,
                hashes,
                Json.write(outcome.report()),
                outcome.trades(),
                outcome.orders(),
                curve(outcome),
                List.of(Trial.of(hashes, figures)));
    }

    /// A run that could not be made.
    static NewRun none(RunPlace place, String why) {
        RunReport report =
                new RunReport(
                        null, null, List.of(), Map.of(), Map.of(), null, null, null, null, why);
        return new NewRun(
                place,
                new RunFigures(null, 0, 0, null),
                new RunHashes("", "", "", ""),
                Json.write(report),
                List.of(),
                List.of(),
                null,
                List.of());
    }

    private static @Nullable Double sharpe(RunMetrics metrics, RunSessions curve) {
        Double yearly = metrics.ratios().sharpe();
        return yearly == null ? null : yearly / Math.sqrt(curve.perYear());
    }

    private static RunCurve curve(Outcome outcome) {
        RunSessions curve = outcome.curve();
        return new RunCurve(
                curve.days(),
                curve.equity(),
                curve.gross(),
                outcome.hold(),
                scaled(outcome.index(), curve.equity()[0]),
                chance(outcome.chance(), curve.days().length, curve.equity()[0]));
    }

    private static RunCurve.Chance chance(ChanceBand band, int sessions, double begin) {
        return new RunCurve.Chance(
                band.low(sessions, begin),
                band.median(sessions, begin),
                band.high(sessions, begin));
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
