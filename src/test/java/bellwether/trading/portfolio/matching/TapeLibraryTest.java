package bellwether.trading.portfolio.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderType;
import bellwether.trading.portfolio.BarSignals;
import bellwether.trading.portfolio.Duties;
import bellwether.trading.portfolio.Duty;
import bellwether.trading.portfolio.OrderGuard;
import bellwether.trading.portfolio.PaperDesk;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioTape;
import bellwether.trading.portfolio.QuoteSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
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

    private static String minute(int i) {
        return "%s,10,11,9,10,1000"
                .formatted(Instant.parse("2026-01-05T00:00:00Z").plusSeconds(60L * i));
    }

    /// So months of minutes of many symbols are never in memory at once.
    @Test
    void longTapesAreReadInWindowsAndWalkedToTheirEnd() {
        desk.bars(
                "BTC-USD",
                IntStream.range(0, 6_000).mapToObj(TapeLibraryTest::minute).toArray(String[]::new));
        desk.bars("ETH-USD", minute(0), minute(1), minute(5_990));
        Map<String, Instant> from = new HashMap<>();
        Instant first = Instant.parse("2026-01-05T00:00:00Z");
        from.put("BTC-USD", first);
        from.put("ETH-USD", first.plusSeconds(120));
        TapeRound round = new TapeRound(new TapeLibrary(desk.market, 2_000));
        TapeLibrary.Tapes tapes = round.read(from, Timeframe.MINUTE, desk.now);
        SymbolTape bitcoin = Objects.requireNonNull(tapes.all().get("BTC-USD"));
        SymbolTape ether = Objects.requireNonNull(tapes.all().get("ETH-USD"));
        long end = tapes.window().end();
        assertTrue(bitcoin.size() <= 1_001, "bars " + bitcoin.size());
        assertEquals(end, bitcoin.lastBegin(), "the first bar behind the window");
        assertEquals(
                first.getEpochSecond() + 60 * 5_990, ether.lastBegin(), "its next bar is known");
    }

    /// A stop that is hit far behind the first window, and no bar is walked twice or left out.
    @Test
    void aPortfolioIsWalkedThroughAllWindows() throws InterruptedException {
        desk.now = Instant.parse("2026-01-05T00:03:00Z");
        desk.bars("BTC-USD", minute(0), minute(1), minute(2));
        Portfolio portfolio = desk.portfolio("10000", PortfolioTape.parse("1m").orElseThrow());
        desk.place(
                portfolio,
                "BTC-USD",
                OrderSide.BUY,
                1,
                OrderType.market(),
                Bracket.of(ExitLevel.at(BigDecimal.valueOf(8)), null));
        desk.bars(
                "BTC-USD",
                IntStream.range(0, 700)
                        .mapToObj(i -> i == 650 ? minute(i).replace("9,10", "7,10") : minute(i))
                        .toArray(String[]::new));
        Duties.Held duty = desk.duties.take(Duty.MATCH).orElseThrow();
        desk.now = Instant.parse("2026-01-05T11:41:00Z");
        Matcher matcher =
                new Matcher(
                        desk.database.jdbi(),
                        desk.accounts,
                        new TapeLibrary(desk.market, 300),
                        new Matcher.MatchRules(BarSignals.NONE, OrderGuard.NONE, QuoteSource.NONE),
                        desk.duties,
                        () -> desk.now);
        int walked = matcher.matchAll(duty);
        assertEquals(
                List.of("BTC-USD 1 at 10 on 2026-01-05", "BTC-USD 1 at 8 on 2026-01-05"),
                desk.fills(portfolio));
        assertTrue(walked >= 648, "from minute 3 to the stop, one step each: " + walked);
    }

    private SymbolTape tape(TapeLibrary library, Instant from) {
        return Objects.requireNonNull(
                new TapeRound(library)
                        .read(Map.of("AAA", from), Timeframe.DAY, desk.now)
                        .all()
                        .get("AAA"));
    }
}
