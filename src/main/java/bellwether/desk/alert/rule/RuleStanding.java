package bellwether.desk.alert.rule;

import java.time.Instant;
import java.util.Optional;

/// Where a rule is in its life.
///
/// @param reason why it is so, where that is not its owner's wish
/// @param armedAt only what happens after it counts
/// @param dueAt when a rule by the clock is due next
public record RuleStanding(
        RuleLifeState state,
        String reason,
        Instant armedAt,
        Optional<Instant> snoozedUntil,
        Optional<Instant> dueAt) {
    /// Armed at a moment.
    static RuleStanding armed(Instant now, Optional<Instant> dueAt) {
        return new RuleStanding(RuleLifeState.ACTIVE, "", now, Optional.empty(), dueAt);
    }

    RuleStanding in(RuleLifeState other, String why) {
        return new RuleStanding(other, why, armedAt, Optional.empty(), dueAt);
    }

    RuleStanding snoozed(Instant until) {
        return new RuleStanding(RuleLifeState.SNOOZED, "", armedAt, Optional.of(until), dueAt);
    }

    /// Whether it is snoozed at a moment.
    public boolean isSnoozedAt(Instant moment) {
        return state == RuleLifeState.SNOOZED && snoozedUntil.map(moment::isBefore).orElse(true);
    }
}
