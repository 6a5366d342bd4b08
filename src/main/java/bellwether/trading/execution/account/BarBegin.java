package bellwether.trading.execution.account;

import bellwether.platform.base.Refusal;
import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.LedgerKind;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderState;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.execution.TimeInForce;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// What happens before a bar opens: borrow fees, splits, dividends, expiry.
final class BarBegin {
    private static final BigDecimal DAYS_A_YEAR = BigDecimal.valueOf(365);

    private final AccountBook book;
    private final SplitBooking splits;

    BarBegin(AccountBook book, SplitBooking splits) {
        this.book = book;
        this.splits = splits;
    }

    void run(List<SymbolBook> symbols) {
        TapeStep step = book.step();
        symbols.forEach(symbol -> payBorrowing(symbol, step.date(symbol.symbol)));
        for (TapeAction action : step.actions()) {
            if (action instanceof TapeAction.Split split) {
                splits.apply(split);
            }
        }
        for (TapeAction action : step.actions()) {
            if (action instanceof TapeAction.Dividend dividend) {
                pay(dividend);
            } else if (action instanceof TapeAction.MissedShares missed) {
                pay(missed);
            }
        }
        if (!book.orders.isEmpty()) {
            expireOld();
            for (int i = 0; i < symbols.size(); i++) {
                begin(symbols.get(i));
            }
        }
    }

    private void payBorrowing(SymbolBook symbol, LocalDate date) {
        for (Holding holding : symbol.holdings.values()) {
            if (holding.shares() < 0 && holding.borrowedTo != null) {
                long nights = ChronoUnit.DAYS.between(holding.borrowedTo, date);
                BigDecimal mark = symbol.mark();
                if (nights > 0 && mark != null) {
                    payBorrowing(symbol, holding, fee(symbol, holding, mark, nights));
                }
                holding.borrowedTo = date.isAfter(holding.borrowedTo) ? date : holding.borrowedTo;
            }
        }
    }

    private BigDecimal fee(SymbolBook symbol, Holding holding, BigDecimal mark, long nights) {
        return holding.quantity()
                .abs()
                .multiply(mark)
                .multiply(symbol.terms.priceUnit())
                .multiply(book.rules.settings().margin().borrowPercent())
                .movePointLeft(2)
                .multiply(BigDecimal.valueOf(nights))
                .divide(DAYS_A_YEAR, MathContext.DECIMAL128)
                .setScale(symbol.terms.digits(), RoundingMode.HALF_UP);
    }

    private void payBorrowing(SymbolBook symbol, Holding holding, BigDecimal fee) {
        holding.earn(fee.negate());
        book.ledger.add(
                book.today(),
                LedgerKind.BORROW_FEE,
                symbol.terms.currency(),
                fee.negate(),
                holding.key,
                symbol.symbol);
    }

    private void pay(TapeAction.Dividend dividend) {
        SymbolBook symbol = book.symbol(dividend.symbol());
        if (symbol.terms.dividendsInPrices()) {
            return;
        }
        boolean stated = dividend.held() != null;
        if (stated && symbol.holdings.size() > 1) {
            throw Refusal.invalid(
                    "/dividend/held",
                    "must be absent where several strategies hold " + symbol.symbol);
        }
        for (Holding holding : symbol.holdings.values()) {
            BigDecimal held =
                    dividend.held() == null
                            ? holding.heldBefore(dividend.exDate())
                            : dividend.held();
            BigDecimal closed =
                    dividend.closed().getOrDefault(holding.key.strategy(), BigDecimal.ZERO);
            BigDecimal amount = CostSheet.value(symbol, held.add(closed), dividend.amount());
            holding.earn(amount);
            book.ledger.add(
                    book.today(),
                    LedgerKind.DIVIDEND,
                    symbol.terms.currency(),
                    amount,
                    holding.key,
                    dividend.exDate().toString());
        }
    }

    /// What a split would have left is worth what shares are worth now.
    private void pay(TapeAction.MissedShares missed) {
        SymbolBook symbol = book.symbol(missed.symbol());
        for (Holding holding : symbol.holdings.values()) {
            BigDecimal shares = missed.shares().get(holding.key.strategy());
            if (shares != null) {
                BigDecimal amount = CostSheet.value(symbol, shares, missed.price());
                holding.earn(amount);
                book.ledger.add(
                        book.today(),
                        LedgerKind.CASH_IN_LIEU,
                        symbol.terms.currency(),
                        amount,
                        holding.key,
                        missed.exDate().toString());
            }
        }
    }

    private void expireOld() {
        List<LiveOrder> old = new ArrayList<>(0);
        for (LiveOrder order : book.orders.values()) {
            if (expiry(order) != OrderReason.NONE) {
                old.add(order);
            }
        }
        old.forEach(order -> book.end(order, OrderState.EXPIRED, expiry(order)));
    }

    private OrderReason expiry(LiveOrder order) {
        LocalDate date = book.step().date(order.order.position().symbol());
        if (order.order.timeInForce() instanceof TimeInForce.GoodTillDate(LocalDate until)
                && date.isAfter(until)) {
            return OrderReason.UNTIL_PASSED;
        }
        boolean over = order.session != null && date.isAfter(order.session);
        return over && ClosePhase.isForDay(order) ? OrderReason.DAY_OVER : OrderReason.NONE;
    }

    private void begin(SymbolBook symbol) {
        TapeStep step = book.step();
        for (LiveOrder order : symbol.orders) {
            order.liveSince = LiveSince.OPEN;
            order.needsProof = false;
            order.cuttable = false;
            if (order.session == null && order.acceptedAt <= step.time()) {
                order.session = step.date(symbol.symbol);
                order.state = OrderState.WORKING;
                book.changed(order);
            }
        }
        if (step.held().contains(symbol.symbol) && !symbol.orders.isEmpty()) {
            book.event(new AccountEvent.SymbolHeld(symbol.symbol));
        }
    }
}
