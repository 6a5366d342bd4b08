package bellwether.trading.execution.account;

import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.LedgerKind;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderRole;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.Prices;
import bellwether.trading.execution.TapeAction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What follows from the closes: margin calls, ruin, settlement of what is no longer listed.
final class AccountClose {
    private static final String FORCED = "forced.";
    private static final String SETTLEMENT = "delist";

    private final AccountBook book;
    private final Funds funds;

    AccountClose(AccountBook book, Funds funds) {
        this.book = book;
        this.funds = funds;
    }

    private record Held(SymbolBook symbol, Holding holding) {
        BigDecimal worth() {
            return Funds.worth(holding, symbol).abs();
        }
    }

    /// Closes shorts while equity does not cover them, and everything where there is none left.
    void checkMargin() {
        if (book.ruined || !isDoubtful()) {
            return;
        }
        Optional<BigDecimal> equity = funds.equity();
        if (equity.isEmpty()) {
            return;
        }
        List<Held> held = held();
        if (equity.get().signum() < (held.isEmpty() ? 0 : 1)) {
            ruin(held, equity.get());
        } else {
            funds.shortWorth().ifPresent(shorts -> call(held, equity.get(), shorts));
        }
    }

    /// By doubles, with room for their errors: whether equity may be too little.
    private boolean isDoubtful() {
        double shorts = 0;
        double equity = 0;
        for (SymbolBook symbol : book.symbols.values()) {
            for (Holding holding : symbol.holdings.values()) {
                if (holding.shares() != 0) {
                    double worth =
                            holding.shares()
                                    * symbol.lastClose()
                                    * symbol.terms.priceUnit().doubleValue();
                    shorts += Math.max(0, -worth);
                    equity += worth;
                }
                if (!symbol.terms.currency().equals(funds.base()) && holding.shares() != 0) {
                    return true;
                }
            }
        }
        if (book.ledger.balances().size() > 1) {
            return true;
        }
        equity += book.ledger.balance(funds.base()).doubleValue();
        double least = book.rules.settings().margin().forcedBelow().doubleValue() * shorts;
        return equity <= least + 1e-6 * (1 + Math.abs(equity) + shorts);
    }

    private List<Held> held() {
        List<Held> held = new ArrayList<>();
        for (SymbolBook symbol : book.symbols.values()) {
            for (Holding holding : symbol.holdings.values()) {
                if (!holding.isFlat()) {
                    held.add(new Held(symbol, holding));
                }
            }
        }
        return held;
    }

    /// Whole shorts, the largest first, those among them that are being closed already.
    private void call(List<Held> held, BigDecimal equity, BigDecimal shortWorth) {
        BigDecimal part = book.rules.settings().margin().forcedBelow();
        BigDecimal left = shortWorth;
        if (equity.compareTo(left.multiply(part)) >= 0) {
            return;
        }
        List<Held> shorts = new ArrayList<>(held);
        shorts.removeIf(one -> one.holding.sign() > 0);
        shorts.sort(
                Comparator.comparingInt((Held one) -> isForced(one.holding) ? 0 : 1)
                        .thenComparing(Comparator.comparing(this::inBase).reversed())
                        .thenComparing(one -> one.holding.key));
        boolean called = false;
        for (Held one : shorts) {
            if (equity.compareTo(left.multiply(part)) >= 0) {
                break;
            }
            left = left.subtract(inBase(one));
            called |= force(one.holding);
        }
        if (called) {
            book.event(new AccountEvent.MarginCall(equity, shortWorth));
        }
    }

    private BigDecimal inBase(Held one) {
        BigDecimal rate = funds.rate(one.symbol.terms.currency()).orElse(BigDecimal.ZERO);
        return one.worth().multiply(rate);
    }

    private boolean isForced(Holding holding) {
        return book.orders.values().stream()
                .anyMatch(order ->
                        order.role == OrderRole.FORCED
                                && order.order.position().equals(holding.key));
    }

    private void ruin(List<Held> held, BigDecimal equity) {
        book.ruined = true;
        for (LiveOrder order : List.copyOf(book.orders.values())) {
            if (order.role != OrderRole.FORCED) {
                book.cancel(order, OrderReason.RUINED);
            }
        }
        held.forEach(one -> force(one.holding));
        book.event(new AccountEvent.Ruined(equity));
    }

    /// @return whether its position is not being closed already
    private boolean force(Holding holding) {
        if (isForced(holding)) {
            return false;
        }
        long sequence = book.nextSequence();
        Order order =
                Order.of(
                                FORCED + sequence,
                                holding.key,
                                holding.sign() < 0 ? OrderSide.BUY : OrderSide.SELL,
                                new OrderSize.Shares(holding.quantity().abs()),
                                OrderType.market())
                        .reducing()
                        .withOrigin("margin");
        LiveOrder live =
                new LiveOrder(order, OrderRole.FORCED, null, book.step().time() + 1, sequence);
        book.add(live);
        book.changed(live);
        return true;
    }

    void delist(TapeAction.Delisting delisting) {
        SymbolBook symbol = book.symbol(delisting.symbol());
        for (LiveOrder order : List.copyOf(symbol.orders)) {
            book.cancel(order, OrderReason.DELISTED);
        }
        BigDecimal mark = symbol.mark();
        if (mark != null) {
            BigDecimal price = mark.add(ExitPrices.percentOf(mark, delisting.returnPercent()));
            for (Holding holding : symbol.holdings.values()) {
                if (!holding.isFlat()) {
                    settle(holding, symbol, Prices.plain(price));
                }
            }
        }
    }

    private void settle(Holding holding, SymbolBook symbol, BigDecimal price) {
        BigDecimal shares = holding.quantity().abs();
        BigDecimal value = CostSheet.value(symbol, shares, price);
        OrderSide side = holding.sign() > 0 ? OrderSide.SELL : OrderSide.BUY;
        FillDraft draft =
                new FillDraft(SETTLEMENT, holding.key, side, TradeTerms.settlement(price), false);
        draft.add(shares, value, List.of());
        book.add(draft);
        book.ledger.add(
                book.today(),
                LedgerKind.SETTLEMENT,
                symbol.terms.currency(),
                side == OrderSide.SELL ? value : value.negate(),
                holding.key,
                SETTLEMENT);
        book.close(
                holding,
                new Holding.Exit(SETTLEMENT, book.today(), shares, value, BigDecimal.ZERO));
    }
}
