package bellwether.market.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.SourcedBar;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Ticker;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An answer held against the stored bars: what it adds, what it corrects, and what of it is not
/// believed.
final class AnswerComparisonTest {
    private static final TradingCalendar NEW_YORK =
            new Calendars(InstantSource.system()).find("XNYS").orElseThrow();

    /// A Tuesday whose session is not over.
    private static final FetchRequest.Until UNTIL =
            new FetchRequest.Until(LocalDate.parse("2026-03-03"), LocalDate.parse("2026-03-02"));

    /// Closes of 100 to 104 from Monday to Friday, all from Stooq.
    private final Map<LocalDate, SourcedBar> bars = new HashMap<>();

    private final List<ProviderBar> told = new ArrayList<>();
    private List<String> sources = List.of("stooq");
    private Optional<LocalDate> unfinished = Optional.empty();

    AnswerComparisonTest() {
        for (int i = 0; i < 5; i++) {
            store(day(23 + i), 100 + i, "stooq");
            tell(day(23 + i), 100 + i);
        }
    }

    private static LocalDate day(int ofFebruary) {
        return LocalDate.of(2026, 2, 1).plusDays(ofFebruary - 1);
    }

    private void store(LocalDate day, double close, String source) {
        bars.put(day, new SourcedBar(day, close, close + 1, close - 1, close, 1_000, source));
    }

    private static ProviderBar row(LocalDate day, double close) {
        return ProviderBar.bar(
                day, List.of("" + close, "" + (close + 1), "" + (close - 1), "" + close, "1000"));
    }

    private void tell(LocalDate day, double close) {
        told.removeIf(bar -> bar.date().equals(day));
        told.add(row(day, close));
        told.sort(java.util.Comparator.comparing(ProviderBar::date));
    }

    private FetchRequest wanted() {
        Map<LocalDate, Double> closes = new HashMap<>();
        bars.forEach((day, bar) -> closes.put(day, bar.close()));
        unfinished.ifPresent(closes::remove);
        return FetchRequest.of(
                Instrument.of(new Ticker("AAPL")).orElseThrow(),
                UNTIL,
                NEW_YORK,
                new StoredCloses(closes, bars, sources, unfinished));
    }

    private AnswerDiff compared() {
        return wanted().compared(told, ProviderName.STOOQ);
    }

    private String contradiction() {
        ProviderException trouble = assertThrows(ProviderException.class, this::compared);
        assertEquals(ProviderException.Kind.CONTRADICTS, trouble.kind());
        return trouble.words();
    }

    @Test
    void someSessionsBeforeTheLastStoredOneAreAskedForAgain() {
        assertEquals(day(20), wanted().from(), "five sessions before the 27th");
        bars.clear();
        assertEquals(LocalDate.parse("2021-03-03"), wanted().from(), "five years without any");
    }

    @Test
    void aDayWhoseSessionIsNotOverIsNotTaken() {
        tell(day(30), 105);
        tell(day(31), 106);
        assertEquals(List.of(day(30)), compared().newer().stream().map(ProviderBar::date).toList());
    }

    @Test
    void aDayFarAheadStaysInForTheImporterToReject() {
        tell(LocalDate.parse("2027-01-04"), 105);
        assertEquals(1, compared().newer().size());
        tell(LocalDate.parse("2026-03-04"), 105);
        assertEquals(1, compared().newer().size(), "tomorrow is only not over yet");
    }

    @Test
    void aSourceMayCorrectItsOwnBars() {
        tell(day(25), 102.5);
        AnswerDiff diff = compared();
        assertEquals(List.of(), diff.newer());
        assertEquals(
                "2026-02-25 open 102 → 102.5, high 103 → 103.5, low 101 → 101.5, close 102 → 102.5",
                diff.corrections().getFirst().words());
        assertEquals(List.of(), diff.doubts());
    }

    @Test
    void anothersBarIsNotCorrectedAndSmallDifferencesAreLeft() {
        store(day(25), 102, "file.csv");
        tell(day(25), 102.9);
        AnswerDiff diff = compared();
        assertEquals(List.of(), diff.corrections());
        assertEquals(List.of(), diff.doubts());
    }

    @Test
    void aCloseThatIsTooFarOffAnotherSourcesEndsEverything() {
        store(day(25), 102, "file.csv");
        tell(day(25), 103.5);
        assertEquals(
                "disagrees with the stored bars, so nothing was stored: its close of 2026-02-25 is 103.5, the stored one 102.0",
                contradiction());
    }

    @Test
    void aSpikeIsNoCorrection() {
        tell(day(25), 130);
        String words = contradiction();
        assertTrue(words.endsWith("; its open lies 26 % outside of the closes beside it"), words);
    }

