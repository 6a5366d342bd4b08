package bellwether.trading.portfolio.risk;

import bellwether.trading.execution.OrderSide;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Closed trades out of fills, first in, first out. A trade is what one order has opened, once all
/// of it is closed; its result is after charges, before dividends and borrow fees.
final class RoundTrips {
    private final Map<BookKey, Deque<OpenLot>> open = new LinkedHashMap<>();
    private final Map<TripKey, Trip> trips = new LinkedHashMap<>();

    /// Where fills are matched with each other.
    record BookKey(long portfolio, String strategy, String symbol) {}

    private record TripKey(BookKey book, String order) {}

    /// A fill with its order's origin.
    ///
    /// @param costs all charges
    record TradedFill(
            BookKey book,
            String order,
            String origin,
            OrderSide side,
            BigDecimal quantity,
            BigDecimal value,
            BigDecimal costs) {
        BigDecimal signed() {
            return side == OrderSide.BUY ? quantity : quantity.negate();
        }
    }

    /// @param result as a fraction of what the entry was worth
    record ClosedTrip(String origin, double result) {}

    private static final class OpenLot {
        private final TradedFill fill;
        private BigDecimal left;

        OpenLot(TradedFill fill, BigDecimal left) {
            this.fill = fill;
            this.left = left;
        }
    }

    private static final class Trip {
        private final String origin;
        private BigDecimal unclosed = BigDecimal.ZERO;
        private BigDecimal value = BigDecimal.ZERO;
        private BigDecimal net = BigDecimal.ZERO;

        Trip(String origin) {
            this.origin = origin;
        }
    }

    private RoundTrips() {}

    /// Every closed trade, without those of books whose shares are not what is held: a split lies
    /// between their fills.
    ///
    /// @param fills in the order in which they happened
    /// @param held shares by book, negative for shorts
    static List<ClosedTrip> of(List<TradedFill> fills, Map<BookKey, BigDecimal> held) {
        RoundTrips matched = new RoundTrips();
        fills.forEach(matched::take);
        List<ClosedTrip> closed = new ArrayList<>();
        matched.trips.forEach((key, trip) -> {
            boolean whole =
                    matched.quantity(key.book())
                                    .compareTo(held.getOrDefault(key.book(), BigDecimal.ZERO))
                            == 0;
            if (whole && trip.unclosed.signum() == 0 && trip.value.signum() > 0) {
                closed.add(
                        new ClosedTrip(
                                trip.origin,
                                trip.net.divide(trip.value, MathContext.DECIMAL64).doubleValue()));
            }
        });
        return closed;
    }

    private BigDecimal quantity(BookKey book) {
        Collection<OpenLot> lots = open.getOrDefault(book, new ArrayDeque<>());
        BigDecimal sum = BigDecimal.ZERO;
        for (OpenLot lot : lots) {
            sum = lot.fill.side() == OrderSide.BUY ? sum.add(lot.left) : sum.subtract(lot.left);
        }
        return sum;
    }

    private void take(TradedFill fill) {
        Deque<OpenLot> lots = open.computeIfAbsent(fill.book(), _ -> new ArrayDeque<>());
        BigDecimal left = fill.quantity();
        while (left.signum() > 0
                && !lots.isEmpty()
                && lots.peekFirst().fill.side() != fill.side()) {
            OpenLot lot = lots.peekFirst();
            BigDecimal closed = left.min(lot.left);
            close(lot.fill, fill, closed);
            lot.left = lot.left.subtract(closed);
            left = left.subtract(closed);
            if (lot.left.signum() == 0) {
                lots.removeFirst();
            }
        }
        if (left.signum() > 0) {
            lots.addLast(new OpenLot(fill, left));
            Trip trip = trip(fill);
            trip.unclosed = trip.unclosed.add(left);
        }
    }

    private Trip trip(TradedFill entry) {
        return trips.computeIfAbsent(
                new TripKey(entry.book(), entry.order()), _ -> new Trip(entry.origin()));
    }

    private void close(TradedFill entry, TradedFill exit, BigDecimal quantity) {
        Trip trip = trip(entry);
        BigDecimal paid = part(entry.value(), entry, quantity);
        BigDecimal gross = part(exit.value(), exit, quantity).subtract(paid);
        BigDecimal costs =
                part(entry.costs(), entry, quantity).add(part(exit.costs(), exit, quantity));
        trip.unclosed = trip.unclosed.subtract(quantity);
        trip.value = trip.value.add(paid);
        trip.net =
                trip.net
                        .add(entry.side() == OrderSide.BUY ? gross : gross.negate())
                        .subtract(costs);
    }

    private static BigDecimal part(BigDecimal amount, TradedFill fill, BigDecimal quantity) {
        return amount.multiply(quantity).divide(fill.quantity(), MathContext.DECIMAL64);
    }
}
