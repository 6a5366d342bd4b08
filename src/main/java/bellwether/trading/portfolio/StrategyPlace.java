package bellwether.trading.portfolio;

/// Where an order belongs.
public record StrategyPlace(PortfolioId portfolio, StrategyId strategy) {}
