package bellwether.trading.portfolio.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.Position;
import bellwether.trading.portfolio.Portfolio;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The profit of open positions in multiples of what they were to lose.
final class FirstRiskTest {
    private final RiskBook book = new RiskBook();
    private Portfolio portfolio;

    @BeforeEach
    void open() {
        book.prices.put("AAA", "100");
        portfolio = book.portfolio("main", RiskLimits.OFF);
    }

    @AfterEach
    void close() {
        book.close();
    }

    private void fill(Order order, String price) {
        book.take(portfolio, order);
        book.trade(portfolio, "AAA", price);
    }

    private FirstRisk risk(String unit, String value) {
        AccountState state = book.state(portfolio);
        Position position = state.positions().getFirst();
        return FirstRisk.of(state, position, new BigDecimal(unit), new BigDecimal(value));
    }

    private static void assertRisk(String risk, String r, FirstRisk found) {
        assertEquals(0, new BigDecimal(risk).compareTo(found.firstRisk()), found.toString());
        assertEquals(0, new BigDecimal(r).compareTo(found.r()), found.toString());
        assertNull(found.rReason());
    }

    @Test
    void itIsFromTheFillToTheStopThatTheOrderBrought() {
        fill(RiskBook.stopped(book.buy("AAA", "10"), "95"), "101");
        assertRisk("60", "1.5", risk("1", "1100"));
        assertRisk("60", "-0.5", risk("1", "980"));
    }

    @Test
    void aShortLosesAboveItsEntry() {
        fill(RiskBook.stopped(book.sell("AAA", "10"), "104"), "100");
        assertRisk("40", "2", risk("1", "-920"));
    }

    @Test
    void lotsOfSeveralOrdersAddUp() {
        fill(RiskBook.stopped(book.buy("AAA", "10"), "95"), "100");
        fill(RiskBook.stopped(book.buy("AAA", "5"), "98"), "102");
        assertRisk("70", "1", risk("1", "1580"));
    }

    @Test
    void oneLotWithoutAStopLeavesItUnknown() {
        fill(RiskBook.stopped(book.buy("AAA", "10"), "95"), "100");
        fill(book.buy("AAA", "1"), "100");
        FirstRisk found = risk("1", "1110");
        assertNull(found.firstRisk());
        assertNull(found.r());
        assertEquals("shares of it have no stop of their order that still waits", found.rReason());
    }

    @Test
    void aStopBeyondTheFillIsNoRisk() {
        fill(RiskBook.stopped(book.buy("AAA", "10"), "95"), "100");
        assertEquals("its first stop lies beyond its entry", risk("2", "1010").rReason());
    }

    @Test
    void withoutAMarkTheRiskIsKnownAndNoMultiple() {
        fill(RiskBook.stopped(book.buy("AAA", "10"), "95"), "100");
        AccountState state = book.state(portfolio);
        FirstRisk found = FirstRisk.of(state, state.positions().getFirst(), BigDecimal.ONE, null);
        assertEquals(0, new BigDecimal(50).compareTo(found.firstRisk()));
        assertEquals("no mark yet", found.rReason());
    }
}
