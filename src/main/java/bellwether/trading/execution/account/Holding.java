package bellwether.trading.execution.account;

import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.Lot;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.Prices;
import bellwether.trading.execution.TapeAction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is held of a symbol while an account is at work: lots by FIFO, average cost beside.
final class Holding {
    /// What closes the fraction that a split leaves.
    static final String SPLIT = "split";

    final PositionKey key;
    final InstrumentTerms terms;
    @Nullable LocalDate borrowedTo;

    private final LotQueue lots;
    private BigDecimal quantity = BigDecimal.ZERO;
    private double shares;
    private BigDecimal averageValue = BigDecimal.ZERO;
    private BigDecimal averageCosts = BigDecimal.ZERO;
    private BigDecimal realisedFifo = BigDecimal.ZERO;
    private BigDecimal realisedAverage = BigDecimal.ZERO;

    Holding(PositionKey key, InstrumentTerms terms) {
        this.key = key;
        this.terms = terms;
        lots = new LotQueue(terms.digits());
    }

    static Holding of(Position position, InstrumentTerms terms) {
        Holding holding = new Holding(position.key(), terms);
        position.lots().forEach(holding.lots::add);
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
                lots.list(),
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
        lots.add(new Lot(orderId, date, Prices.plain(signed), value, costs));
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
        lots.addByDate(lot);
        count(quantity.add(lot.quantity()));
        averageValue = averageValue.add(lot.value());
        averageCosts = averageCosts.add(lot.costs());
        if (quantity.signum() < 0 && borrowedTo == null) {
            boolean earlier = walked != null && walked.isAfter(lot.opened());
            borrowedTo = earlier ? walked : lot.opened();
        }
    }

    /// How shares are closed.
    ///
    /// @param reference the order's id, or what else closes them
    /// @param shares more than 0, at most what is held
    /// @param value what they bring, or cost to buy back
    record Exit(
            String reference,
            LocalDate date,
            BigDecimal shares,
            BigDecimal value,
            BigDecimal costs) {}

    /// Closes shares, and says of which lots they were.
    List<AccountEvent.LotClosed> close(Exit exit) {
        int sign = sign();
        BigDecimal proceeds = signed(exit.value, sign).subtract(exit.costs);
        List<Lot> taken = lots.take(exit.shares);
        Cost average = takeAverage(exit.shares);
        for (Lot lot : taken) {
            realisedFifo = realisedFifo.subtract(signed(lot.value(), sign)).subtract(lot.costs());
        }
        realisedFifo = realisedFifo.add(proceeds);
        realisedAverage =
                realisedAverage
                        .add(proceeds)
                        .subtract(signed(average.value, sign))
                        .subtract(average.costs);
        count(quantity.subtract(signed(exit.shares, sign)));
        if (isFlat()) {
            borrowedTo = null;
        }
        return closings(exit, taken, average);
    }

    private record Cost(BigDecimal value, BigDecimal costs) {}

    /// Each lot with its part of the exit, the last one with what is left.
    private List<AccountEvent.LotClosed> closings(Exit exit, List<Lot> taken, Cost average) {
        List<AccountEvent.LotClosed> closings = new ArrayList<>(taken.size());
        BigDecimal shares = exit.shares;
        Cost brought = new Cost(exit.value, exit.costs);
        Cost opened = average;
        for (Lot lot : taken) {
            BigDecimal size = lot.quantity().abs();
            Cost bringing = part(brought, size, shares);
            Cost opening = part(opened, size, shares);
            closings.add(
                    new AccountEvent.LotClosed(
                            key,
                            lot,
                            exit.reference,
                            exit.date,
                            bringing.value,
                            bringing.costs,
                            opening.value,
                            opening.costs));
            brought = rest(brought, bringing);
            opened = rest(opened, opening);
            shares = shares.subtract(size);
        }
        return closings;
    }

    private Cost part(Cost cost, BigDecimal of, BigDecimal all) {
        return new Cost(lots.part(cost.value, of, all), lots.part(cost.costs, of, all));
    }

    private static Cost rest(Cost all, Cost part) {
        return new Cost(all.value.subtract(part.value), all.costs.subtract(part.costs));
    }

    private static BigDecimal signed(BigDecimal amount, int sign) {
        return sign < 0 ? amount.negate() : amount;
    }

    private Cost takeAverage(BigDecimal closed) {
        Cost taken = part(new Cost(averageValue, averageCosts), closed, quantity.abs());
        averageValue = averageValue.subtract(taken.value);
        averageCosts = averageCosts.subtract(taken.costs);
        return taken;
    }

    /// A dividend, or a fee where it is negative.
    void earn(BigDecimal amount) {
        realisedFifo = realisedFifo.add(amount);
        realisedAverage = realisedAverage.add(amount);
    }

    /// Shares of lots opened before this day.
    BigDecimal heldBefore(LocalDate day) {
        return lots.heldBefore(day);
    }

    /// So many shares for so many; a lot keeps what it was opened for. What is less than the
    /// smallest part of a share is gone.
    ///
    /// @return the lots that are gone
    List<AccountEvent.LotClosed> split(TapeAction.Split split, LocalDate date) {
        BigDecimal old = lots.heldBefore(split.lotsBefore());
        if (old.signum() == 0) {
            return List.of();
        }
        BigDecimal changed = LotQueue.scaled(old, split.after(), split.before());
        if (changed.signum() == 0) {
            return close(new Exit(SPLIT, date, old.abs(), BigDecimal.ZERO, BigDecimal.ZERO));
        }
        lots.split(split);
        count(quantity.subtract(old).add(changed));
        return List.of();
    }
}
