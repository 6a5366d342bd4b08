package bellwether.research.backtest.doubt;

import bellwether.platform.base.Json;
import bellwether.platform.base.Sha256;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.metric.RunMetrics;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.MathContext;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// SHA-256 of what went into a run and what came out of it. The same inputs with another
/// fingerprint are a bug.
public final class RunFingerprint {
    private static final MathContext DIGITS = new MathContext(10);

    private RunFingerprint() {}

    /// What went in.
    ///
    /// @param engine the version of what ran it
    /// @param spec in any spelling; its canonical one counts
    /// @param bars by ticker, [BarsDigest] of what was read
    public record Inputs(String engine, JsonNode spec, SortedMap<String, String> bars) {
        /// Of the inputs alone: equal where a run must come to the same.
        public String hash() {
            return Sha256.hex(text());
        }

        private String text() {
            StringBuilder text = new StringBuilder();
            text.append("engine ").append(engine).append('\n');
            text.append("spec ").append(CanonicalJson.text(spec)).append('\n');
            new TreeMap<>(bars)
                    .forEach((ticker, hash) ->
                            text.append("bars ")
                                    .append(ticker)
                                    .append(' ')
                                    .append(hash)
                                    .append('\n'));
            return text.toString();
        }
    }

    /// Trades at scale 8 in the order in which they ended, metrics at 10 digits; in hexadecimal.
    public static String of(Inputs inputs, List<ClosedTrade> trades, RunMetrics metrics) {
        StringBuilder text = new StringBuilder(inputs.text());
        trades.forEach(trade -> text.append("trade ").append(line(trade)).append('\n'));
        JsonNode figures = Json.shared().valueToTree(metrics);
        text.append("metrics ").append(CanonicalJson.text(figures, DIGITS)).append('\n');
        return Sha256.hex(text.toString());
    }

    private static String line(ClosedTrade trade) {
        return String.join(
                " ",
                trade.symbol(),
                trade.direction().name(),
                Plain.number(trade.quantity()),
                trade.entry().date().toString(),
                Plain.number(trade.entry().price()),
                trade.exit().date().toString(),
                Plain.number(trade.exit().price()),
                Plain.number(trade.money().gross()),
                Plain.number(trade.money().costs()),
                trade.reason().name(),
                Boolean.toString(trade.assumed()));
    }
}
