package bellwether.trading.portfolio;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.StepResult;

/// What one transaction did to an account.
///
/// @param holds symbols whose orders begin or end to wait
/// @param source what its fills were matched with
public record AccountChange(
        Portfolio portfolio,
        AccountState before,
        AccountState after,
        StepResult happened,
        HoldChanges holds,
        FillSource source) {}
