package bellwether.trading.execution.account;

import bellwether.trading.execution.Charge;
import bellwether.trading.execution.FillPhase;
import bellwether.trading.execution.LedgerKind;
import bellwether.trading.execution.MarginRules;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderRole;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderState;
import bellwether.trading.execution.Prices;
import bellwether.trading.execution.cost.TakerRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lets an order trade at a price: the part that closes a position always, the part that opens one
/// as far as the rules and the cash allow.
final class TradeBooking {
    private final AccountBook book;
    private final Funds funds;
    private final CostSheet costs;
    private final Sizing sizing;
    private final Reservations reservations;
    private final ExitOrders exits;

    TradeBooking(AccountBook book, Funds funds, ExitPrices prices, TrailingStops trails) {
        this.book = book;
        this.funds = funds;
        costs = new CostSheet(book);
        sizing = new Sizing(book, funds, costs, prices);
        reservations = new Reservations(book, costs);
        exits = new ExitOrders(book, prices, trails, reservations);
    }

    ExitOrders exits() {
        return exits;
    }

    Reservations reservations() {
        return reservations;
    }

    /// Both parts at once.
    void trade(LiveOrder order, TradeTerms terms) {
        close(order, terms);
        if (order.isOpen()) {
            open(order, terms);
        }
        order.draft = null;
    }

    /// The part that closes a position.
    void close(LiveOrder order, TradeTerms terms) {
        if (reservations.closing(order).signum() == 0 || !isResolved(order, terms)) {
            return;
        }
        BigDecimal wanted = wanted(order).min(reservations.closing(order));
        BigDecimal shares = book.book(order).available(wanted);
        if (shares.signum() > 0) {
            Holding holding = book.holding(order);
            BigDecimal free = funds.free(holding.terms.currency());
            book(order, shares, terms, true);
            afterTrade(order, shares, terms);
            exits.shrinkToPosition(holding, book.book(order));
            if (terms.phase() == FillPhase.RANGE) {
                funds.withhold(holding.terms.currency(), free);
            }
        }
    }

    private static BigDecimal wanted(LiveOrder order) {
        return order.remaining == null ? BigDecimal.ZERO : order.remaining;
    }

    /// Turns a size into shares, before what is free is known.
    private boolean isResolved(LiveOrder order, TradeTerms terms) {
        if (order.remaining != null) {
            return true;
        }
        Sizing.Wanted wanted = sizing.wanted(order, terms);
        if (wanted.reason() != OrderReason.NONE) {
            book.refuse(order, wanted.reason());
            return false;
        }
        if (wanted.shares().signum() == 0) {
            book.refuse(order, OrderReason.INSUFFICIENT_CASH);
            return false;
        }
        order.remaining = wanted.shares();
        order.cuttable = true;
        return true;
    }

    /// The part that opens a position, once none of the other side is left.
    void open(LiveOrder order, TradeTerms terms) {
        SymbolBook symbol = book.book(order);
        if (order.reducesOnly()
                || order.role == OrderRole.FORCED
                || reservations.closing(order).signum() > 0
                || symbol.available(BigDecimal.ONE).signum() == 0) {
            return;
        }
        if (order.side == OrderSide.SELL && !mayShort(symbol)) {
            book.refuse(order, OrderReason.WOULD_SHORT);
        } else if (!book.slots.isFree(book.holding(order))) {
            book.refuse(order, OrderReason.NO_SLOT);
        } else if (isResolved(order, terms)) {
            afford(order, terms, symbol);
        }
    }

    boolean mayShort(SymbolBook symbol) {
        MarginRules margin = book.rules.settings().margin();
        return margin.shorting() && !symbol.terms.costs().refusesShorts();
    }

    private void afford(LiveOrder order, TradeTerms terms, SymbolBook symbol) {
        Optional<BigDecimal> spendable = funds.spendable(order);
        if (spendable.isEmpty()) {
            book.refuse(order, OrderReason.CURRENCY_UNKNOWN);
            return;
        }
        BigDecimal part = reservations.covered(order.side);
        boolean resolvedNow = order.cuttable;
        order.cuttable = false;
        if (resolvedNow) {
            cut(order, terms, spendable.get(), part);
        }
        BigDecimal shares = symbol.available(wanted(order));
        if (wanted(order).signum() == 0
                || costs.need(order, shares, terms, part).compareTo(spendable.get()) > 0) {
            book.refuse(order, OrderReason.INSUFFICIENT_CASH);
        } else if (!exits.areKnown(order)) {
            book.refuse(order, OrderReason.ATR_UNKNOWN);
        } else {
            open(order, shares, terms, resolvedNow);
        }
    }

