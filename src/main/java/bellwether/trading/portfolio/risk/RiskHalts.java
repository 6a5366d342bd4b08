package bellwether.trading.portfolio.risk;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Refusal;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderRole;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.Position;
import bellwether.trading.portfolio.LockedAccount;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Halts portfolios and lets them trade again.
public final class RiskHalts {
    private final PortfolioAccounts accounts;
    private final MarketView market;
    private final Audit audit;
    private final InstantSource clock;
    private final HaltDao dao = new HaltDao();

    public RiskHalts(
            PortfolioAccounts accounts, MarketView market, Audit audit, InstantSource clock) {
        this.accounts = accounts;
        this.market = market;
        this.audit = audit;
        this.clock = clock;
    }

    /// What a halt has done.
    ///
    /// @param cancelled ids of the orders that it cancelled
    /// @param closing ids of the market orders that close positions; they fill on the next bar
    public record HaltResult(TradeHalt halt, List<String> cancelled, List<String> closing) {
        public HaltResult {
            cancelled = List.copyOf(cancelled);
            closing = List.copyOf(closing);
        }
    }

    /// Refuses orders that open from now on. A portfolio that is halted already gets the new mode.
    public HaltResult halt(Actor actor, PortfolioId id, HaltMode mode, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        TradeHalt halt = new TradeHalt(mode, reason, actor.owner(), now);
        return accounts.change(actor.owner(), id, account -> halt(actor, account, halt)).answer();
    }

    private HaltResult halt(Actor actor, LockedAccount account, TradeHalt halt) {
        Portfolio portfolio = account.portfolio();
        dao.halt(account.transaction(), portfolio.id(), halt);
        List<String> cancelled =
                waiting(account, halt.mode()).stream()
                        .map(order ->
                                account.cancel(order.order().id(), OrderReason.HALTED).order().id())
                        .toList();
        List<String> closing = halt.mode() == HaltMode.FLATTEN ? close(account) : List.of();
        audit.note(
                actor,
                "portfolio.halt",
                portfolio.id().toString(),
                halt.mode().key() + ": " + halt.reason());
        // nothing that is written after this waits for another transaction
        RiskLiveEvents.halted(account.transaction(), portfolio, halt);
        return new HaltResult(halt, cancelled, closing);
    }

    /// Once all is closed, an order that was to close a position would open one.
    private List<OrderStatus> waiting(LockedAccount account, HaltMode mode) {
        if (mode == HaltMode.BLOCK) {
            return List.of();
        }
        OpeningEstimates estimates = new OpeningEstimates(RiskAccount.of(account, market));
        return account.state().orders().stream()
                .filter(order -> order.role() == OrderRole.ENTRY && !order.order().reduceOnly())
                .filter(order ->
                        mode == HaltMode.FLATTEN
                                || !(estimates.of(order) instanceof OpeningEstimate.Nothing))
                .toList();
    }

    private List<String> close(LockedAccount account) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return account.state().positions().stream()
                .filter(position -> position.quantity().signum() != 0)
                .map(position -> closing(position, account.nextOrder().account()))
                .map(order -> account.accept(order, wholeSeconds(now), today).order().id())
                .toList();
    }

    /// Bars that begin within the second are none of its orders.
    private static long wholeSeconds(Instant now) {
        return now.getEpochSecond() + (now.getNano() > 0 ? 1 : 0);
    }

    private static Order closing(Position position, String id) {
        BigDecimal quantity = position.quantity();
        return Order.of(
                        id,
                        position.key(),
                        quantity.signum() > 0 ? OrderSide.SELL : OrderSide.BUY,
                        OrderSize.shares(quantity.abs()),
                        OrderType.market())
                .reducing()
                .withOrigin("halt");
    }

    /// Lets a portfolio trade again.
    ///
    /// @throws Refusal where it is not halted
    public void resume(Actor actor, PortfolioId id, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        accounts.change(
                actor.owner(),
                id,
                account -> {
                    if (!account.portfolio().halted()) {
                        throw Refusal.conflict("not_halted", id + " is not halted.");
                    }
                    dao.resume(
                            account.transaction(),
                            id,
                            new TradeHalt(HaltMode.BLOCK, reason, actor.owner(), now));
                    audit.note(actor, "portfolio.resume", id.toString(), reason);
                    RiskLiveEvents.resumed(account.transaction(), account.portfolio(), reason);
                    return id;
                });
    }
}
