package bellwether.trading.portfolio.store;

import bellwether.trading.execution.AccountState;
import bellwether.trading.portfolio.Portfolio;

/// A portfolio whose row is locked, and its account as the tables have it.
public record StoredAccount(Portfolio portfolio, AccountState state) {}
