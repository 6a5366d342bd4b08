package bellwether.trading.execution.account;

import bellwether.trading.execution.Lot;
import bellwether.trading.execution.Prices;
import bellwether.trading.execution.TapeAction;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lots of a position, the oldest first.
final class LotQueue {
    private final int digits;
    private final Deque<Lot> lots = new ArrayDeque<>();

    /// @param digits of an amount behind the point
    LotQueue(int digits) {
        this.digits = digits;
    }

    void add(Lot lot) {
        lots.addLast(lot);
    }

    /// Among those of its date, and before those that were opened later.
    void addByDate(Lot lot) {
        Deque<Lot> newer = new ArrayDeque<>();
        while (!lots.isEmpty() && lots.getLast().opened().isAfter(lot.opened())) {
            newer.addFirst(lots.removeLast());
        }
        lots.addLast(lot);
        lots.addAll(newer);
    }

    List<Lot> list() {
        return List.copyOf(lots);
    }

    /// Takes the oldest shares out, with what they were opened for.
    ///
    /// @param closed more than 0, at most what is held
    List<Lot> take(BigDecimal closed) {
        List<Lot> taken = new ArrayList<>(1);
        BigDecimal left = closed;
        while (left.signum() > 0) {
            Lot lot = lots.removeFirst();
            BigDecimal size = lot.quantity().abs();
            if (size.compareTo(left) <= 0) {
                taken.add(lot);
                left = left.subtract(size);
            } else {
                Lot part = part(lot, left, size);
                taken.add(part);
                lots.addFirst(without(lot, part));
                left = BigDecimal.ZERO;
            }
        }
        return taken;
    }

    private Lot part(Lot lot, BigDecimal of, BigDecimal all) {
        BigDecimal shares = lot.quantity().signum() < 0 ? of.negate() : of;
        return new Lot(
                lot.orderId(),
                lot.opened(),
                Prices.plain(shares),
                part(lot.value(), of, all),
                part(lot.costs(), of, all));
    }

    /// A part of an amount, rounded; all of it for all shares.
    BigDecimal part(BigDecimal amount, BigDecimal of, BigDecimal all) {
        return of.compareTo(all) == 0
                ? amount
                : amount.multiply(of).divide(all, digits, RoundingMode.HALF_EVEN);
    }

    private static Lot without(Lot lot, Lot part) {
        return new Lot(
                lot.orderId(),
                lot.opened(),
                Prices.plain(lot.quantity().subtract(part.quantity())),
                lot.value().subtract(part.value()),
                lot.costs().subtract(part.costs()));
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

    /// So many shares for so many, of which some are left. What of a lot is less than the smallest
    /// part of a share goes to its neighbour.
    void split(TapeAction.Split split) {
        List<Lot> old = new ArrayList<>(lots);
        old.removeIf(lot -> !lot.opened().isBefore(split.lotsBefore()));
        List<Lot> newer = List.copyOf(lots).subList(old.size(), lots.size());
        lots.clear();
        split(old, split.after(), split.before());
        lots.addAll(newer);
    }

    private void split(List<Lot> old, BigDecimal after, BigDecimal before) {
        BigDecimal walked = BigDecimal.ZERO;
        BigDecimal given = BigDecimal.ZERO;
        Lot carried = null;
        for (Lot lot : old) {
            walked = walked.add(lot.quantity());
            BigDecimal shares = scaled(walked, after, before).subtract(given);
            Lot whole = carried == null ? lot : merged(lot, carried, lot.quantity());
            carried = shares.signum() == 0 ? whole : null;
            if (carried == null) {
                lots.addLast(merged(whole, null, Prices.plain(shares)));
                given = given.add(shares);
            }
        }
        if (carried != null) {
            Lot last = lots.removeLast();
            lots.addLast(merged(last, carried, last.quantity()));
        }
    }

    private static Lot merged(Lot lot, @Nullable Lot other, BigDecimal shares) {
        return new Lot(
                lot.orderId(),
                lot.opened(),
                shares,
                other == null ? lot.value() : lot.value().add(other.value()),
                other == null ? lot.costs() : lot.costs().add(other.costs()));
    }

    static BigDecimal scaled(BigDecimal shares, BigDecimal after, BigDecimal before) {
        return Prices.plain(
                shares.multiply(after)
                        .divide(before, MathContext.DECIMAL128)
                        .setScale(Prices.SCALE, RoundingMode.HALF_EVEN));
    }
}
