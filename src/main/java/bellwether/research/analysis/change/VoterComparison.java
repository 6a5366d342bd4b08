package bellwether.research.analysis.change;

import bellwether.research.analysis.change.AnalysisDiff.Ballot;
import bellwether.research.analysis.change.AnalysisDiff.VoterChange;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What each voter said in two analyses.
final class VoterComparison {
    private VoterComparison() {}

    /// The largest difference first; voters that counted in neither are left out.
    static List<VoterChange> of(JsonNode before, JsonNode after) {
        Map<String, Ballot> then = ballots(before);
        Map<String, Ballot> now = ballots(after);
        Set<String> voters = new TreeSet<>(then.keySet());
        voters.addAll(now.keySet());
        List<VoterChange> changes = new ArrayList<>();
        for (String voter : voters) {
            Ballot old = then.get(voter);
            Ballot last = now.get(voter);
            double difference = contribution(last) - contribution(old);
            changes.add(new VoterChange(voter, old, last, difference == 0 ? 0.0 : difference));
        }
        changes.sort(
                Comparator.comparingDouble((VoterChange change) -> -Math.abs(change.difference()))
                        .thenComparing(VoterChange::voter));
        return changes;
    }

    private static double contribution(@Nullable Ballot ballot) {
        return ballot == null ? 0 : ballot.contribution();
    }

    private static Map<String, Ballot> ballots(JsonNode document) {
        Map<String, Ballot> ballots = new HashMap<>();
        for (JsonNode reason : document.path("reasons")) {
            ballots.put(
                    reason.path("voter").asText(),
                    new Ballot(
                            reason.path("vote").asInt(),
                            reason.path("confidence").asDouble(),
                            reason.path("weight").asDouble(),
                            reason.path("contribution").asDouble(),
                            reason.path("message").asText()));
        }
        return ballots;
    }
}
