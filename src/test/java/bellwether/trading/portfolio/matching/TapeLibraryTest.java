package bellwether.trading.portfolio.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.symbols.Timeframe;
import bellwether.trading.portfolio.PaperDesk;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is read of long histories.
final class TapeLibraryTest {
    private final PaperDesk desk = new PaperDesk("2026-03-02T12:00:00Z");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void noMoreBarsAreReadThanAreWalkedAndWhatTheyRestOn() {
        List<String> rows = new ArrayList<>();
        Random random = new Random(2);
        for (LocalDate day = LocalDate.of(2020, 1, 1);
                day.isBefore(LocalDate.of(2026, 3, 1));
                day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() < 6) {
                double price = 100 + Math.round(random.nextDouble() * 1000) / 100.0;
                rows.add("%s,%s,%s,%s,%s,1000".formatted(day, price, price + 1, price - 1, price));
            }
        }
        desk.bars("AAA", rows.toArray(String[]::new));
        TapeLibrary library = new TapeLibrary(desk.market);
        Instant from = Instant.parse("2026-02-02T00:00:00Z");
        SymbolTape part = tape(library, from);
        SymbolTape all = tape(library, Instant.parse("2020-01-01T00:00:00Z"));
        assertTrue(all.size() > 1500, "bars " + all.size());
        assertTrue(part.size() < 600, "bars " + part.size());
        int first = part.first(from.getEpochSecond());
        assertEquals(20, part.size() - first);
        assertEquals(
                all.bar(all.first(from.getEpochSecond())),
                part.bar(first),
                "what is known before a bar is the same");
    }

    private SymbolTape tape(TapeLibrary library, Instant from) {
        return Objects.requireNonNull(
                new TapeRound(library)
                        .read(List.of("AAA"), Timeframe.DAY, from, desk.now)
                        .all()
                        .get("AAA"));
    }
}