    @Test
    void aPriceThatIsTooFarOffIsNoCorrectionEither() {
        tell(day(25), 160);
        assertTrue(contradiction().endsWith("; its open differs too much for a correction"));
    }

    @Test
    void aDoubtfulHighIsSaidAndTheRestIsTaken() {
        told.remove(2);
        told.add(ProviderBar.bar(day(25), List.of("102", "160", "101", "102", "1000")));
        tell(day(30), 105);
        AnswerDiff diff = compared();
        assertEquals(
                List.of(
                        "stooq returned 2026-02-25 high 103 → 160, which was rejected: its high differs too much for a correction"),
                diff.doubts());
        assertEquals(1, diff.newer().size());
        assertEquals(List.of(), diff.corrections());
    }

    @Test
    void whereMostClosesDifferNothingIsACorrection() {
        sources = List.of("stooq", "file.csv");
        for (int i = 0; i < 3; i++) {
            tell(day(23 + i), 103 + 2 * i);
        }
        assertTrue(
                contradiction()
                        .endsWith(
                                "; most of the 5 compared closes differ, not by a common factor"));
    }

    @Test
    void anAdjustedHistoryIsSaidToBeOne() {
        sources = List.of("stooq", "file.csv");
        for (int i = 0; i < 5; i++) {
            tell(day(23 + i), (100 + i) / 2.0);
        }
        assertEquals(OptionalDouble.empty(), wanted().moved(told, ProviderName.STOOQ));
        String words = contradiction();
        assertTrue(
                words.contains("and so are all compared closes, 0.5 times the stored ones"), words);
        assertTrue(
                words.contains("the stored bars are from stooq, file.csv, so they are kept"),
                words);
    }

    @Test
    void withoutADayInCommonNothingCanBeCompared() {
        told.clear();
        tell(day(30), 105);
        assertEquals(
                "has no day in common with the stored bars, so it could not be compared and was rejected",
                contradiction());
        bars.clear();
        assertEquals(1, compared().newer().size(), "unless nothing is stored");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Infinity", "1e999", "-Infinity", "NaN", ""})
    void aCloseThatIsNoNumberComparesNothingAndBreaksNothing(String close) {
        told.set(2, ProviderBar.bar(day(25), List.of("102", "103", "101", close, "1000")));
        tell(day(30), 105);
        AnswerDiff diff = compared();
        assertEquals(List.of(), diff.corrections());
        assertEquals(1, diff.newer().size());
    }

    @Test
    void anUnfinishedBarIsReplacedAndSaysNothingAgainstAnAnswer() {
        store(day(30), 90, "stooq");
        unfinished = Optional.of(day(30));
        tell(day(30), 105);
        AnswerDiff diff = compared();
        assertEquals(List.of(day(30)), diff.newer().stream().map(ProviderBar::date).toList());
        assertEquals(Optional.of(day(27)), wanted().stored().last());
    }

    @Test
    void whenAllIsFromOneSourceItsFactorIsFound() {
        for (int i = 0; i < 5; i++) {
            tell(day(23 + i), (100 + i) / 4.0);
        }
        FetchRequest wanted = wanted();
        double factor = wanted.moved(told, ProviderName.STOOQ).orElseThrow();
        assertEquals(0.25, factor, 1e-9);
        assertEquals(OptionalDouble.empty(), wanted.moved(told, ProviderName.YAHOO));
        tell(day(31), 26);
        assertEquals(5, wanted.whole(told, factor).size(), "without the day that is not over");
    }

    @Test
    void aWholeHistoryHoldsEveryStoredDayAndTheSameFactor() {
        for (int i = 0; i < 5; i++) {
            tell(day(23 + i), (100 + i) / 4.0);
        }
        FetchRequest wanted = wanted();
        ProviderException two =
                assertThrows(ProviderException.class, () -> wanted.whole(told, 0.5));
        assertTrue(two.words().endsWith("it returned two versions of its last days"), two.words());
        told.remove(1);
        ProviderException lacking =
                assertThrows(ProviderException.class, () -> wanted.whole(told, 0.25));
        assertTrue(
                lacking.words().endsWith("but its whole history lacks 2026-02-24"),
                lacking.words());
        assertEquals(day(23), wanted.first());
    }

    @ParameterizedTest
    @CsvSource({"25, 101, 103", "23, , 101", "27, 103, ", "20, , 100", "30, 104, "})
    void theClosesBesideADayAreThoseStored(int at, String before, String after) {
        StoredCloses stored = wanted().stored();
        assertEquals(Optional.ofNullable(before).map(Double::valueOf), stored.closeBefore(day(at)));
        assertEquals(Optional.ofNullable(after).map(Double::valueOf), stored.closeAfter(day(at)));
    }
}
