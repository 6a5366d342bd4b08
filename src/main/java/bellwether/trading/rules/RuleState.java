package bellwether.trading.rules;

import org.jspecify.annotations.Nullable;

/// What a rule remembers from one close to the next, beside its account.
///
/// @param heldSign 1 while it is long, −1 while it is short, 0 while it is flat
/// @param heldCloses at how many closes it has held that side
/// @param noEntryBars at how many closes there is still no entry after a losing exit
/// @param entryId of the entry order that waits; null without one
/// @param entryBars how many bars it may still wait
/// @param exitId of the exit order that waits; null without one
public record RuleState(
        int heldSign,
        int heldCloses,
        int noEntryBars,
        @Nullable String entryId,
        int entryBars,
        @Nullable String exitId) {
    public static final RuleState NEW = new RuleState(0, 0, 0, null, 0, null);
}