    /// To what can be afforded; costs rise with the shares, so what fits need not be looked for.
    private void cut(LiveOrder order, TradeTerms terms, BigDecimal money, BigDecimal part) {
        BigDecimal wanted = wanted(order);
        boolean fits =
                money.signum() > 0 && costs.need(order, wanted, terms, part).compareTo(money) <= 0;
        if (!fits) {
            order.remaining = wanted.min(sizing.most(order, terms, money, part));
        }
    }

    private void open(LiveOrder order, BigDecimal shares, TradeTerms terms, boolean resolvedNow) {
        book(order, shares, terms, false);
        book.slots.opened(order.order.position());
        if (resolvedNow && order.isOpen()) {
            reservations.begin(order, terms.price());
        }
        afterTrade(order, shares, terms);
        List<LiveOrder> made = exits.grow(order, shares, terms);
        made.forEach(exit -> exit.liveSince = terms.since());
        passed(made, terms);
    }

    /// A level that the entry's price has passed already fills there at once.
    void passed(List<LiveOrder> exitOrders, TradeTerms entry) {
        double price = entry.price().doubleValue();
        for (LiveOrder exit : exitOrders) {
            PriceLevel stop = exit.kind() == ActiveKind.STOP ? exit.stop : null;
            if (!exit.isOpen() || book.book(exit).blocks(exit.side)) {
                continue;
            }
            if (stop != null && PricePolicy.reaches(exit.side, price, stop)) {
                exits.trigger(exit);
                trade(exit, entry.exit(TakerRule.FULL));
            } else if (exit.kind() == ActiveKind.LIMIT
                    && exit.limit != null
                    && book.rules.prices().fills(exit.side, price, exit.limit)) {
                trade(exit, entry.exit(TakerRule.UP_TO_LIMIT));
            }
        }
    }

    /// What other orders give up within the range is free on the next bar only.
    private void afterTrade(LiveOrder order, BigDecimal shares, TradeTerms terms) {
        String currency = book.book(order).terms.currency();
        boolean range = terms.phase() == FillPhase.RANGE && order.group != null;
        BigDecimal free = range ? funds.free(currency) : BigDecimal.ZERO;
        exits.shrinkGroup(order, shares);
        exits.endEntry(order);
        if (range) {
            funds.withhold(currency, free);
        }
    }

    private void book(LiveOrder order, BigDecimal shares, TradeTerms terms, boolean closes) {
        SymbolBook symbol = book.book(order);
        BigDecimal value = CostSheet.value(symbol, shares, terms.price());
        Map<String, BigDecimal> cumulative = costs.cumulative(order, shares, value);
        List<Charge> charges = costs.charges(order, shares, value, terms, cumulative);
        if (order.draft == null) {
            order.draft = book.draft(order, terms);
        }
        order.draft.add(shares, value, charges);
        BigDecimal sum = pay(order, value, charges);
        Holding holding = book.holding(order);
        if (closes) {
            book.close(holding, new Holding.Exit(order.id(), book.today(), shares, value, sum));
        } else {
            BigDecimal signed = order.side == OrderSide.BUY ? shares : shares.negate();
            holding.open(order.id(), book.today(), signed, value, sum);
        }
        symbol.use(shares);
        order.filled = Prices.plain(order.filled.add(shares));
        order.value = order.value.add(value);
        order.charges = cumulative;
        order.remaining = Prices.plain(wanted(order).subtract(shares));
        progress(order);
        funds.cover(symbol.terms.currency(), order.order.position(), order.id());
    }

    private void progress(LiveOrder order) {
        if (wanted(order).signum() == 0) {
            book.end(order, OrderState.FILLED, OrderReason.NONE);
        } else {
            reservations.refresh(order);
            book.changed(order);
        }
    }

    /// @return all charges together
    private BigDecimal pay(LiveOrder order, BigDecimal value, List<Charge> charges) {
        String currency = book.book(order).terms.currency();
        book.ledger.add(
                book.today(),
                LedgerKind.TRADE,
                currency,
                order.side == OrderSide.BUY ? value.negate() : value,
                order.order.position(),
                order.id());
        BigDecimal sum = BigDecimal.ZERO;
        for (Charge charge : charges) {
            sum = sum.add(charge.amount());
            book.ledger.add(
                    book.today(),
                    LedgerKind.CHARGE,
                    currency,
                    charge.amount().negate(),
                    order.order.position(),
                    order.id() + " " + charge.name());
        }
        return sum;
    }
}
