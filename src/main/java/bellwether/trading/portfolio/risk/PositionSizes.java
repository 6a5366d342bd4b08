package bellwether.trading.portfolio.risk;

import bellwether.platform.base.Refusal;
import bellwether.trading.execution.Order;
import bellwether.trading.portfolio.LockedAccount;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// How many shares fixed risk, the average true range, half Kelly and the limits allow.
public final class PositionSizes {
    private final PortfolioAccounts accounts;
    private final MarketView market;
    private final PeriodLosses losses;
    private final RiskDao limits = new RiskDao();
    private final TradeRecordDao records = new TradeRecordDao();

    public PositionSizes(PortfolioAccounts accounts, MarketView market, InstantSource clock) {
        this.accounts = accounts;
        this.market = market;
        this.losses = new PeriodLosses(clock);
    }

    /// Sizes an order by each method; the smallest counts.
    ///
    /// @param currency of the symbol's amounts
    /// @param order of one share, with the stop in its bracket where there is one
    /// @throws Refusal where the owner has no such portfolio, or no price of the symbol is known
    public SizeAnswer size(
            String owner,
            PortfolioId portfolio,
            String currency,
            Function<LockedAccount, Order> order,
            SizeWish wish) {
        return accounts.look(
                owner,
                portfolio,
                Set.of(currency),
                account -> size(account, order.apply(account), wish));
    }

    private SizeAnswer size(LockedAccount account, Order order, SizeWish wish) {
        Handle h = account.transaction();
        PortfolioId id = account.portfolio().id();
        String ticker = order.position().symbol();
        RiskAccount seen = RiskAccount.of(account, market);
        CheckedOrder checked =
                CheckedOrder.of(order, seen)
                        .orElseThrow(() -> LimitJudge.refusal(OpeningEstimate.noPrice(ticker)));
        RiskLimits held = limits.limits(h, id);
        BigDecimal risk =
                Optional.ofNullable(wish.riskPercent())
                        .or(() -> held.most(RiskLimit.RISK_PERCENT))
                        .orElse(RiskLimit.RISK_PERCENT.usual());
        SizeQuestion asked =
                new SizeQuestion(
                        id,
                        order,
                        checked.entry(),
                        checked.stated().stop() ? checked.stop() : null,
                        risk);
        SizeFormulas formulas = new SizeFormulas(seen, asked);
        TradeRecord record = records.read(h, account.portfolio().owner(), Optional.empty());
        List<SizeMethod> methods = new ArrayList<>();
        if (wish.amount() != null) {
            methods.add(formulas.amount(wish.amount()));
        }
        methods.add(formulas.fixedRisk());
        methods.add(formulas.averageRange());
        methods.add(formulas.halfKelly(record));
        methods.add(formulas.limits(new LimitJudge(seen, held, losses.of(h, id, seen))));
        return SizeAnswer.of(asked, seen, methods);
    }
}
