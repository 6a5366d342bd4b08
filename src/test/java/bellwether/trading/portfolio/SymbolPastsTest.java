package bellwether.trading.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.bars.CorporateAction;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is on record of many symbols at once is what is on record of each.
final class SymbolPastsTest {
    private final PaperDesk desk = new PaperDesk("2026-03-02T12:00:00Z");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void manyAreReadAsEachIs() {
        desk.bars("AAA", "2026-02-26,40,41,39,40,1000", "2026-02-27,10,11,9,10,1000");
        desk.bars("BBB", "2026-02-27,20,21,19,20,1000");
        desk.record("AAA", CorporateAction.split(LocalDate.of(2026, 2, 27), 4));
        SymbolPasts pasts = new SymbolPasts(desk.market, () -> desk.now);
        Map<String, SymbolPast> all = pasts.all(List.of("AAA", "BBB", "NONE", "no ticker"));
        assertEquals(Set.of("AAA", "BBB"), all.keySet());
        assertEquals(pasts.apply("AAA"), all.get("AAA"));
        assertEquals(pasts.apply("BBB"), all.get("BBB"));
    }
}
