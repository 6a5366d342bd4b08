package bellwether.trading.execution.account;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.trading.execution.Charge;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.FillPhase;
import bellwether.trading.execution.LedgerKind;
import bellwether.trading.execution.Lot;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.Prices;
import bellwether.trading.execution.RateBasis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// Shares that come in or go out at a price that somebody states. The money they were bought with
/// flows in with them, and what they were sold for flows out, so that cash is as it was before.
final class StatedBooking {
    private static final String COSTS = "stated_costs";

    private final AccountBook book;
    private final TradeBooking trades;

    StatedBooking(AccountBook book, TradeBooking trades) {
        this.book = book;
        this.trades = trades;
    }

    /// One transfer while it is booked.
    private record Draft(
            SymbolBook symbol, Holding holding, OrderSide side, String id, BigDecimal price) {
        BigDecimal value(BigDecimal shares) {
            return CostSheet.value(symbol, shares, price);
        }

        String currency() {
            return symbol.terms.currency();
        }
    }

    /// Books it whole, or refuses it before anything has changed.
    ///
    /// @param signed shares, negative for a sale
    /// @param price in the symbol's price unit
    /// @param stated what the trade cost beside, in the symbol's currency
    Fill transfer(
            PositionKey key,
            BigDecimal signed,
            BigDecimal price,
            BigDecimal stated,
            LocalDate date,
            String reference) {
        check(signed, price, stated, reference);
        SymbolBook symbol = book.symbol(key.symbol());
        Holding known = symbol.holdings.get(key.strategy());
        BigDecimal held = known == null ? BigDecimal.ZERO : known.quantity();
        OrderSide side = signed.signum() > 0 ? OrderSide.BUY : OrderSide.SELL;
        BigDecimal shares = Prices.plain(signed.abs());
        BigDecimal closing =
                held.signum() * side.sign() < 0 ? shares.min(held.abs()) : BigDecimal.ZERO;
        BigDecimal opening = shares.subtract(closing);
        if (CostSheet.value(symbol, shares, price).signum() == 0) {
            throw Refusal.invalid(
                    "/price",
                    "must give a value of at least the smallest amount of %s, was %s"
                            .formatted(symbol.terms.currency(), price.toPlainString()));
        }
        if (side == OrderSide.SELL && opening.signum() > 0 && !trades.mayShort(symbol)) {
            throw wouldShort(key, shares, held);
        }
        Holding holding = symbol.holding(key);
        book.today(date);
        Draft draft = new Draft(symbol, holding, side, Lot.STATED + reference, Prices.plain(price));
        BigDecimal costs = stated.setScale(symbol.terms.digits(), RoundingMode.HALF_UP);
        BigDecimal value = move(draft, closing, opening, costs);
        pay(draft, value, costs);
        trades.exits().shrinkToPosition(holding, symbol);
        symbol.orders.forEach(trades.reservations()::refresh);
        Fill fill = fill(draft, shares, value, costs, date);
        book.add(fill);
        return fill;
    }

    private void check(BigDecimal signed, BigDecimal price, BigDecimal costs, String reference) {
        if (book.ruined) {
            throw Refusal.conflict(
                    "portfolio_ruined",
                    "The portfolio is ruined: its equity was 0 or less, so nothing is traded in it any more. Make another portfolio.");
        }
        if (signed.signum() == 0) {
            throw Refusal.invalid("/quantity", "must not be 0, was " + signed.toPlainString());
        }
        if (signed.stripTrailingZeros().scale() > Prices.SCALE) {
            throw Refusal.invalid(
                    "/quantity", "must be of at most 8 digits, was " + signed.toPlainString());
        }
        if (price.signum() <= 0 || price.stripTrailingZeros().scale() > Prices.SCALE) {
            throw Refusal.invalid(
                    "/price",
                    "must be more than 0 and of at most 8 digits behind the point, was "
                            + price.toPlainString());
        }
        if (costs.signum() < 0) {
            throw Refusal.invalid("/costs", "must be 0 or more, was " + costs.toPlainString());
        }
        if (reference.isBlank()) {
            throw Refusal.invalid("/reference", "must not be empty");
        }
    }

    private static Refusal wouldShort(PositionKey key, BigDecimal shares, BigDecimal held) {
        return Refusal.of(
                RefusalKind.INVALID,
                "would_short",
                "A sale of %s %s would leave a short position, as %s are held, and the portfolio may not be short. State the purchases first, or sell fewer."
                        .formatted(
                                shares.toPlainString(),
                                key.symbol(),
                                held.max(BigDecimal.ZERO).toPlainString()));
    }

    /// Moves the shares; what closes a position bears its part of the costs.
    ///
    /// @return the value of all
    private BigDecimal move(Draft draft, BigDecimal closing, BigDecimal opening, BigDecimal costs) {
        BigDecimal first = BigDecimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        if (closing.signum() > 0) {
            first =
                    opening.signum() == 0
                            ? costs
                            : costs.multiply(closing)
                                    .divide(
                                            closing.add(opening),
                                            draft.symbol.terms.digits(),
                                            RoundingMode.HALF_EVEN);
            value = draft.value(closing);
            draft.holding.close(closing, value, first);
        }
        if (opening.signum() > 0) {
            BigDecimal opened = draft.value(opening);
            BigDecimal shares = draft.side == OrderSide.BUY ? opening : opening.negate();
            draft.holding.openStated(
                    new Lot(
                            draft.id,
                            book.today(),
                            Prices.plain(shares),
                            opened,
                            costs.subtract(first)),
                    draft.symbol.markDate());
            value = value.add(opened);
        }
        return value;
    }

    private void pay(Draft draft, BigDecimal value, BigDecimal costs) {
        BigDecimal trade = draft.side == OrderSide.BUY ? value.negate() : value;
        enter(draft, LedgerKind.STATED_FLOW, trade.subtract(costs).negate(), draft.id);
        enter(draft, LedgerKind.TRADE, trade, draft.id);
        enter(draft, LedgerKind.CHARGE, costs.negate(), draft.id + " " + COSTS);
    }

    private void enter(Draft draft, LedgerKind kind, BigDecimal amount, String reference) {
        book.ledger.add(book.today(), kind, draft.currency(), amount, draft.holding.key, reference);
    }

    private static Fill fill(
            Draft draft, BigDecimal shares, BigDecimal value, BigDecimal costs, LocalDate date) {
        List<Charge> charges =
                costs.signum() == 0
                        ? List.of()
                        : List.of(new Charge(COSTS, costs, RateBasis.STATED));
        return new Fill(
                draft.id,
                draft.holding.key,
                draft.side,
                shares,
                draft.price,
                value,
                charges,
                FillPhase.STATED,
                date,
                date.atStartOfDay(ZoneOffset.UTC).toEpochSecond(),
                false,
                false);
    }
}
