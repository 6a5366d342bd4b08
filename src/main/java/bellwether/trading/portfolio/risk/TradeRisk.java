package bellwether.trading.portfolio.risk;

import bellwether.platform.base.Audit;
import bellwether.trading.portfolio.PortfolioAccounts;
import java.time.InstantSource;

/// All that is asked about the risk of portfolios.
public final class TradeRisk {
    private final RiskOverviews overviews;
    private final RiskHalts halts;
    private final PreTradeChecks checks;
    private final PositionSizes sizes;

    public TradeRisk(
            PortfolioAccounts accounts, MarketView market, Audit audit, InstantSource clock) {
        this.overviews = new RiskOverviews(accounts, market, audit, clock);
        this.halts = new RiskHalts(accounts, market, audit, clock);
        this.checks = new PreTradeChecks(accounts, market, clock);
        this.sizes = new PositionSizes(accounts, market, clock);
    }

    public RiskOverviews overviews() {
        return overviews;
    }

    public RiskHalts halts() {
        return halts;
    }

    public PreTradeChecks checks() {
        return checks;
    }

    public PositionSizes sizes() {
        return sizes;
    }
}
