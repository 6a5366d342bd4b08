package bellwether.trading.portfolio.risk;

import bellwether.trading.portfolio.PortfolioAccounts;

/// What risk must know of symbols.
public record MarketView(PortfolioAccounts.Instruments instruments, TradeFacts facts) {}
