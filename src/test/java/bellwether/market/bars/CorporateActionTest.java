package bellwether.market.bars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.history.ActionMerge;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CorporateActionTest {
    private static final LocalDate DAY = LocalDate.of(2024, 6, 10);

    private static CorporateAction split(String after, String before) {
        return CorporateAction.split(DAY, new BigDecimal(after), new BigDecimal(before));
    }

    private static CorporateAction dividend(LocalDate day, String amount) {
        return CorporateAction.dividend(day, new BigDecimal(amount));
    }

    @ParameterizedTest
    @CsvSource({
        "2,2,1",
        "1.5,1.5,1",
        "0.5,1,2",
        "0.1,1,10",
        "0.0667,1,15",
        "0.06667,1,15",
        "0.3333,1,3",
        "0.7,0.7,1",
        "0.025,1,40"
    })
    void aRatioBelowOneThatIsNearlyOneForAWholeNumberIsThat(
            double ratio, String after, String before) {
        assertEquals(split(after, before), CorporateAction.split(DAY, ratio));
    }

    @Test
    void numbersAreTheSameHoweverManyZerosTheyHave() {
        assertEquals(split("2", "1"), split("2.000", "1.0"));
        assertEquals(split("100", "1"), split("1E+2", "1"));
        assertEquals(dividend(DAY, "0.24"), dividend(DAY, "0.240"));
        assertEquals("100", String.valueOf(split("1E+2", "1").numerator()));
    }

    @Test
    void tenDigitsBehindThePointAreKept() {
        assertEquals(dividend(DAY, "0.1234567891"), dividend(DAY, "0.12345678912345"));
    }

    @Test
    void aRatioIsSharesAfterForEachBefore() {
        assertEquals(2, split("2", "1").ratio());
        assertEquals(1.0 / 15, split("1", "15").ratio(), 1e-15);
        assertEquals(0, split("2", "1").perShare());
        assertEquals(1, dividend(DAY, "0.24").ratio());
        assertEquals(0.24, dividend(DAY, "0.24").perShare());
    }

    @Test
    void onlyNewAndDifferentActionsAreWritten() {
        CorporateAction known = split("2", "1");
        CorporateAction paid = dividend(DAY, "0.24");
        ActionMerge merge = new ActionMerge(List.of(known, paid));
        CorporateAction raised = dividend(DAY, "0.25");
        CorporateAction later = dividend(DAY.plusDays(1), "0.24");
        ActionMerge.Given given = merge.give(List.of(split("2.0", "1"), raised, later));
        assertEquals(List.of(raised, later), given.writes());
        assertEquals(1, given.counts().inserted());
        assertEquals(1, given.counts().changed());
        assertEquals(1, given.counts().unchanged());
    }

    @Test
    void ofSeveralOfOneKindAndDayTheFirstCounts() {
        ActionMerge merge = new ActionMerge(List.of());
        ActionMerge.Given given =
                merge.give(List.of(dividend(DAY, "1"), dividend(DAY, "2"), split("2", "1")));
        assertEquals(List.of(dividend(DAY, "1"), split("2", "1")), given.writes());
        assertEquals(2, given.counts().inserted());
    }

    @Test
    void thoseGivenNextAreComparedWithTheseAndNotWithTheStore() {
        ActionMerge merge = new ActionMerge(List.of());
        merge.give(List.of(dividend(DAY, "1")));
        ActionMerge.Given next = merge.give(List.of(dividend(DAY, "2")));
        assertEquals(1, next.counts().changed());
        assertEquals(0, next.counts().inserted());
        assertTrue(merge.give(List.of(dividend(DAY, "2"))).writes().isEmpty());
    }
}
