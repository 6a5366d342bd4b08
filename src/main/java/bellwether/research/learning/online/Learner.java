package bellwether.research.learning.online;

import bellwether.research.learning.gate.GateReport;
import java.time.Instant;
import java.util.List;

/// A learner as it is stored.
///
/// @param speaks whether the gate lets it show its probabilities
/// @param gate as it was last judged; no check before that
public record Learner(
        long id,
        String key,
        int version,
        LearnerState state,
        boolean speaks,
        GateReport gate,
        Instant createdAt,
        Instant changedAt) {
    /// The same with another state.
    public Learner with(LearnerState next) {
        return new Learner(id, key, version, next, speaks, gate, createdAt, changedAt);
    }

    /// The same as the gate has judged it.
    public Learner judged(GateReport report) {
        return new Learner(id, key, version, state, report.passed(), report, createdAt, changedAt);
    }

    /// Its next version, which knows nothing yet.
    public Learner restarted() {
        return new Learner(
                id,
                key,
                version + 1,
                state.restarted().watched(LossWatch.NONE),
                false,
                new GateReport(List.of()),
                createdAt,
                changedAt);
    }
}
