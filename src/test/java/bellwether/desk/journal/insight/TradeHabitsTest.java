package bellwether.desk.journal.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.desk.journal.NotedTrade;
import bellwether.desk.journal.TradeWords;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.history.PastTrade;
import bellwether.trading.portfolio.history.PlannedStop;
import bellwether.trading.portfolio.history.TradeKey;
import bellwether.trading.portfolio.history.TradeTimes;
import bellwether.trading.portfolio.history.TradeWay;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What made trades show together.
final class TradeHabitsTest {
    private static final Instant OPEN = Instant.parse("2026-03-02T14:30:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    /// Ten shares bought at 10 with a stop at 9: at risk are 10.
    private static NotedTrade trade(int n, Duration opened, String exit, int net, String... tags) {
        TradeKey key = new TradeKey(new PortfolioId(1), n);
        Instant at = OPEN.plus(opened);
        PastTrade past =
                new PastTrade(
                        key,
                        "or_1_" + n,
                        "AAA",
                        true,
                        BigDecimal.TEN,
                        "USD",
                        new TradeTimes(DAY, DAY, at, at.plusSeconds(60), at.plusSeconds(60)),
                        exit,
                        n % 2 == 0 ? "doji" : "",
                        new BigDecimal("100"),
                        BigDecimal.valueOf(net),
                        new PlannedStop(new BigDecimal("9"), BigDecimal.ONE, false));
        return new NotedTrade(
                past,
                new TradeWay(new BigDecimal("5"), new BigDecimal("20"), null),
                tags.length == 0
                        ? TradeWords.NONE
                        : new TradeWords(List.of(tags), List.of("calm")));
    }

    private static List<NotedTrade> trades(int count, String exit) {
        List<NotedTrade> all = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            all.add(trade(n, Duration.ofHours(n), exit, 5));
        }
        return all;
    }

    private static List<HabitCode> codes(List<NotedTrade> trades) {
        return JournalInsights.of(trades).findings().stream().map(HabitFinding::code).toList();
    }

    @Test
    void moreThanFiveEntriesADayAreAHabitAndFiveAreNone() {
        assertEquals(List.of(), codes(trades(5, "order")));
        List<HabitFinding> found = JournalInsights.of(trades(6, "order")).findings();
        assertEquals(HabitCode.MANY_TRADES_A_DAY, found.getFirst().code());
        assertEquals(6, found.getFirst().n());
        assertEquals("tr_1_6", found.getFirst().trades().getFirst());
        assertEquals(0, found.getFirst().others().n());
    }

    @Test
    void aTradeWithinHalfAnHourOfALossIsFoundAndALaterOneIsNot() {
        NotedTrade loss = trade(1, Duration.ZERO, "order", -5);
        NotedTrade soon = trade(2, Duration.ofMinutes(31), "order", 5);
        NotedTrade late = trade(3, Duration.ofMinutes(31).plusSeconds(1), "order", 5);
        List<HabitFinding> found = JournalInsights.of(List.of(loss, soon)).findings();
        assertEquals(List.of("tr_1_2"), found.getFirst().trades());
        assertEquals(2, found.getFirst().of());
        assertEquals(List.of(), codes(List.of(loss, late)));
        NotedTrade win = trade(1, Duration.ZERO, "order", 5);
        assertEquals(List.of(), codes(List.of(win, soon)));
    }

    @Test
    void moreThanHalfStoppedOutIsAHabitAndHalfIsNone() {
        NotedTrade stopped = trade(1, Duration.ZERO, "stop", 5);
        NotedTrade other = trade(2, Duration.ofHours(1), "target", 5);
        NotedTrade third = trade(3, Duration.ofHours(2), "stop", 5);
        assertEquals(List.of(), codes(List.of(stopped, other)));
        assertEquals(List.of(HabitCode.MOSTLY_STOPPED_OUT), codes(List.of(stopped, other, third)));
    }

    @Test
    void groupsHaveProfitAndExcursionsInMultiplesOfTheRisk() {
        JournalInsights insights =
                JournalInsights.of(
                        List.of(
                                trade(1, Duration.ZERO, "order", -10, "gap", "news"),
                                trade(2, Duration.ofHours(1), "order", 25, "gap"),
                                trade(3, Duration.ofHours(2), "order", 5)));
        Map<InsightBy, List<InsightGroup>> by = insights.by();
        InsightGroup gap = by.getOrDefault(InsightBy.TAG, List.of()).getFirst();
        assertEquals("gap", gap.key());
        assertEquals(2, gap.n());
        assertEquals(new ValueSpread(2, 0.75, 0.75), gap.multiples());
        assertEquals(new ValueSpread(2, 0.5, 0.5), gap.adverse());
        assertEquals(new ValueSpread(2, 2.0, 2.0), gap.favourable());
        assertTrue(gap.tooFew());
        assertEquals(
                List.of("", "doji"),
                by.getOrDefault(InsightBy.SETUP, List.of()).stream()
                        .map(InsightGroup::key)
                        .toList());
        assertEquals("monday", by.getOrDefault(InsightBy.WEEKDAY, List.of()).getFirst().key());
        assertEquals(0.5, insights.all().multiples().median());
        assertNull(JournalInsights.of(List.of()).all().multiples().mean());
    }

    @Test
    void tooFewAreCountedAmongThoseOfWhichRIsKnown() {
        List<NotedTrade> known = trades(30, "order");
        assertFalse(JournalInsights.of(known).all().tooFew());
        PastTrade last = known.getLast().trade();
        NotedTrade unplanned =
                new NotedTrade(
                        new PastTrade(
                                last.key(),
                                last.entry(),
                                last.ticker(),
                                true,
                                last.quantity(),
                                last.currency(),
                                last.times(),
                                last.exitReason(),
                                "",
                                last.entryValue(),
                                last.net(),
                                null),
                        new TradeWay(null, null, "no bar of 2026-03-02 is stored"),
                        TradeWords.NONE);
        List<NotedTrade> some = new ArrayList<>(known.subList(0, 29));
        some.add(unplanned);
        JournalInsights insights = JournalInsights.of(some);
        assertEquals(30, insights.all().n());
        assertTrue(insights.all().tooFew());
        assertEquals(1, insights.withoutRisk());
        assertEquals(1, insights.withoutPath());
        assertEquals(29, insights.all().adverse().n());
    }
}
