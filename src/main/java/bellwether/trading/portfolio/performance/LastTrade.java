package bellwether.trading.portfolio.performance;

import bellwether.trading.portfolio.PortfolioId;

/// The newest closed trade of a portfolio.
///
/// @param n its number
public record LastTrade(PortfolioId portfolio, String owner, long n) {}
