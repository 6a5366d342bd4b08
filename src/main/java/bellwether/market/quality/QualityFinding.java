package bellwether.market.quality;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// What was found of one kind.
///
/// @param score 0.1 to the kind's weight
/// @param from the first day concerned, as an ISO date
/// @param to the last
/// @param count how many bars, sessions, rows or days in all
/// @param rule how such things are found
/// @param events the newest of its occurrences, the newest first
public record QualityFinding(
        @JsonProperty("code") @JsonAlias("kind") FindingKind kind,
        Severity severity,
        double score,
        String from,
        String to,
        long count,
        @JsonProperty("message") @JsonAlias("words") String words,
        String rule,
        List<FindingEvent> events) {
    private static final int SHOWN = 20;
    private static final double LEAST_SCORE = 0.1;

    public QualityFinding {
        events = List.copyOf(events);
    }

    /// @param extent the share of the kind's weight; more than 1 counts as 1
    /// @param events all, the oldest first
    static QualityFinding of(
            FindingKind kind, double extent, String words, List<FindingEvent> events) {
        double score =
                Math.max(LEAST_SCORE, Math.round(10 * kind.weight() * Math.min(1, extent)) / 10.0);
        return new QualityFinding(
                kind,
                Severity.of(score),
                score,
                events.getFirst().from(),
                events.stream().map(FindingEvent::to).max(String::compareTo).orElseThrow(),
                events.stream().mapToLong(FindingEvent::count).sum(),
                words,
                kind.rule(),
                events.subList(Math.max(0, events.size() - SHOWN), events.size()).reversed());
    }

    /// The same, as an analysis carries it.
    public Warning warning() {
        return new Warning(kind.code(), severity.code(), score, from, to, count, words);
    }
}
