package bellwether.trading.portfolio.risk;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.trading.portfolio.LockedAccount;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioId;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Shows how portfolios use their limits, and changes the limits.
public final class RiskOverviews {
    private final PortfolioAccounts accounts;
    private final MarketView market;
    private final Audit audit;
    private final PeriodLosses losses;
    private final RiskDao limits = new RiskDao();
    private final HaltDao halts = new HaltDao();

    public RiskOverviews(
            PortfolioAccounts accounts, MarketView market, Audit audit, InstantSource clock) {
        this.accounts = accounts;
        this.market = market;
        this.audit = audit;
        this.losses = new PeriodLosses(clock);
    }

    public RiskOverview show(String owner, PortfolioId id) {
        return accounts.look(owner, id, this::show);
    }

    /// Changes the limits that are stated; the others stay.
    ///
    /// @throws bellwether.platform.base.Refusal where a value breaks its rule
    public RiskOverview change(Actor actor, PortfolioId id, ObjectNode stated) {
        return accounts.change(
                        actor.owner(),
                        id,
                        account -> {
                            Handle h = account.transaction();
                            limit(h, actor, id, stated);
                            return show(account);
                        })
                .answer();
    }

    /// Changes limits in a transaction of the caller.
    ///
    /// @throws bellwether.platform.base.Refusal where a value breaks its rule
    public void limit(Handle h, Actor actor, PortfolioId id, ObjectNode stated) {
        limits.change(h, id, limits.limits(h, id).changed("", stated));
        audit.note(actor, "portfolio.limits", id.toString());
    }

    private RiskOverview show(LockedAccount account) {
        Handle h = account.transaction();
        Portfolio portfolio = account.portfolio();
        RiskAccount seen = RiskAccount.of(account, market);
        RiskLimits held = limits.limits(h, portfolio.id());
        List<Exposure> exposures = new Exposures(seen).all(null);
        LimitUses uses = new LimitUses(seen, held, exposures);
        return new RiskOverview(
                portfolio.id().toString(),
                portfolio.terms().currency(),
                account.equity().orElse(null),
                portfolio.halted(),
                halts.current(h, portfolio.id()).map(RiskOverview.ShownHalt::of).orElse(null),
                held,
                uses.all(losses.of(h, portfolio.id(), seen)),
                exposures.stream().map(RiskOverviews::shown).toList(),
                uses.sectors(),
                uses.unknown());
    }

    private static RiskOverview.PositionHeat shown(Exposure one) {
        OpeningEstimate.Unknown unknown = one.unknown();
        return new RiskOverview.PositionHeat(
                one.key().symbol(),
                one.key().strategy(),
                one.order(),
                one.quantity(),
                one.value(),
                one.loss(),
                one.unstopped(),
                one.sector().orElse(null),
                unknown == null ? null : unknown.reason());
    }
}
