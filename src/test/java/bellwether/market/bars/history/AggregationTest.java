package bellwether.market.bars.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Adjustment;
import bellwether.market.bars.BarView;
import bellwether.market.bars.Bars;
import bellwether.market.bars.Chart;
import bellwether.market.bars.HistoryPart;
import bellwether.market.bars.WeekendCount;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.research.analysis.TestBars;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Longer bars of shorter ones, without a database.
final class AggregationTest {
    private static final Calendars CALENDARS = new Calendars(InstantSource.fixed(Instant.EPOCH));
    private static final TradingCalendar XNYS = CALENDARS.find("XNYS").orElseThrow();
    private static final TradingCalendar ALWAYS = CALENDARS.find("CRYPTO").orElseThrow();
    private static final Instant LATER = Instant.parse("2040-01-01T00:00:00Z");

    private static Aggregation joined(Bars days, Timeframe timeframe, Instant now) {
        ResamplePeriods periods = ResamplePeriods.of(timeframe, Timeframe.DAY, ALWAYS);
        int finished = days.finished(Timeframe.DAY, ALWAYS, now).size();
        return Aggregation.joined(days, finished, periods, new WeekendCount().add(days), now);
    }

    /// What a day belongs to, in words of its own.
    private static String period(LocalDate day, Timeframe timeframe) {
        return switch (timeframe) {
            case WEEK ->
                    day.get(IsoFields.WEEK_BASED_YEAR)
                            + "w"
                            + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH -> day.getYear() + "m" + day.getMonthValue();
            case QUARTER -> day.getYear() + "q" + day.get(IsoFields.QUARTER_OF_YEAR);
            default -> "" + day.getYear();
        };
    }

    @ParameterizedTest
    @EnumSource(
            value = Timeframe.class,
            names = {"WEEK", "MONTH", "QUARTER", "YEAR"})
    void longerBarsAreThoseOfTheirDays(Timeframe timeframe) {
        Bars days = TestBars.walk(4, 900, 100, 0.02);
        Aggregation made = joined(days, timeframe, LATER);
        int next = 0;
        for (int i = 0; i < made.bars().size(); i++) {
            int from = next;
            String period = period(Timeframe.date(days.time()[from]), timeframe);
            while (next < days.size()
                    && period(Timeframe.date(days.time()[next]), timeframe).equals(period)) {
                next++;
            }
            int first = from;
            int end = next;
            assertEquals(first, made.first()[i]);
            assertEquals(end, made.end(i));
            assertEquals(days.time()[first], made.bars().time()[i]);
            assertEquals(days.open()[first], made.bars().open()[i]);
            assertEquals(days.close()[end - 1], made.bars().close()[i]);
            assertEquals(
                    Arrays.stream(days.high(), first, end).max().orElseThrow(),
                    made.bars().high()[i]);
            assertEquals(
                    Arrays.stream(days.low(), first, end).min().orElseThrow(),
                    made.bars().low()[i]);
            assertEquals(
                    Arrays.stream(days.volume(), first, end).sum(), made.bars().volume()[i], 1e-3);
        }
        assertEquals(days.size(), next);
    }

    @Test
    void whereOneVolumeIsUnknownThatOfTheWholeIsToo() {
        Bars days = TestBars.closes(14, _ -> 5);
        days.volume()[3] = Double.NaN;
        Bars weeks = joined(days, Timeframe.WEEK, LATER).bars();
        assertTrue(Double.isNaN(weeks.volume()[0]), "Wednesday to Sunday");
        assertEquals(7_000, weeks.volume()[1]);
    }

    /// The first of January 2020 is a Wednesday.
    @ParameterizedTest
    @CsvSource({"5,1", "6,1", "11,1", "12,2", "13,2"})
    void onlyAWeekWhoseLastDayIsThereIsComplete(int days, int complete) {
        Bars bars = TestBars.closes(days, _ -> 5);
        assertEquals(complete, joined(bars, Timeframe.WEEK, LATER).complete());
    }

    @Test
    void aDayThatMayStillChangeLeavesItsWeekOpen() {
        Bars bars = TestBars.closes(12, _ -> 5);
        Instant duringTheLast = Instant.parse("2020-01-12T12:00:00Z");
        Aggregation made = joined(bars, Timeframe.WEEK, duringTheLast);
        assertEquals(1, made.complete());
        assertEquals(1, made.completed().bars().size());
        assertEquals(2, made.bars().size());
    }

