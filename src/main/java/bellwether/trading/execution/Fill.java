package bellwether.trading.execution;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// A trade of an order.
///
/// @param orderId of the order; `delist` for a settlement; begins with `stated.` where there was
///   none
/// @param price in the symbol's price unit, always within the bar but for a settlement and what is
///   stated
/// @param value quantity at that price, in the symbol's currency
/// @param charges what it cost beside
/// @param assumed it rests on an assumption about the path of prices within the bar
/// @param volumeKnown false where no volume could limit it
public record Fill(
        String orderId,
        PositionKey position,
        OrderSide side,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal value,
        List<Charge> charges,
        FillPhase phase,
        LocalDate date,
        long time,
        boolean assumed,
        boolean volumeKnown) {
    public Fill {
        charges = List.copyOf(charges);
    }

    /// Whether somebody stated it: no bar shows that it could be had at this price.
    public boolean isStated() {
        return phase == FillPhase.STATED;
    }

    /// The same, resting on an assumption.
    public Fill asAssumed() {
        return new Fill(
                orderId,
                position,
                side,
                quantity,
                price,
                value,
                charges,
                phase,
                date,
                time,
                true,
                volumeKnown);
    }

    /// All charges, slippage included.
    public BigDecimal costs() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Charge charge : charges) {
            sum = sum.add(charge.amount());
        }
        return sum;
    }
}
