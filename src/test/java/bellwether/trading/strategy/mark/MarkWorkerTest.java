package bellwether.trading.strategy.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.calendar.TradingCalendar;
import bellwether.platform.base.Json;
import bellwether.platform.live.ProgressSource;
import bellwether.trading.portfolio.Duties;
import bellwether.trading.portfolio.Duty;
import bellwether.trading.portfolio.QuotedPrice;
import bellwether.trading.strategy.Strategy;
import bellwether.trading.strategy.mark.StrategyMark.MissingLeg;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Marks of strategies, and who may write them.
final class MarkWorkerTest {
    private static final Instant THREE = Instant.parse("2026-11-27T15:00:00Z");

    private final MarkFixture fixture = new MarkFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static void assertAmount(String expected, @Nullable BigDecimal was) {
        assertNotNull(was);
        assertEquals(0, new BigDecimal(expected).compareTo(was), () -> "was " + was);
    }

    @Test
    void aMarkIsRealisedProfitAndWhatClosingWouldBring() throws InterruptedException {
        Strategy strategy = fixture.holding("s", Map.of("AAA", 10, "BBB", -5));
        fixture.trade(strategy, "AAA", -4, 12, 2); // realises 8
        fixture.quote("AAA", "13.5");
        fixture.close("BBB", "9");
        fixture.worker("a").look();
        StrategyMark mark = fixture.marks(strategy).getFirst();
        assertEquals(THREE, mark.minute());
        assertAmount("8", mark.realised());
        assertAmount("34", mark.profit()); // 8 + 6 × 3.5 + 5 × 1
        assertAmount("36", mark.value()); // 81 − 45
        assertEquals(2, mark.legs());
        assertEquals(2, mark.priced());
        assertEquals(Instant.parse("2026-11-25T21:00:00Z"), mark.oldest());
        assertTrue(mark.isComplete());
    }

    @Test
    void aLegWithoutAPriceLeavesNoPartOfASum() throws InterruptedException {
        Strategy strategy = fixture.holding("s", Map.of("AAA", 10, "BBB", 5));
        fixture.quote("AAA", "13.5");
        fixture.worker("a").look();
        StrategyMark mark = fixture.marks(strategy).getFirst();
        assertFalse(mark.isComplete());
        assertNull(mark.profit());
        assertNull(mark.realised());
        assertNull(mark.value());
        assertEquals(1, mark.priced());
        assertEquals(List.of(new MissingLeg("BBB", MissingReason.NO_PRICE)), mark.missing());
    }

    @Test
    void aQuoteThatIsOldGivesWayToTheLastClose() throws InterruptedException {
        Strategy strategy = fixture.holding("s", Map.of("AAA", 10));
        fixture.close("AAA", "11");
        fixture.quote("AAA", "20", Duration.ofSeconds(901));
        fixture.worker("a").look();
        assertAmount("10", fixture.marks(strategy).getFirst().profit());
        nextMinute();
        fixture.quote("AAA", "20", Duration.ofMinutes(15));
        fixture.worker("a").look();
        assertAmount("100", fixture.marks(strategy).getLast().profit());
    }

    @Test
    void aPriceAfterASplitThatIsNotBookedIsNoMark() throws InterruptedException {
        Strategy strategy = fixture.holding("s", Map.of("AAA", 10));
        fixture.quote("AAA", "5");
        fixture.split.add("AAA");
        fixture.worker("a").look();
        assertEquals(
                List.of(new MissingLeg("AAA", MissingReason.SPLIT_NOT_BOOKED)),
                fixture.marks(strategy).getFirst().missing());
    }

    @Test
    void nothingIsMarkedWhileNoLegTrades() throws InterruptedException {
        Strategy strategy = fixture.holding("s", Map.of("AAA", 10));
        fixture.close("AAA", "13.5");
        MarkWorker worker = fixture.worker("a");
        for (String closed :
                List.of(
                        "2026-11-26T15:00:00Z", // Thanksgiving
                        "2026-11-27T14:29:00Z",
                        "2026-11-27T18:00:00Z", // early close
                        "2026-11-28T15:00:00Z")) {
            fixture.trading.now = Instant.parse(closed);
            worker.look();
        }
        assertEquals(List.of(), fixture.marks(strategy));
        fixture.trading.now = Instant.parse("2026-11-30T14:30:20Z");
        worker.look();
        worker.look();
        assertEquals(
                List.of(Instant.parse("2026-11-30T14:30:00Z")),
                fixture.marks(strategy).stream().map(StrategyMark::minute).toList());
    }

