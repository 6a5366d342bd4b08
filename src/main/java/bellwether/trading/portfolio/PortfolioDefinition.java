package bellwether.trading.portfolio;

/// What an owner says of a portfolio.
public record PortfolioDefinition(String name, PortfolioTerms terms) {}
