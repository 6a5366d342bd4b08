package bellwether.desk.alert.watch;

import bellwether.desk.alert.rule.UnknownPolicy;
import bellwether.trading.rules.Truth;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a rule without bars has seen last of a quote, a position or a portfolio.
///
/// @param armedAt of the rule when it was seen
/// @param held whether the condition held when it was last known; null before it ever was
/// @param edges how often it became true
/// @param truePrice the last price at which it was true; NaN where there is none
/// @param unknownLooks how many looks in a row could not tell
/// @param version 0 before the first look
record WatchState(
        Instant armedAt,
        @Nullable Boolean held,
        int edges,
        double truePrice,
        int unknownLooks,
        int version) {
    /// Before the first look.
    static WatchState fresh(Instant armedAt) {
        return new WatchState(armedAt, null, 0, Double.NaN, 0, 0);
    }

    /// The same for a rule that was armed then: armed anew it has seen nothing, though edges go on
    /// being counted.
    WatchState armed(Instant at) {
        return at.equals(armedAt) ? this : new WatchState(at, null, edges, Double.NaN, 0, version);
    }

    /// What a look makes of it.
    ///
    /// @param price the quote or mark; NaN where there is none
    /// @param rearm how far a price must go back from the last one that was true before the next
    ///   time counts; NaN or 0 when any does
    WatchState next(Truth truth, double price, double rearm) {
        return switch (truth) {
            case UNKNOWN ->
                    new WatchState(
                            armedAt,
                            held,
                            edges,
                            truePrice,
                            Math.min(unknownLooks + 1, UnknownPolicy.LOOKS + 1),
                            version);
            case TRUE ->
                    new WatchState(armedAt, true, edges + (crosses() ? 1 : 0), price, 0, version);
            case FALSE -> {
                boolean stays = Boolean.TRUE.equals(held) && Math.abs(price - truePrice) < rearm;
                yield new WatchState(armedAt, stays, edges, truePrice, 0, version);
            }
        };
    }

    private boolean crosses() {
        return Boolean.FALSE.equals(held);
    }

    /// Whether the condition became true since another state.
    boolean firedSince(WatchState before) {
        return edges > before.edges;
    }

    /// Whether so many looks could not tell that it is told.
    boolean isUnknownSince(WatchState before) {
        return unknownLooks == UnknownPolicy.LOOKS && before.unknownLooks < UnknownPolicy.LOOKS;
    }

    boolean isKnownSince(WatchState before) {
        return unknownLooks == 0 && before.unknownLooks >= UnknownPolicy.LOOKS;
    }
}
