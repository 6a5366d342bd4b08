package bellwether.research.learning;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a trade, an alert or a detection.
///
/// @param id 0 before it is stored
/// @param why what ended it, or why it is not decided
/// @param notes codes of what is to be known of it, such as `pnl_differs`
/// @param labelledAt when it was decided
/// @param revisedAt when corrected bars gave another one
public record Outcome(
        long id,
        OutcomeKey key,
        OutcomeSubject subject,
        OutcomeState state,
        String why,
        OutcomePrices prices,
        OutcomeResult result,
        List<String> notes,
        Instant createdAt,
        @Nullable Instant labelledAt,
        @Nullable Instant revisedAt) {
    /// The stated P&L is off the computed one by more than 0.5 %.
    public static final String PNL_DIFFERS = "pnl_differs";

    /// The prices could not be held against bars, as none are stored of their days.
    public static final String BARS_NOT_STORED = "bars_not_stored";

    /// Nothing says what trading cost: net is before costs.
    public static final String COSTS_UNKNOWN = "costs_unknown";

    /// In at the close that gave the signal, which cannot be traded.
    public static final String OPTIMISTIC = "optimistic";

    /// Nothing says where the first stop was.
    public static final String NO_STOP = "no_stop";

    /// Nothing says what money the prices are: P&L is in their unit.
    public static final String UNIT_UNKNOWN = "unit_unknown";

    public Outcome {
        notes = List.copyOf(notes);
    }

    /// One that is to be stored.
    public static Outcome undecided(
            OutcomeKey key, OutcomeSubject subject, OutcomeState state, String why, Instant now) {
        return new Outcome(
                0,
                key,
                subject,
                state,
                why,
                OutcomePrices.NONE,
                OutcomeResult.NONE,
                List.of(),
                now,
                null,
                null);
    }

    /// The same, decided.
    public Outcome decided(
            OutcomeState decision,
            String reason,
            OutcomePrices at,
            OutcomeResult brought,
            List<String> known,
            Instant now) {
        return new Outcome(
                id, key, subject, decision, reason, at, brought, known, createdAt, now, null);
    }
}
