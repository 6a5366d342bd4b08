package bellwether.trading.portfolio.risk;

import bellwether.platform.base.Audit;
import bellwether.platform.db.CleanupResult;
import bellwether.trading.portfolio.PortfolioAccounts;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/// All that is asked about the risk of portfolios.
public final class TradeRisk {
    private final RiskOverviews overviews;
    private final RiskHalts halts;
    private final PreTradeChecks checks;
    private final PositionSizes sizes;
    private final TradeChecks tokens;

    public TradeRisk(
            PortfolioAccounts accounts, MarketView market, Audit audit, InstantSource clock) {
        this.overviews = new RiskOverviews(accounts, market, audit, clock);
        this.halts = new RiskHalts(accounts, market, audit, clock);
        this.checks = new PreTradeChecks(accounts, market, clock);
        this.tokens = new TradeChecks(clock);
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

    /// Removes checks that are over. For maintenance.
    public CleanupResult tidy(Jdbi patient) {
        return tokens.retire(patient);
    }

    public PositionSizes sizes() {
        return sizes;
    }
}
