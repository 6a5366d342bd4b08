package bellwether.trading.portfolio;

/// The newest closed trade of a portfolio.
///
/// @param n its number
public record LastTrade(PortfolioId portfolio, String owner, long n) {}
