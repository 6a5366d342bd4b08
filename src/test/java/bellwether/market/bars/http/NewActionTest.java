package bellwether.market.bars.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.bars.CorporateAction;
import bellwether.platform.base.Fault;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NewActionTest {
    private static NewAction action(
            String kind,
            String day,
            @Nullable String numerator,
            @Nullable String denominator,
            @Nullable String amount) {
        return new NewAction(kind, day, number(numerator), number(denominator), number(amount));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static List<String> faults(NewAction action) {
        return action.faults().stream().map(NewActionTest::words).toList();
    }

    private static String words(Fault fault) {
        return fault.pointer() + " " + fault.detail();
    }

    @Test
    void aSplitIsItsRatio() {
        NewAction split = action("split", "2024-06-10", "10", "1", null);
        assertEquals(List.of(), faults(split));
        assertEquals(
                CorporateAction.split(LocalDate.of(2024, 6, 10), BigDecimal.TEN, BigDecimal.ONE),
                split.action());
    }

    @Test
    void aDividendIsItsAmount() {
        NewAction dividend = action("dividend", "2024-06-10", null, null, "0.24");
        assertEquals(List.of(), faults(dividend));
        assertEquals(0.24, dividend.action().perShare());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "split|2024-06-10|-|1|-|/numerator must be given for a split",
                "split|2024-06-10|2|-|-|/denominator must be given for a split",
                "split|2024-06-10|2|1|3|/amount must not be given for a split",
                "split|2024-06-10|2|2.0|-|/numerator must differ from denominator",
                "dividend|2024-06-10|-|-|-|/amount must be given for a dividend",
                "dividend|2024-06-10|2|-|3|/numerator must not be given for a dividend",
                "dividend|2024-06-10|-|2|3|/denominator must not be given for a dividend",
                "merger|2024-06-10|-|-|-|/kind must be split or dividend, was \"merger\"",
                "dividend|2024-06-10|-|-|0.00000000001|/amount must have at most 10 digits behind the point, was 1E-11",
                "split|2024-06-10|2|1.23456789012|-|/denominator must have at most 10 digits behind the point, was 1.23456789012",
                "dividend|tomorrow|-|-|3|/ex_date must be a date such as 2018-05-31, was \"tomorrow\"",
                "dividend|1799-12-31|-|-|3|/ex_date must be a date such as 2018-05-31, was \"1799-12-31\"",
                "dividend|2024-02-30|-|-|3|/ex_date must be a date such as 2018-05-31, was \"2024-02-30\"",
            })
    void whatIsWrongIsSaidWithItsField(
            String kind,
            String day,
            @Nullable String numerator,
            @Nullable String denominator,
            @Nullable String amount,
            String words) {
        assertEquals(List.of(words), faults(action(kind, day, numerator, denominator, amount)));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertEquals(3, faults(action("split", "never", null, null, null)).size());
    }
}