    @Test
    void twoWorkersWriteOnePointAMinute() throws Exception {
        List<Strategy> strategies = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            strategies.add(fixture.holding("s" + i, Map.of("AAA", 10)));
        }
        fixture.close("AAA", "11");
        List<MarkWorker> workers = List.of(fixture.worker("a"), fixture.worker("b"));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int minute = 0; minute < 5; minute++) {
                CountDownLatch start = new CountDownLatch(1);
                List<Future<Duration>> looks = new ArrayList<>();
                for (MarkWorker worker : workers) {
                    looks.add(
                            threads.submit(() -> {
                                start.await();
                                return worker.look();
                            }));
                }
                start.countDown();
                for (Future<Duration> look : looks) {
                    look.get();
                }
                nextMinute();
            }
        }
        for (Strategy strategy : strategies) {
            assertEquals(5, fixture.marks(strategy).size());
        }
        assertEquals(1, new Duties(fixture.trading.jdbi(), "x").standing().size());
    }

    @Test
    void whenTheHolderIsGoneTheOtherTakesOverAfterTheLease() throws InterruptedException {
        Strategy strategy = fixture.holding("s", Map.of("AAA", 10));
        fixture.close("AAA", "11");
        MarkWorker gone = fixture.worker("gone");
        MarkWorker other = fixture.worker("other");
        gone.look();
        nextMinute();
        other.look();
        assertEquals(1, fixture.marks(strategy).size());
        endLease();
        other.look();
        assertEquals(2, fixture.marks(strategy).size());
        nextMinute();
        gone.look();
        assertEquals(2, fixture.marks(strategy).size());
        other.look();
        assertEquals(3, fixture.marks(strategy).size());
    }

    @Test
    void anOrderlyStopHandsTheDutyOverAtOnce() throws InterruptedException {
        Strategy strategy = fixture.holding("s", Map.of("AAA", 10));
        fixture.close("AAA", "11");
        MarkWorker first = fixture.worker("first");
        first.look();
        first.release();
        nextMinute();
        fixture.worker("second").look();
        assertEquals(2, fixture.marks(strategy).size());
    }

    @Test
    void aLateWriteOfAPausedHolderIsRefusedByItsFence() throws InterruptedException {
        Strategy strategy = fixture.holding("s", Map.of("AAA", 10));
        fixture.close("AAA", "11");
        MarkWorker paused = fixture.worker("paused");
        Duties.Held old = taken("paused");
        List<StrategyMark> late = paused.marks(THREE);
        assertEquals(1, late.size());
        endLease();
        taken("other");
        paused.write(old, late);
        assertEquals(List.of(), fixture.marks(strategy));
        endLease();
        Duties.Held again = taken("paused");
        paused.write(old, late); // the same holder, by its old fence
        assertEquals(List.of(), fixture.marks(strategy));
        paused.write(again, late);
        assertEquals(late, fixture.marks(strategy));
    }

    private Duties.Held taken(String holder) {
        return new Duties(fixture.trading.jdbi(), holder).take(Duty.MARK).orElseThrow();
    }

    @Test
    void aProviderThatHangsCostsOnlyItsQuote() throws InterruptedException {
        Strategy strategy = fixture.holding("s", Map.of("AAA", 10, "BBB", 1));
        fixture.close("AAA", "11");
        fixture.quote("BBB", "14");
        CountDownLatch never = new CountDownLatch(1);
        fixture.worker("a", new HangingSource(fixture, never)).look();
        assertAmount("14", fixture.marks(strategy).getFirst().profit()); // 10 × 1 + 1 × 4
        never.countDown();
    }

    /// Never answers for one symbol.
    private record HangingSource(MarkFixture rest, CountDownLatch until) implements MarkSources {
        @Override
        public Optional<QuotedPrice> quote(String symbol) throws InterruptedException {
            if (symbol.equals("AAA")) {
                until.await();
            }
            return rest.quote(symbol);
        }

        @Override
        public Optional<LegPrice> lastClose(String symbol, Instant now) {
            return rest.lastClose(symbol, now);
        }

        @Override
        public TradingCalendar calendar(String symbol) {
            return rest.calendar(symbol);
        }

        @Override
        public BigDecimal priceUnit(String symbol) {
            return rest.priceUnit(symbol);
        }

        @Override
        public boolean isSplitBetween(String symbol, LocalDate after, LocalDate upTo) {
            return false;
        }
    }

    @Test
    void candlesAreOfCompletePointsAndGapsStay() {
        Strategy strategy = fixture.holding("s", Map.of("AAA", 10));
        String[] profits = {"1", "5", null, "-2", "3"};
        List<StrategyMark> marks = new ArrayList<>();
        for (int i = 0; i < profits.length; i++) {
            marks.add(mark(strategy, THREE.plusSeconds(60L * i), profits[i]));
        }
        marks.add(mark(strategy, THREE.plusSeconds(600), null)); // nothing complete
        marks.add(mark(strategy, THREE.plusSeconds(1800), "7"));
        fixture.trading.jdbi().useTransaction(h -> new MarkDao().insert(h, marks));
        MarkSpan span = new MarkSpan(THREE, THREE.plusSeconds(7200), 10);
        List<MarkCandle> candles =
                fixture.trading
                        .jdbi()
                        .withHandle(h -> new MarkDao().candles(h, strategy.id(), span, 300));
        assertEquals(
                List.of(THREE, THREE.plusSeconds(1800)),
                candles.stream().map(MarkCandle::start).toList());
        MarkCandle first = candles.getFirst();
        assertAmount("1", first.open());
        assertAmount("5", first.high());
        assertAmount("-2", first.low());
        assertAmount("3", first.close());
        assertEquals(4, first.points());
        assertEquals(1, first.incomplete());
    }

    private static StrategyMark mark(Strategy strategy, Instant minute, @Nullable String profit) {
        BigDecimal amount = profit == null ? null : new BigDecimal(profit);
        List<MissingLeg> missing =
                profit == null ? List.of(new MissingLeg("AAA", MissingReason.NO_PRICE)) : List.of();
        int priced = 1 - missing.size();
        return new StrategyMark(
                strategy.id(), minute, amount, amount, amount, 1, priced, null, missing);
    }

    @Test
    void eachNewMarkIsPublishedOnceToItsOwner() throws InterruptedException {
        Strategy strategy = fixture.holding("s", Map.of("AAA", 10));
        fixture.close("AAA", "11");
        fixture.worker("a").look();
        MarkLiveEvents events = new MarkLiveEvents(fixture.trading.jdbi());
        assertEquals(List.of(), events.changes(Set.of("bob"), Set.of("bob")));
        List<ProgressSource.State> first = events.changes(Set.of("ann"), Set.of("ann"));
        assertEquals(List.of(strategy.id().toString()), first.stream().map(s -> s.key()).toList());
        JsonNode data = Json.stored(first.getFirst().event().data(), JsonNode.class);
        assertEquals("ann", first.getFirst().event().owner());
        assertEquals(10, data.get("profit").asInt());
        assertEquals("USD", data.get("currency").asText());
        assertEquals(List.of(), events.changes(Set.of("ann"), Set.of("bob")), "nothing new");
        nextMinute();
        fixture.worker("a").look();
        assertEquals(1, events.changes(Set.of("ann"), Set.of("bob")).size());
    }

    @Test
    void monthsAreMadeAndDroppedWhole() {
        Strategy strategy = fixture.holding("s", Map.of("AAA", 10));
        Instant now = fixture.trading.now;
        MarkMonths.tidy(fixture.trading.jdbi(), now);
        fixture.trading
                .jdbi()
                .useTransaction(h -> new MarkDao().insert(h, List.of(mark(strategy, now, "1"))));
        assertEquals(0, MarkMonths.tidy(fixture.trading.jdbi(), now).removed());
        Instant later = now.plus(MarkMonths.KEPT).plus(Duration.ofDays(35));
        assertEquals(1, MarkMonths.tidy(fixture.trading.jdbi(), later).removed());
        assertEquals(List.of(), fixture.marks(strategy));
    }

    private void nextMinute() {
        fixture.trading.now = fixture.trading.now.plusSeconds(60);
    }

    private void endLease() {
        fixture.trading
                .jdbi()
                .useHandle(h -> h.execute("update duty set until = clock_timestamp()"));
    }
}
