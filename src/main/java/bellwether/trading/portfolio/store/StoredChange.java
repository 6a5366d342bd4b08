package bellwether.trading.portfolio.store;

import bellwether.trading.execution.StepResult;
import bellwether.trading.portfolio.FillSource;

/// What happened to an account, and what its fills were matched with.
public record StoredChange(StepResult happened, FillSource source) {}
