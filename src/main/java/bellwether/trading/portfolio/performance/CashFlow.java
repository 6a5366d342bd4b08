package bellwether.trading.portfolio.performance;

import java.math.BigDecimal;
import java.time.LocalDate;

/// Money that came into an account, or left it where it is negative.
///
/// @param sequence of its ledger entry
public record CashFlow(long sequence, LocalDate date, String currency, BigDecimal amount) {}
