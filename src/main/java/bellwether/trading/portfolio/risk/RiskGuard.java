package bellwether.trading.portfolio.risk;

import bellwether.platform.base.Refusal;
import bellwether.platform.http.StatusRefusal;
import bellwether.trading.execution.Order;
import bellwether.trading.portfolio.LockedAccount;
import bellwether.trading.portfolio.OrderGuard;
import bellwether.trading.portfolio.Portfolio;
import java.time.InstantSource;
import java.util.Optional;

/// Judges orders by the halt, the check and the limits of their portfolio. What only reduces
/// passes, whatever its limits are.
public final class RiskGuard implements OrderGuard {
    private final MarketView market;
    private final TradeChecks checks;
    private final PeriodLosses losses;
    private final RiskDao dao = new RiskDao();

    public RiskGuard(MarketView market, InstantSource clock) {
        this.market = market;
        this.checks = new TradeChecks(clock);
        this.losses = new PeriodLosses(clock);
    }

    @Override
    public void judge(LockedAccount account, Order order, Optional<String> check) {
        judge(account, order, check, true);
    }

    /// By the halt and the limits alone.
    @Override
    public void judgeSignal(LockedAccount account, Order order) {
        judge(account, order, Optional.empty(), false);
    }

    private void judge(
            LockedAccount account, Order order, Optional<String> check, boolean checked) {
        Portfolio portfolio = account.portfolio();
        RiskAccount seen = RiskAccount.of(account, market);
        check.ifPresent(
                token -> checks.use(account, order, token, new CheckComparison(portfolio, seen)));
        if (new OpeningEstimates(seen).of(order) instanceof OpeningEstimate.Nothing) {
            return;
        }
        if (portfolio.halted()) {
            throw halted(portfolio);
        }
        RiskLimits limits = dao.limits(account.transaction(), portfolio.id());
        if (checked && limits.requireCheck() && check.isEmpty()) {
            throw StatusRefusal.of(
                    428,
                    "check_required",
                    "Send check, the token of a check of this order: %s has require_check on. Run one with POST /api/v1/trading/checks."
                            .formatted(portfolio.id()));
        }
        new LimitJudge(seen, limits, losses.of(account.transaction(), portfolio.id(), seen))
                .judge(order);
    }

    private static Refusal halted(Portfolio portfolio) {
        return Refusal.conflict(
                "halted",
                "%s is halted: orders that open are refused, those that reduce pass. Resume it with POST /api/v1/portfolios/%s/resume."
                        .formatted(portfolio.id(), portfolio.id()));
    }
}
