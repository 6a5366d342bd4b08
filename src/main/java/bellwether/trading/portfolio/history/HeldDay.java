package bellwether.trading.portfolio.history;

import bellwether.trading.portfolio.PortfolioId;
import java.time.LocalDate;

/// A day at whose end a portfolio held something.
public record HeldDay(PortfolioId portfolio, LocalDate day) {}
