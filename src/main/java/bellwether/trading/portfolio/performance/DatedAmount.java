package bellwether.trading.portfolio.performance;

import java.math.BigDecimal;
import java.time.LocalDate;

/// Money that an investor pays in (below 0) or gets back on a date.
public record DatedAmount(LocalDate date, BigDecimal amount) {}
