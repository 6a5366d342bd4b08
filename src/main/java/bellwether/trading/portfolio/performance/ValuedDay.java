package bellwether.trading.portfolio.performance;

import java.util.List;

/// A valuation and what it is made of.
public record ValuedDay(Valuation valuation, List<ValuedLot> lots) {
    public ValuedDay {
        lots = List.copyOf(lots);
    }
}