    @Test
    void aWeekOfAnExchangeIsOverWithItsLastSessionHolidaysIncluded() {
        ResamplePeriods weeks = ResamplePeriods.of(Timeframe.WEEK, Timeframe.DAY, XNYS);
        WeekendCount never = new WeekendCount();
        long goodThursday = seconds("2024-03-28T00:00:00Z");
        assertTrue(weeks.isOver(goodThursday, never, LATER), "Good Friday has no session");
        assertFalse(weeks.isOver(seconds("2024-03-27T00:00:00Z"), never, LATER));
        WeekendCount weekends = new WeekendCount().add(TestBars.closes(30, _ -> 1));
        assertFalse(weeks.isOver(goodThursday, weekends, LATER), "it trades on Sunday");
        ResamplePeriods months = ResamplePeriods.of(Timeframe.MONTH, Timeframe.DAY, XNYS);
        assertTrue(months.isOver(goodThursday, never, LATER), "the 29th was the holiday");
    }

    private static long seconds(String moment) {
        return Instant.parse(moment).getEpochSecond();
    }

    @Test
    void untilKeepsWhatEndsBeforeAPlace() {
        Aggregation weeks = joined(TestBars.closes(26, _ -> 5), Timeframe.WEEK, LATER);
        assertEquals(4, weeks.bars().size());
        assertEquals(2, weeks.until(12).bars().size());
        assertEquals(1, weeks.until(11).bars().size());
        assertEquals(0, weeks.until(4).bars().size());
        assertEquals(2, weeks.until(12).complete());
    }

    @Test
    void barsOfBarsKnowTheirShortestOnes() {
        Bars days = TestBars.walk(5, 400, 50, 0.02);
        Aggregation months = joined(days, Timeframe.MONTH, LATER);
        Aggregation quarters = joined(months.bars(), Timeframe.QUARTER, LATER);
        Aggregation over = quarters.over(months);
        Aggregation direct = joined(days, Timeframe.QUARTER, LATER);
        for (int i = 0; i < direct.bars().size(); i++) {
            assertEquals(direct.first()[i], over.first()[i]);
            assertEquals(direct.end(i), over.end(i));
            assertEquals(direct.bars().high()[i], over.bars().high()[i]);
        }
    }

    /// Half past nine to four, in stretches of two hours of which the last is cut off.
    @ParameterizedTest
    @CsvSource({
        "2024-01-03T14:30:00Z,2024-01-03T14:30:00Z",
        "2024-01-03T16:29:00Z,2024-01-03T14:30:00Z",
        "2024-01-03T16:30:00Z,2024-01-03T16:30:00Z",
        "2024-01-03T20:59:00Z,2024-01-03T20:30:00Z",
        "2024-01-03T21:00:00Z,2024-01-03T21:00:00Z",
        "2024-01-03T14:29:00Z,2024-01-03T12:30:00Z",
        "2024-01-03T05:10:00Z,2024-01-03T05:00:00Z",
    })
    void stretchesOfASessionAreCountedFromItsOpen(Instant bar, Instant start) {
        ResamplePeriods periods = ResamplePeriods.of(Timeframe.TWO_HOURS, Timeframe.MINUTE, XNYS);
        assertEquals(start.getEpochSecond(), periods.start(bar.getEpochSecond()));
        assertEquals(7, periods.time(7, 9), "dated by their beginning");
    }

    @Test
    void theLastStretchIsOverWithTheSession() {
        ResamplePeriods periods = ResamplePeriods.of(Timeframe.TWO_HOURS, Timeframe.MINUTE, XNYS);
        long newest = seconds("2024-01-03T20:45:00Z");
        assertFalse(
                periods.isOver(newest, new WeekendCount(), Instant.parse("2024-01-03T20:59:59Z")));
        assertTrue(
                periods.isOver(newest, new WeekendCount(), Instant.parse("2024-01-03T21:00:00Z")));
    }

    private static String row(DerivedBars made, int i) {
        Bars bars = made.bars();
        return "%d %s %s %s %s %s %s %s"
                .formatted(
                        bars.time()[i],
                        bars.open()[i],
                        bars.high()[i],
                        bars.low()[i],
                        bars.close()[i],
                        bars.volume()[i],
                        made.source(i, Map.of(0, "zero", 1, "one")),
                        made.isPartial(i));
    }

