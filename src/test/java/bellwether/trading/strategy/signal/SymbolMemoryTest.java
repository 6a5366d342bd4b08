package bellwether.trading.strategy.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.trading.execution.AccountEvent.LotClosed;
import bellwether.trading.execution.Lot;
import bellwether.trading.execution.PositionKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a rule remembers of trades.
final class SymbolMemoryTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    private static LotClosed closed(String entry, int shares, int opened, int brought) {
        return new LotClosed(
                PositionKey.manual("AAA"),
                new Lot(
                        entry,
                        DAY,
                        BigDecimal.valueOf(shares),
                        BigDecimal.valueOf(opened),
                        BigDecimal.ONE),
                "exit",
                DAY,
                BigDecimal.valueOf(brought),
                BigDecimal.ONE,
                BigDecimal.valueOf(opened),
                BigDecimal.ONE);
    }

    private static SymbolMemory at(
            SymbolMemory before, int sign, int realised, List<LotClosed> closed, String... open) {
        return before.at(sign, BigDecimal.valueOf(realised), BarClosings.of(closed, Set.of(open)));
    }

    /// A gain, and a short that was entered and stopped out on the same bar: together they gain.
    @Test
    void aLossIsNotHiddenByAGainOfTheSameBar() {
        SymbolMemory held = at(SymbolMemory.NEW, 1, 0, List.of(), "a");
        SymbolMemory after =
                at(held, 0, 84, List.of(closed("a", 10, 100, 200), closed("b", -5, 50, 62)));
        assertTrue(after.losingExit());
        assertEquals(2, after.trades());
        assertEquals(1, after.wins());
        assertEquals(98, after.won());
        assertEquals(14, after.lost());
        assertFalse(at(after, 0, 84, List.of()).losingExit());
    }

    /// Nine of dividends were paid on the first, which lost three by its price, and five by
    /// another.
    @Test
    void dividendsAreOfWhatWasHeldBefore() {
        SymbolMemory held = at(SymbolMemory.NEW, 1, 0, List.of(), "a");
        SymbolMemory after =
                at(held, 0, 1, List.of(closed("a", 1, 100, 99), closed("b", 1, 100, 97)));
        assertEquals(2, after.trades());
        assertEquals(1, after.wins());
        assertEquals(6, after.won());
        assertEquals(5, after.lost());
    }

    @Test
    void aPartThatIsLeftIsNoTradeYet() {
        SymbolMemory held = at(SymbolMemory.NEW, 1, 0, List.of(), "a");
        SymbolMemory half = at(held, 1, -12, List.of(closed("a", 5, 50, 40)), "a");
        assertEquals(0, half.trades());
        SymbolMemory after = at(half, 0, 26, List.of(closed("a", 5, 50, 90)));
        assertEquals(1, after.trades());
        assertEquals(26, after.won());
        assertFalse(after.losingExit());
    }

    @Test
    void whatEndedOnABarThatCameLateCountsOnce() {
        SymbolMemory held = at(SymbolMemory.NEW, -1, 0, List.of(), "a");
        SymbolMemory after = at(held, 0, -7, List.of());
        assertTrue(after.losingExit());
        assertEquals(1, after.trades());
        assertEquals(after.trades(), at(after, 0, -7, List.of()).trades());
    }
}
