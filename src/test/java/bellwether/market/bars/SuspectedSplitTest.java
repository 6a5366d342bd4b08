package bellwether.market.bars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.money.PriceUnit;
import bellwether.research.analysis.TestBars;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuspectedSplitTest {
    private static final int PLACE = 20;
    private static final LocalDate DAY = LocalDate.of(2020, 1, 1).plusDays(PLACE);

    /// A hundred before, and a hundred over the factor from the twenty-first bar on.
    private static List<SuspectedSplit> among(double factor) {
        return SuspectedSplit.among(TestBars.closes(40, i -> i < PLACE ? 100 : 100 / factor));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5,3:2",
        "2,2:1",
        "2.5,5:2",
        "4,4:1",
        "20,20:1",
        "100,100:1",
        "0.5,1:2",
        "0.1,1:10",
        "0.01,1:100",
        "2.05,2:1",
        "1.96,2:1"
    })
    void aJumpByASmallRatioIsSuspected(double factor, String ratio) {
        List<SuspectedSplit> found = among(factor);
        assertEquals(1, found.size());
        assertEquals(ratio, found.getFirst().ratio());
        assertEquals(DAY, found.getFirst().date());
        assertEquals(factor, found.getFirst().observed(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({
        "1", "1.1", "1.3", "1.39", "0.75", "1.43", "1.55", "1.75", "2.2", "3.5", "0.6", "13", "200"
    })
    void anotherJumpIsNot(double factor) {
        assertEquals(List.of(), among(factor));
    }

    @Test
    void threeForTwoMustBeMetMoreCloselyThanOthers() {
        assertEquals(1, among(1.5 * 1.024).size());
        assertEquals(0, among(1.5 * 1.027).size());
        assertEquals(1, among(2 * 1.049).size());
        assertEquals(0, among(2 * 1.053).size());
    }

    @Test
    void aSingleBadPriceIsNoSplit() {
        assertEquals(
                List.of(), SuspectedSplit.among(TestBars.closes(40, i -> i == PLACE ? 50 : 100)));
        assertEquals(
                List.of(),
                SuspectedSplit.among(
                        TestBars.closes(40, i -> i == PLACE || i == PLACE + 1 ? 50 : 100)));
    }

    @Test
    void twoSplitsAreFoundOldestFirst() {
        Bars bars = TestBars.closes(60, i -> i < 20 ? 600 : i < 40 ? 300 : 100);
        assertEquals(
                List.of("2:1", "3:1"),
                SuspectedSplit.among(bars).stream().map(SuspectedSplit::ratio).toList());
    }

    @Test
    void aSplitMayLieBetweenTheOnlyTwoBars() {
        assertEquals(1, SuspectedSplit.among(TestBars.closes(2, i -> i == 0 ? 100 : 50)).size());
        assertEquals(0, SuspectedSplit.among(TestBars.closes(1, _ -> 100)).size());
        assertEquals(0, SuspectedSplit.among(Bars.room(0)).size());
    }

    @Test
    void wordsSayThatNothingIsAdjusted() {
        SuspectedSplit split = among(2).getFirst();
        assertEquals(
                "a split of 2:1 on %s is suspected but not recorded; prices before it are not adjusted for it"
                        .formatted(DAY),
                split.words(Optional.empty()));
        assertEquals(Optional.empty(), split.likelier(PriceUnit.of("GBX")));
    }

    @Test
    void aHundredfoldWherePenceAreQuotedIsLikelierAChangeOfUnit() {
        assertEquals(
                Optional.of("pence became pounds"),
                among(100).getFirst().likelier(PriceUnit.of("GBX")));
        assertEquals(
                Optional.of("pounds became pence"),
                among(0.01).getFirst().likelier(PriceUnit.of("GBP")));
        assertEquals(Optional.empty(), among(100).getFirst().likelier(PriceUnit.of("EUR")));
        assertEquals(Optional.empty(), among(100).getFirst().likelier(Optional.empty()));
        assertTrue(
                among(100)
                        .getFirst()
                        .words(PriceUnit.of("GBX"))
                        .contains("likelier, pence became pounds"));
    }
}