    private static List<String> rows(DerivedBars made) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            rows.add(row(made, i));
        }
        return rows;
    }

    /// Whatever parts the stored bars are read in, the same is made of them.
    @ParameterizedTest
    @EnumSource(
            value = Timeframe.class,
            names = {"HOUR", "TWO_HOURS", "FOUR_HOURS", "DAY", "WEEK", "MONTH", "QUARTER"})
    void theSameIsMadeInWhateverPartsTheBarsCome(Timeframe timeframe) {
        Random random = new Random(11);
        Bars hours = TestBars.walk(6, 3_000, 100, 0.01);
        int[] sources = new int[hours.size()];
        for (int i = 0; i < hours.size(); i++) {
            hours.time()[i] = seconds("2024-01-01T00:00:00Z") + i * 3_600L;
            sources[i] = i / 700 % 2;
        }
        Block whole = new Block(hours, sources);
        for (Chart chart : Chart.values()) {
            BarDerivation making =
                    new BarDerivation(
                            new BarView(timeframe, Adjustment.NONE, chart, true),
                            Timeframe.HOUR,
                            ALWAYS,
                            List.of());
            Instant now = Instant.ofEpochSecond(hours.time()[2_999] + 1_800);
            List<String> expected = rows(making.of(whole, now));
            for (int round = 0; round < 10; round++) {
                BarMaker maker = new BarMaker(making, Optional.empty(), now);
                List<String> made = new ArrayList<>();
                int from = 0;
                while (from < whole.size()) {
                    int to = Math.min(whole.size(), from + 1 + random.nextInt(900));
                    int first = from;
                    int end = to;
                    Block part = whole.where(i -> i >= first && i < end);
                    made.addAll(rows(maker.next(part, to == whole.size())));
                    from = to;
                }
                assertEquals(expected, made);
            }
        }
    }

    @Test
    void barsThatAreNotOverAreLeftOutUnlessTheyAreWanted() {
        Block block = new Block(TestBars.closes(17, _ -> 5), new int[17]);
        for (boolean wanted : new boolean[] {true, false}) {
            BarDerivation making =
                    new BarDerivation(
                            new BarView(Timeframe.WEEK, Adjustment.NONE, Chart.CANDLES, wanted),
                            Timeframe.DAY,
                            ALWAYS,
                            List.of());
            DerivedBars made = making.of(block, LATER);
            assertEquals(wanted ? 3 : 2, made.size());
            assertEquals(wanted, made.isPartial(made.size() - 1));
        }
    }

    @Test
    void heikinAshiIsTheAverageOfItsOwnBarsBefore() {
        Bars bars = TestBars.walk(7, 300, 100, 0.02);
        Bars averaged = new HeikinAshi().next(bars);
        double open = (bars.open()[0] + bars.close()[0]) / 2;
        for (int i = 0; i < bars.size(); i++) {
            double close = (bars.open()[i] + bars.high()[i] + bars.low()[i] + bars.close()[i]) / 4;
            assertEquals(open, averaged.open()[i]);
            assertEquals(close, averaged.close()[i]);
            assertEquals(Math.max(bars.high()[i], Math.max(open, close)), averaged.high()[i]);
            assertEquals(Math.min(bars.low()[i], Math.min(open, close)), averaged.low()[i]);
            open = (open + close) / 2;
        }
    }

    /// Where the averages begin is forgotten, to the bit.
    @Test
    void aBeginningIsForgottenAfterSoManyBars() {
        Bars bars = TestBars.walk(8, 400, 100, 0.02);
        Bars whole = new HeikinAshi().next(bars);
        Bars later = new HeikinAshi().next(bars.from(100));
        for (int i = HeikinAshi.FADED; i < later.size(); i++) {
            assertEquals(whole.open()[100 + i], later.open()[i], 1e-12);
        }
        HeikinAshi parts = new HeikinAshi();
        Bars first = parts.next(bars.first(123));
        Bars second = parts.next(bars.from(123));
        assertArrayEquals(whole.open(), Bars.joined(List.of(first, second)).open());
    }

    @Test
    void derivedBarsAreJoinedWithTheirSourcesAndHowFarTheyAreComplete() {
        Block block = new Block(TestBars.walk(9, 60, 100, 0.02), new int[60]);
        for (int i = 20; i < 60; i++) {
            block.sources()[i] = 1;
        }
        BarDerivation making =
                new BarDerivation(
                        new BarView(Timeframe.WEEK, Adjustment.NONE, Chart.CANDLES, true),
                        Timeframe.DAY,
                        ALWAYS,
                        List.of());
        DerivedBars whole = making.of(block, LATER);
        DerivedBars again =
                DerivedBars.joined(
                        List.of(whole.part(0, 3), whole.part(3, 3), whole.part(3, whole.size())));
        assertEquals(rows(whole), rows(again));
        assertEquals("zero; one", whole.source(3, Map.of(0, "zero", 1, "one")));
        assertEquals("unknown", whole.source(0, Map.of()));
        assertTrue(whole.isPartial(whole.size() - 1), "the first of March is a Sunday's week");
        assertEquals(0, DerivedBars.joined(List.of()).size());
    }

    @Test
    void barsBehindOneThatMayChangeAreNotComplete() {
        Bars two = TestBars.closes(2, _ -> 5);
        DerivedBars open =
                new DerivedBars(
                        new Aggregation(two, new int[] {0, 1}, new int[] {1, 2}, 1), new int[2]);
        DerivedBars whole =
                new DerivedBars(
                        new Aggregation(two, new int[] {0, 1}, new int[] {1, 2}, 2), new int[2]);
        DerivedBars joined = DerivedBars.joined(List.of(whole, open, whole));
        for (int i = 0; i < joined.size(); i++) {
            assertEquals(i > 2, joined.isPartial(i));
        }
        assertEquals(0, open.part(1, 2).parts().complete());
        assertEquals(1, whole.part(1, 2).parts().complete());
    }

    @ParameterizedTest
    @CsvSource({"MINUTE,MINUTE,1", "HOUR,MINUTE,60", "DAY,MINUTE,1440", "DAY,DAY,1"})
    void aBarIsMadeOfAtMostSoManyStored(Timeframe timeframe, Timeframe base, int most) {
        BarView view = new BarView(timeframe, Adjustment.NONE, Chart.CANDLES, false);
        assertEquals(most, new BarDerivation(view, base, ALWAYS, List.of()).most());
    }

    @Test
    void aPageNeedsTheRoomOfWhatItMayReadAtOnce() {
        BarView minutes = new BarView(Timeframe.MINUTE, Adjustment.NONE, Chart.CANDLES, false);
        Ticker ticker = Ticker.of("A").orElseThrow();
        MemoryBudget.Need few = new PageReader(minutes, 0, 1, 51, false).need(ticker);
        assertEquals((2_048 + 3_000 + 51) * 200L, few.bytes());
        assertEquals("A page of 50 bars of A", few.what());
        MemoryBudget.Need newest = new PageReader(minutes, 0, 1, 51, true).need(ticker);
        assertEquals((16_384 + 3_000 + 51) * 200L, newest.bytes());
        BarView days = new BarView(Timeframe.DAY, Adjustment.NONE, Chart.CANDLES, false);
        MemoryBudget.Need many = new PageReader(days, 0, 1, 10_001, false).need(ticker);
        assertEquals((16_384 + 3_000 + 10_001) * 200L, many.bytes());
    }

    @Test
    void historiesAreReadInPartsOfSoManyBars() {
        Map<String, Integer> sizes = Map.of("A", 40_000, "B", 25_536, "C", 1, "D", 90_000, "E", 10);
        assertEquals(
                List.of(List.of("A", "B"), List.of("C"), List.of("D"), List.of("E", "F")),
                HistoryNeed.parts(List.of("A", "B", "C", "D", "E", "F"), sizes).stream()
                        .map(HistoryPart::tickers)
                        .toList());
        assertEquals(
                HistoryNeed.of(List.of("A", "B"), Map.of("A", 40_000, "B", 25_536)),
                HistoryNeed.parts(List.of("A", "B", "C"), sizes).getFirst().need());
        assertEquals(List.of(), HistoryNeed.parts(List.of(), sizes));
    }

    @Test
    void whatHistoriesNeedIsSaidInBarsAndNames() {
        MemoryBudget.Need need = HistoryNeed.of(List.of("A", "B"), Map.of("A", 1_000, "B", 500));
        assertEquals((2 << 20) + 1_500 * 100 + 1_000 * 100, need.bytes());
        assertEquals("1,500 bars of A and B", need.what());
        assertEquals(
                "1 bars of 3 symbols",
                HistoryNeed.of(List.of("A", "B", "C"), Map.of("A", 1)).what());
    }
}
