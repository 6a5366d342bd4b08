package bellwether.research.learning.outcome;

import bellwether.research.learning.Outcome;
import bellwether.research.learning.OutcomePrices;
import bellwether.research.learning.OutcomeResult;
import bellwether.research.learning.OutcomeState;
import java.time.Instant;
import java.util.List;

/// What the bars say of a signal.
///
/// @param why what ended it, or why it is not decided
record Judgement(
        OutcomeState state,
        String why,
        OutcomePrices prices,
        OutcomeResult result,
        List<String> notes) {
    static final String NO_BAR = "no_bar";
    static final String NO_RANGE = "no_range";
    static final String BARS_MISSING = "bars_missing";
    static final String SUSPECTED_SPLIT = "suspected_split";
    static final String NOT_FILLED = "not_filled";
    static final String BAD_BAR = "bad_bar";
    static final String WAITING = "waiting_for_bars";

    Judgement {
        notes = List.copyOf(notes);
    }

    private static Judgement open(OutcomeState state, String why) {
        return new Judgement(state, why, OutcomePrices.NONE, OutcomeResult.NONE, List.of());
    }

    static Judgement pending() {
        return open(OutcomeState.PENDING, WAITING);
    }

    static Judgement unresolvable(String why) {
        return open(OutcomeState.UNRESOLVABLE, why);
    }

    boolean isOpen() {
        return state == OutcomeState.PENDING;
    }

    /// An outcome decided, or not, so.
    Outcome of(Outcome before, Instant now) {
        return before.decided(state, why, prices, result, notes, now);
    }
}
