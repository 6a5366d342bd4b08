package bellwether.market.feeds.vendors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.market.feeds.PriceProvider;
import bellwether.market.feeds.ProviderBar;
import bellwether.market.feeds.ProviderException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How adjusted prices are turned back into traded ones.
final class YahooTest {
    private static final PriceProvider.Asked ASKED =
            new PriceProvider.Asked(
                    "X", LocalDate.parse("2026-02-20"), LocalDate.parse("2026-03-03"), "");

    /// Two days, of which the first has this close.
    private static String chart(String close, String splits, String dividends) {
        return """
        {"chart":{"result":[{"meta":{"symbol":"X","gmtoffset":-18000},
         "timestamp":[1772202600,1772461800],
         "events":{"splits":{%s},"dividends":{%s}},
         "indicators":{"quote":[{"open":[25,26],"high":[27,28],"low":[24,25],
           "close":[%s,27.5],"volume":[400,500]}]}}],"error":null}}
        """
                .formatted(splits, dividends, close);
    }

    private static List<ProviderBar> days(String close, String splits, String dividends) {
        return new Yahoo().days(chart(close, splits, dividends), ASKED);
    }

    private static String split(String into, String of) {
        return "\"1\":{\"date\":1772461800,\"numerator\":%s,\"denominator\":%s}"
                .formatted(into, of);
    }

    @Test
    void aDayBeforeASplitHasItsTradedPricesAgain() {
        ProviderBar day =
                days("26.5", split("4", "1"), "\"1\":{\"amount\":0.25,\"date\":1772202600}")
                        .getFirst();
        assertEquals(LocalDate.parse("2026-02-27"), day.date());
        assertEquals("106.000000", day.close());
        assertEquals("100.000000", day.volume(), "four times fewer shares");
        assertEquals("1.000000", day.dividend(), "of one share of then");
        assertEquals("", day.split());
    }

    @Test
    void theDayOfTheSplitIsTradedAtTheNewPricesAndSaysSo() {
        ProviderBar day = days("26.5", split("3", "2"), "").getLast();
        assertEquals("27.500000", day.close());
        assertEquals("500.000000", day.volume());
        assertEquals("1.500000", day.split());
    }

    @Test
    void aDayIsThatOfTheExchangesClock() {
        String answer = chart("1", "", "").replace("1772202600", "1772164800"); // 04:00 UTC
        assertEquals(
                LocalDate.parse("2026-02-26"), new Yahoo().days(answer, ASKED).getFirst().date());
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-2, 1", "null, 1", "\"x\", 1"})
    void aSplitIsAboveZero(String into, String of) {
        ProviderException trouble =
                assertThrows(ProviderException.class, () -> days("26.5", split(into, of), ""));
        assertEquals("returned an invalid split", trouble.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1e2147483647, 1e-2147483647",
        "1, 1, 1e-2147483647",
    })
    void numbersBeyondAllArithmeticAreAWrongAnswer(String close, String into, String of) {
        ProviderException trouble =
                assertThrows(ProviderException.class, () -> days(close, split(into, of), ""));
        assertEquals("returned a number out of range", trouble.getMessage());
    }

    @Test
    void columnsAreAsLongAsTheTimes() {
        ProviderException trouble =
                assertThrows(ProviderException.class, () -> days("1,2", "", ""));
        assertEquals("returned columns of different lengths", trouble.getMessage());
    }
}
