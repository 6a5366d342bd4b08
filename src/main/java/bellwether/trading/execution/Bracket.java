package bellwether.trading.execution;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The exits that an entry brings along; each may be absent.
///
/// @param trail a trailing stop from the price of the entry's first fill
/// @param trailAfterR the trail begins once the price has gone so many times the distance of the
///   stop in the position's favour; null: at once
public record Bracket(
        @Nullable ExitLevel stop,
        @Nullable ExitLevel target,
        @Nullable Distance trail,
        @Nullable BigDecimal trailAfterR) {
    public static final Bracket NONE = new Bracket(null, null, null, null);

    public Bracket {
        if (stop instanceof ExitLevel.RewardRisk) {
            throw refusal("bracket.stop must be a price or a distance, was reward_risk");
        }
        if (target instanceof ExitLevel.RewardRisk && stop == null) {
            throw refusal("bracket.stop must be given for a target by reward_risk, was absent");
        }
        if (trailAfterR != null) {
            trailAfterR = Prices.positive("/bracket/after_r", trailAfterR);
            if (stop == null || trail == null) {
                throw refusal("bracket.after_r needs a stop and a trail, was without");
            }
        }
    }

    public static Bracket of(@Nullable ExitLevel stop, @Nullable ExitLevel target) {
        return new Bracket(stop, target, null, null);
    }

    public boolean isEmpty() {
        return stop == null && target == null && trail == null;
    }

    static Refusal refusal(String detail) {
        return Refusal.of(RefusalKind.INVALID, "bad_bracket", detail);
    }
}
