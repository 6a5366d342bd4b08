package bellwether.trading.portfolio.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.trading.execution.OrderSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Fills matched to closed trades by hand.
final class RoundTripsTest {
    private static final RoundTrips.BookKey AAA = new RoundTrips.BookKey(1, "st_1", "AAA");

    private static RoundTrips.TradedFill fill(
            String order, OrderSide side, int quantity, int price, int costs) {
        return new RoundTrips.TradedFill(
                AAA,
                order,
                "of " + order,
                side,
                new BigDecimal(quantity),
                new BigDecimal(quantity * price),
                new BigDecimal(costs));
    }

    @Test
    void aTradeCountsOnceAllOfItIsClosed() {
        List<RoundTrips.TradedFill> fills =
                List.of(
                        fill("a", OrderSide.BUY, 10, 100, 5),
                        fill("b", OrderSide.BUY, 10, 110, 0),
                        fill("c", OrderSide.SELL, 15, 120, 15));
        List<RoundTrips.ClosedTrip> trips = RoundTrips.of(fills, Map.of(AAA, new BigDecimal(5)));
        assertEquals(1, trips.size());
        assertEquals("of a", trips.getFirst().origin());
        // 200 of 1,000, less 5 and 10 of the 15
        assertEquals(0.185, trips.getFirst().result(), 1e-12);
    }

    @Test
    void aTurnOverClosesOneTradeAndOpensAnother() {
        List<RoundTrips.TradedFill> fills =
                List.of(
                        fill("a", OrderSide.BUY, 10, 100, 0),
                        fill("b", OrderSide.SELL, 20, 90, 0),
                        fill("c", OrderSide.BUY, 10, 81, 0));
        List<Double> results =
                RoundTrips.of(fills, Map.of()).stream().map(RoundTrips.ClosedTrip::result).toList();
        assertEquals(List.of(-0.1, 0.1), results);
    }

    /// Ten were bought and twenty sold after a split, which leaves nothing.
    @Test
    void whatASplitCutsThroughIsLeftOut() {
        List<RoundTrips.TradedFill> fills =
                List.of(fill("a", OrderSide.BUY, 10, 100, 0), fill("b", OrderSide.SELL, 20, 60, 0));
        assertEquals(List.of(), RoundTrips.of(fills, Map.of()));
    }
}
