package bellwether.research.analysis.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldSelectionTest {
    private static String chosen(String fields) {
        return FieldSelection.parse(fields, false).of(Analysed.buy()).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ticker,verdict | {\"ticker\":\"DEMO01\",\"verdict\":\"BUY\"}",
                "verdict, ticker | {\"verdict\":\"BUY\",\"ticker\":\"DEMO01\"}",
                "plan.entry.price,plan.stop | {\"plan\":{\"entry\":{\"price\":153.08},\"stop\":149.98}}",
                "plan.entry.price,plan.entry.method | {\"plan\":{\"entry\":{\"price\":153.08,\"method\":\"last_close\"}}}",
                "indicators.RSI_14 | {\"indicators\":{\"RSI_14\":68.79",
                "indicators.NEW_1 | {\"indicators\":{\"NEW_1\":null}}",
                "plan.fx.rate | {\"plan\":{\"fx\":null}}",
                "warnings.code | {\"warnings\":[]}",
                "data_quality.jumps.date | {\"data_quality\":{\"jumps\":[]}}",
                "would_change.lower.close | {\"would_change\":{\"lower\":{\"close\":154.23}}}",
            })
    void onlyWhatIsNamedIsThere(String fields, String start) {
        assertTrue(chosen(fields).startsWith(start), chosen(fields));
    }

    @Test
    void ofListsItIsEachEntry() {
        assertTrue(
                chosen("reasons.voter").startsWith("{\"reasons\":[{\"voter\":\"adx\"},{\"voter\":"),
                chosen("reasons.voter"));
    }

    @Test
    void theWholeWinsOverAPartOfIt() {
        assertEquals(chosen("plan.entry"), chosen("plan.entry,plan.entry.price"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tickr | tickr is not a field of an analysis; did you mean ticker?",
                "plan.entri | plan.entri is not a field of an analysis; did you mean plan.entry?",
                "plan.zzzzzz | plan.zzzzzz is not a field of an analysis; plan has actionable, capital,",
                "foo | foo is not a field of an analysis; known are actionable, ",
                "ticker.x | ticker.x is not a field of an analysis; did you mean ticker?",
                "ticker..x | ticker..x is not a field of an analysis",
                "ticker, | must be 1 to 100 comma-separated fields",
            })
    void whatIsNotKnownIsRefused(String fields, String words) {
        Refusal refusal = assertThrows(Refusal.class, () -> FieldSelection.parse(fields, false));
        assertEquals("?fields", refusal.faults().getFirst().pointer());
        assertTrue(refusal.faults().getFirst().detail().startsWith(words), refusal.detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"risk", "entry", "reasons"})
    void aSummaryHasFieldsOfItsOwn(String field) {
        FieldSelection.parse(field, true);
        assertThrows(Refusal.class, () -> FieldSelection.parse("plan.entry", true));
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        Refusal refusal =
                assertThrows(Refusal.class, () -> FieldSelection.parse("a,ticker,b", false));
        assertEquals(2, refusal.faults().size());
    }
}
