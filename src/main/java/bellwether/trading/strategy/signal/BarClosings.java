package bellwether.trading.strategy.signal;

import bellwether.trading.execution.AccountEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the trades of a position brought that ended on a bar. There may be several: one that was
/// held before, and others that were entered and left within the bar.
///
/// @param ended by entry order, in the order in which they ended, without dividends and fees
/// @param ofOpen brought by parts of those that are still open
record BarClosings(List<BigDecimal> ended, BigDecimal ofOpen) {
    static final BarClosings NONE = new BarClosings(List.of(), BigDecimal.ZERO);

    BarClosings {
        ended = List.copyOf(ended);
    }

    /// @param closed in their order
    /// @param open entry orders of which something is still held
    static BarClosings of(List<AccountEvent.LotClosed> closed, Set<String> open) {
        Map<String, BigDecimal> ended = new LinkedHashMap<>();
        BigDecimal ofOpen = BigDecimal.ZERO;
        for (AccountEvent.LotClosed one : closed) {
            if (open.contains(one.lot().orderId())) {
                ofOpen = ofOpen.add(net(one));
            } else {
                ended.merge(one.lot().orderId(), net(one), BigDecimal::add);
            }
        }
        return new BarClosings(List.copyOf(ended.values()), ofOpen);
    }

    private static BigDecimal net(AccountEvent.LotClosed one) {
        BigDecimal gross = one.value().subtract(one.lot().value());
        return (one.lot().quantity().signum() < 0 ? gross.negate() : gross)
                .subtract(one.lot().costs())
                .subtract(one.costs());
    }

    /// The same with dividends, fees and earlier parts, which are those of the first.
    ///
    /// @param all what they brought together
    List<BigDecimal> trades(BigDecimal all) {
        List<BigDecimal> trades = new ArrayList<>(ended);
        if (!trades.isEmpty()) {
            List<BigDecimal> later = ended.subList(1, ended.size());
            trades.set(0, all.subtract(later.stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
        }
        return trades;
    }
}
