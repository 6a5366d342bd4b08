package bellwether.market.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PriceUnitTest {
    @ParameterizedTest
    @CsvSource({
        "USD, USD, USD",
        "gbp, GBP, GBP",
        "GBP, GBP, GBP",
        "GBp, GBX, GBP",
        "GBPp, GBX, GBP",
        "gbx, GBX, GBP",
        "ZAc, ZAc, ZAR",
        "ZAC, ZAc, ZAR",
        "ZAR, ZAR, ZAR",
        "ila, ILA, ILS",
        "USX, USX, USD",
        "XBT, BTC, BTC",
        "USDT, USDT, USDT",
        "CNH, CNH, CNH",
        "XAU, XAU, XAU"
    })
    void aCodeInAnyCaseIsItsUnit(String typed, String code, String currency) {
        assertEquals(Optional.of(new PriceUnit(code, currency)), PriceUnit.of(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "£", "pounds", "UDS", "XXX", "US Dollar", "GBPX"})
    void anythingElseIsNone(String typed) {
        assertEquals(Optional.empty(), PriceUnit.of(typed));
    }

    @Test
    void theRuleNamesTheValueAndTheOneThatWasMeant() {
        assertTrue(PriceUnit.rule("UDS").endsWith("was \"UDS\"; did you mean USD?"));
        assertTrue(PriceUnit.rule("UDS").contains("GBX"));
    }

    @Test
    void hundredthsAreExact() {
        PriceUnit pence = PriceUnit.of("GBX").orElseThrow();
        assertEquals(new BigDecimal("0.7348"), pence.money(new BigDecimal("73.48")));
        assertEquals(new BigDecimal("1000000"), pence.inUnits(new BigDecimal("10000")));
        assertEquals(new BigDecimal("0.01"), pence.money(BigDecimal.ONE));
        PriceUnit pounds = PriceUnit.of("GBP").orElseThrow();
        assertEquals(new BigDecimal("73.48"), pounds.money(new BigDecimal("73.48")));
    }

    @Test
    void pricesHaveAsFewDigitsAsTheirUnit() {
        assertEquals(2, PriceUnit.of("USD").orElseThrow().leastPriceDigits());
        assertEquals(0, PriceUnit.of("JPY").orElseThrow().leastPriceDigits());
        assertEquals(0, PriceUnit.of("GBX").orElseThrow().leastPriceDigits());
        assertEquals(2, PriceUnit.of("BTC").orElseThrow().leastPriceDigits());
        assertEquals(8, PriceUnit.of("BTC").orElseThrow().digits());
    }
}
