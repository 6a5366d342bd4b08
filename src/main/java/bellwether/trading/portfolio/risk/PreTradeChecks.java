package bellwether.trading.portfolio.risk;

import bellwether.market.calendar.TradingCalendar;
import bellwether.platform.base.Refusal;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.portfolio.FirstBar;
import bellwether.trading.portfolio.LockedAccount;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.TradedSymbol;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Checks orders before they are sent.
public final class PreTradeChecks {
    private final PortfolioAccounts accounts;
    private final MarketView market;
    private final TradeChecks checks;
    private final InstantSource clock;
    private final PeriodLosses losses;
    private final RiskDao limits = new RiskDao();
    private final TradeRecordDao records = new TradeRecordDao();

    public PreTradeChecks(PortfolioAccounts accounts, MarketView market, InstantSource clock) {
        this.accounts = accounts;
        this.market = market;
        this.checks = new TradeChecks(clock);
        this.clock = clock;
        this.losses = new PeriodLosses(clock);
    }

    /// Checks an order, and gives the token for it.
    ///
    /// @param order made for the portfolio, in shares
    /// @throws Refusal where the owner has no such portfolio, or no price of the symbol is known
    public PreTradeCheck check(
            String owner,
            PortfolioId portfolio,
            TradedSymbol symbol,
            Function<LockedAccount, Order> order) {
        return accounts.change(
                        owner,
                        portfolio,
                        Set.of(symbol.currency()),
                        account -> check(account, symbol.calendar(), order.apply(account)))
                .answer();
    }

    private PreTradeCheck check(LockedAccount account, TradingCalendar calendar, Order order) {
        Portfolio portfolio = account.portfolio();
        Handle h = account.transaction();
        String ticker = order.position().symbol();
        RiskAccount seen = RiskAccount.of(account, market);
        CheckedOrder checked =
                CheckedOrder.of(order, seen)
                        .orElseThrow(() -> LimitJudge.refusal(OpeningEstimate.noPrice(ticker)));
        Friction friction =
                Friction.of(
                        seen.facts().minutes(ticker, Friction.NEEDED),
                        seen.terms().apply(ticker).costs());
        Optional<TradeRecord> record =
                Optional.of(order.origin())
                        .filter(origin -> !origin.isEmpty())
                        .map(origin -> records.read(h, portfolio.owner(), Optional.of(origin)));
        TradeChecks.Issued issued = checks.issue(h, terms(portfolio, checked));
        return new PreTradeCheck(
                issued.token(),
                issued.expiresAt(),
                portfolio.id().toString(),
                ticker,
                FirstBar.from(calendar, portfolio.terms().tape(), clock.instant()),
                prices(checked, seen),
                friction,
                record.map(known -> OriginRecord.of(order.origin(), known)).orElse(null),
                CheckWarning.of(
                        new CheckWarning.Figures(
                                checked.rewardRisk(), checked.stopAtr(), friction, record)),
                portfolio.halted(),
                refusals(account, seen, order));
    }

    private static CheckTerms terms(Portfolio portfolio, CheckedOrder checked) {
        Order order = checked.order();
        if (!(order.size() instanceof OrderSize.Shares(BigDecimal shares))) {
            throw Refusal.invalid("/quantity", "must be a number of shares, was a size");
        }
        return new CheckTerms(
                new CheckTerms.Account(
                        portfolio.owner(), portfolio.id().number(), order.position().strategy()),
                order.position().symbol(),
                order.side().key(),
                CheckTerms.name(order.type()),
                shares,
                order.type().limitPrice(),
                order.type().stopPrice(),
                checked.stop(),
                checked.target(),
                checked.stated(),
                checked.entry());
    }

    private static PreTradeCheck.CheckPrices prices(CheckedOrder checked, RiskAccount seen) {
        OrderType type = checked.order().type();
        String ticker = checked.order().position().symbol();
        String source =
                type.limitPrice() != null ? "limit" : type.stopPrice() != null ? "stop" : "last";
        return new PreTradeCheck.CheckPrices(
                checked.entry(),
                source,
                source.equals("last") ? seen.markDay(ticker).orElse(null) : null,
                checked.atr(),
                checked.atr() == null ? null : seen.facts().rangeDay(ticker).orElse(null),
                checked.stop(),
                checked.stated().stop(),
                checked.target(),
                checked.stated().target(),
                checked.rewardRisk(),
                checked.stopAtr(),
                checked.atr() == null
                        ? "the average true range needs 15 finished daily bars: without them no"
                                + " stop and no target is proposed"
                        : null);
    }

    private List<PreTradeCheck.LimitNotice> refusals(
            LockedAccount account, RiskAccount seen, Order order) {
        Handle h = account.transaction();
        PortfolioId id = account.portfolio().id();
        List<PreTradeCheck.LimitNotice> found = new ArrayList<>();
        try {
            new LimitJudge(seen, limits.limits(h, id), losses.of(h, id, seen)).judge(order);
        } catch (Refusal refusal) {
            found.add(new PreTradeCheck.LimitNotice(refusal.code(), refusal.detail()));
        }
        account.rejection(order)
                .map(refusal -> new PreTradeCheck.LimitNotice(refusal.code(), refusal.detail()))
                .ifPresent(found::add);
        return found;
    }
}
