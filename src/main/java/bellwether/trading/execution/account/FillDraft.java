package bellwether.trading.execution.account;

import bellwether.trading.execution.Charge;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.FillPhase;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.Prices;
import bellwether.trading.execution.RateBasis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A fill that may still grow: a turn-over closes first and opens when others have reduced.
final class FillDraft {
    private final String orderId;
    private final PositionKey position;
    private final OrderSide side;
    private final TradeTerms terms;
    private final boolean volumeKnown;
    private final Map<String, Charge> charges = new LinkedHashMap<>();

    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal value = BigDecimal.ZERO;

    FillDraft(
            String orderId,
            PositionKey position,
            OrderSide side,
            TradeTerms terms,
            boolean volumeKnown) {
        this.orderId = orderId;
        this.position = position;
        this.side = side;
        this.terms = terms;
        this.volumeKnown = volumeKnown;
    }

    void add(BigDecimal shares, BigDecimal worth, List<Charge> more) {
        quantity = quantity.add(shares);
        value = value.add(worth);
        for (Charge charge : more) {
            charges.merge(charge.name(), charge, FillDraft::sum);
        }
    }

    private static Charge sum(Charge first, Charge second) {
        RateBasis basis = second.basis() == RateBasis.UNKNOWN ? RateBasis.UNKNOWN : first.basis();
        return new Charge(first.name(), first.amount().add(second.amount()), basis);
    }

    boolean isEmpty() {
        return quantity.signum() == 0;
    }

    BigDecimal quantity() {
        return quantity;
    }

    BigDecimal value() {
        return value;
    }

    /// What it was charged under this name so far.
    BigDecimal charged(String name) {
        Charge charge = charges.get(name);
        return charge == null ? BigDecimal.ZERO : charge.amount();
    }

    FillPhase phase() {
        return terms.phase();
    }

    Fill fill(LocalDate date, long time) {
        return new Fill(
                orderId,
                position,
                side,
                Prices.plain(quantity),
                Prices.plain(terms.price()),
                value,
                List.copyOf(charges.values()),
                terms.phase(),
                date,
                time,
                terms.assumed(),
                volumeKnown);
    }
}
