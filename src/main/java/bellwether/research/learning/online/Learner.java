package bellwether.research.learning.online;

import bellwether.research.learning.gate.GateReport;
import java.time.Instant;
import java.util.List;

/// A learner as it is stored.
///
/// @param speaks whether the gate lets it show its probabilities
/// @param gate as it was last judged; no check before that
/// @param looks when it was judged
public record Learner(
        long id,
        String key,
        int version,
        LearnerState state,
        boolean speaks,
        GateReport gate,
        GateLooks looks,
        Instant createdAt,
        Instant changedAt) {
    /// The same with another state.
    public Learner with(LearnerState next) {
        return new Learner(id, key, version, next, speaks, gate, looks, createdAt, changedAt);
    }

    /// The same after a day with labels.
    public Learner ended(long day) {
        return new Learner(
                id, key, version, state, speaks, gate, looks.ended(day), createdAt, changedAt);
    }

    /// The same as it was judged.
    Learner judged(GateReport report, GateLooks then) {
        return new Learner(
                id, key, version, state, report.passed(), report, then, createdAt, changedAt);
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
                looks.restarted(),
                createdAt,
                changedAt);
    }
}
