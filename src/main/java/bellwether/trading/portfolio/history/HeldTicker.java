package bellwether.trading.portfolio.history;

/// A symbol that an owner holds, in one portfolio or several.
public record HeldTicker(String ticker, boolean isLong) {}
