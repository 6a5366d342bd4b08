package bellwether.trading.execution.account;

import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.MatchingRules;
import bellwether.trading.execution.TapeKind;
import bellwether.trading.execution.TrailPath;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The settings of an account as the phases of a bar ask for them.
record AccountRules(ExecutionSettings settings, PricePolicy prices, boolean locksBars) {
    static AccountRules of(ExecutionSettings settings) {
        MatchingRules matching = settings.matching();
        return new AccountRules(
                settings,
                new PricePolicy(matching),
                matching.lockedBarsBlock() && settings.tape() == TapeKind.DAILY);
    }

    @Nullable BigDecimal volumeShare() {
        return settings.matching().volumeShare();
    }

    boolean targetFirst() {
        return settings.matching().targetFirst();
    }

    boolean trailsStopInside() {
        return settings.matching().trail() == TrailPath.STOPPED_INSIDE;
    }

    boolean trailsFollowFirst() {
        return settings.matching().trail() == TrailPath.FOLLOWED_FIRST;
    }

    boolean proven() {
        return settings.matching().entryBarStopProven();
    }
}
