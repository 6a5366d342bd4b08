package bellwether.trading.portfolio;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.StepResult;
import java.util.Set;

/// What one transaction did to an account.
///
/// @param newlyHeld symbols whose orders wait from now on, as a split is suspected
public record AccountChange(
        Portfolio portfolio,
        AccountState before,
        AccountState after,
        StepResult happened,
        Set<String> newlyHeld) {
    public AccountChange {
        newlyHeld = Set.copyOf(newlyHeld);
    }
}
