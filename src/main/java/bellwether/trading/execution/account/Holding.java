package bellwether.trading.execution.account;

import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.Lot;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.Prices;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is held of a symbol while an account is at work: lots by FIFO, average cost beside.
final class Holding {
    final PositionKey key;
    final InstrumentTerms terms;
    @Nullable LocalDate borrowedTo;

    private final Deque<Lot> lots = new ArrayDeque<>();
    private BigDecimal quantity = BigDecimal.ZERO;
    private double shares;
    private BigDecimal averageValue = BigDecimal.ZERO;
    private BigDecimal averageCosts = BigDecimal.ZERO;
    private BigDecimal realisedFifo = BigDecimal.ZERO;
    private BigDecimal realisedAverage = BigDecimal.ZERO;

    Holding(PositionKey key, InstrumentTerms terms) {
        this.key = key;
        this.terms = terms;
    }

    static Holding of(Position position, InstrumentTerms terms) {
        Holding holding = new Holding(position.key(), terms);
        holding.lots.addAll(position.lots());
        holding.count(position.quantity());
        holding.averageValue = position.averageValue();
        holding.averageCosts = position.averageCosts();
        holding.realisedFifo = position.realisedFifo();
        holding.realisedAverage = position.realisedAverage();
        holding.borrowedTo = position.borrowedTo();
        return holding;
    }

    Position position(@Nullable BigDecimal mark) {
        return new Position(
                key,
                terms.currency(),
                List.copyOf(lots),
                averageValue,
                averageCosts,
                realisedFifo,
                realisedAverage,
                mark,
                borrowedTo);
    }

    /// Shares, negative for a short.
    BigDecimal quantity() {
        return quantity;
    }

    /// The same, roughly.
    double shares() {
        return shares;
    }

    int sign() {
        return quantity.signum();
    }

    boolean isFlat() {
        return quantity.signum() == 0;
    }

    private void count(BigDecimal changed) {
        quantity = Prices.plain(changed);
        shares = changed.doubleValue();
    }

    /// Opens or adds to it.
    ///
    /// @param signed shares with the sign of the position
    void open(
            String orderId, LocalDate date, BigDecimal signed, BigDecimal value, BigDecimal costs) {
        lots.addLast(new Lot(orderId, date, Prices.plain(signed), value, costs));
        count(quantity.add(signed));
        averageValue = averageValue.add(value);
        averageCosts = averageCosts.add(costs);
        if (quantity.signum() < 0 && borrowedTo == null) {
            borrowedTo = date;
        }
    }

    /// Opens or adds to it by a lot that may be older than others. Fees for borrowed shares begin
    /// where the bars stand: those before are the stater's to state.
    ///
    /// @param walked the date of the last bar; null before the first
    void openStated(Lot lot, @Nullable LocalDate walked) {
        Deque<Lot> newer = new ArrayDeque<>();
        while (!lots.isEmpty() && lots.getLast().opened().isAfter(lot.opened())) {
            newer.addFirst(lots.removeLast());
        }
        lots.addLast(lot);
        lots.addAll(newer);
        count(quantity.add(lot.quantity()));
        averageValue = averageValue.add(lot.value());
        averageCosts = averageCosts.add(lot.costs());
        if (quantity.signum() < 0 && borrowedTo == null) {
            boolean earlier = walked != null && walked.isAfter(lot.opened());
            borrowedTo = earlier ? walked : lot.opened();
        }
    }

    /// Closes so many shares of it.
    ///
    /// @param closed more than 0, at most what is held
    /// @param value what they brought, or cost to buy back
    void close(BigDecimal closed, BigDecimal value, BigDecimal costs) {
        int sign = sign();
        BigDecimal proceeds = signed(value, sign).subtract(costs);
        realisedFifo = realisedFifo.add(proceeds).subtract(takeFifo(closed, sign));
        realisedAverage = realisedAverage.add(proceeds).subtract(takeAverage(closed, sign));
        count(quantity.subtract(signed(closed, sign)));
        if (isFlat()) {
            borrowedTo = null;
        }
    }

