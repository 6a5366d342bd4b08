package bellwether.research.evidence.work;

import bellwether.research.analysis.PastVotes;
import bellwether.research.evidence.signal.SignalKey;
import bellwether.research.evidence.signal.SignalKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedSet;
import java.util.TreeSet;

/// Reads which signals an analysis shows: its patterns with a side, the votes that are not neutral,
/// and its verdict where it is by the default profile.
final class AnalysisSignals {
    private AnalysisSignals() {}

    static SortedSet<SignalKey> of(JsonNode analysis) {
        SortedSet<SignalKey> on = new TreeSet<>();
        patterns(analysis.at("/patterns/candlesticks"), on);
        patterns(analysis.at("/patterns/charts"), on);
        for (JsonNode reason : analysis.path("reasons")) {
            int vote = Integer.signum(reason.path("vote").asInt());
            if (vote != 0) {
                on.add(new SignalKey(SignalKind.VOTE, reason.path("voter").asText(), vote));
            }
        }
        int side = side(analysis.path("verdict").asText());
        if (side != 0 && analysis.path("profile").asText().equals(PastVotes.PROFILE)) {
            on.add(new SignalKey(SignalKind.VERDICT, PastVotes.PROFILE, side));
        }
        return on;
    }

    private static void patterns(JsonNode found, SortedSet<SignalKey> on) {
        for (JsonNode pattern : found) {
            int side =
                    switch (pattern.path("direction").asText()) {
                        case "up" -> 1;
                        case "down" -> -1;
                        default -> 0;
                    };
            if (side != 0) {
                on.add(new SignalKey(SignalKind.PATTERN, pattern.path("pattern").asText(), side));
            }
        }
    }

    private static int side(String verdict) {
        return verdict.endsWith("BUY") ? 1 : verdict.endsWith("SELL") ? -1 : 0;
    }
}
