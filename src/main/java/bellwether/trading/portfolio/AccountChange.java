package bellwether.trading.portfolio;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.StepResult;

/// What one transaction did to an account.
public record AccountChange(
        Portfolio portfolio, AccountState before, AccountState after, StepResult happened) {}