    private static BigDecimal signed(BigDecimal amount, int sign) {
        return sign < 0 ? amount.negate() : amount;
    }

    /// What the oldest shares were opened for: their value with the position's sign, and costs.
    private BigDecimal takeFifo(BigDecimal closed, int sign) {
        BigDecimal taken = BigDecimal.ZERO;
        BigDecimal left = closed;
        while (left.signum() > 0) {
            Lot lot = lots.removeFirst();
            BigDecimal size = lot.quantity().abs();
            if (size.compareTo(left) <= 0) {
                taken = taken.add(signed(lot.value(), sign)).add(lot.costs());
                left = left.subtract(size);
            } else {
                BigDecimal value = part(lot.value(), left, size);
                BigDecimal costs = part(lot.costs(), left, size);
                taken = taken.add(signed(value, sign)).add(costs);
                lots.addFirst(
                        new Lot(
                                lot.orderId(),
                                lot.opened(),
                                Prices.plain(lot.quantity().subtract(signed(left, sign))),
                                lot.value().subtract(value),
                                lot.costs().subtract(costs)));
                left = BigDecimal.ZERO;
            }
        }
        return taken;
    }

    private BigDecimal takeAverage(BigDecimal closed, int sign) {
        BigDecimal value = part(averageValue, closed, quantity.abs());
        BigDecimal costs = part(averageCosts, closed, quantity.abs());
        averageValue = averageValue.subtract(value);
        averageCosts = averageCosts.subtract(costs);
        return signed(value, sign).add(costs);
    }

    private BigDecimal part(BigDecimal amount, BigDecimal of, BigDecimal all) {
        return of.compareTo(all) == 0
                ? amount
                : amount.multiply(of).divide(all, terms.digits(), RoundingMode.HALF_EVEN);
    }

    /// A dividend, or a fee where it is negative.
    void earn(BigDecimal amount) {
        realisedFifo = realisedFifo.add(amount);
        realisedAverage = realisedAverage.add(amount);
    }

    /// Shares of lots opened before this day.
    BigDecimal heldBefore(LocalDate day) {
        BigDecimal held = BigDecimal.ZERO;
        for (Lot lot : lots) {
            if (lot.opened().isBefore(day)) {
                held = held.add(lot.quantity());
            }
        }
        return held;
    }

    /// So many shares for so many; a lot keeps what it was opened for. What is less than the
    /// smallest part of a share is gone; of a lot it goes to its neighbour.
    void split(BigDecimal after, BigDecimal before) {
        BigDecimal all = scaled(quantity, after, before);
        if (all.signum() == 0) {
            close(quantity.abs(), BigDecimal.ZERO, BigDecimal.ZERO);
            return;
        }
        List<Lot> old = List.copyOf(lots);
        lots.clear();
        BigDecimal walked = BigDecimal.ZERO;
        BigDecimal given = BigDecimal.ZERO;
        Lot carried = null;
        for (Lot lot : old) {
            walked = walked.add(lot.quantity());
            BigDecimal shares = scaled(walked, after, before).subtract(given);
            Lot whole = carried == null ? lot : merged(lot, carried, lot.quantity());
            carried = shares.signum() == 0 ? whole : null;
            if (carried == null) {
                lots.addLast(
                        new Lot(
                                whole.orderId(),
                                whole.opened(),
                                Prices.plain(shares),
                                whole.value(),
                                whole.costs()));
                given = given.add(shares);
            }
        }
        if (carried != null) {
            Lot last = lots.removeLast();
            lots.addLast(merged(last, carried, last.quantity()));
        }
        count(all);
    }

    private static Lot merged(Lot lot, Lot other, BigDecimal shares) {
        return new Lot(
                lot.orderId(),
                lot.opened(),
                shares,
                lot.value().add(other.value()),
                lot.costs().add(other.costs()));
    }

    private static BigDecimal scaled(BigDecimal shares, BigDecimal after, BigDecimal before) {
        return Prices.plain(
                shares.multiply(after)
                        .divide(before, MathContext.DECIMAL128)
                        .setScale(Prices.SCALE, RoundingMode.HALF_EVEN));
    }
}
