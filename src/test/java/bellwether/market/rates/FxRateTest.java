package bellwether.market.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FxRateTest {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 2);

    private static FxLeg leg(String symbol, int daysBefore, String close, boolean inverse) {
        return new FxLeg(symbol, DAY.minusDays(daysBefore), new BigDecimal(close), inverse);
    }

    private static BigDecimal rate(FxLeg... legs) {
        return FxRate.of("A", "B", List.of(legs)).rate();
    }

    @Test
    void aCloseIsTheRateToItsLastDigit() {
        assertEquals(
                new BigDecimal("1.09512345678901234"),
                rate(leg("AB=X", 0, "1.09512345678901234", false)));
    }

    @ParameterizedTest
    @CsvSource({"4,0.25", "3,0.333333333333", "0.0067,149.253731343", "1,1"})
    void anInverseHasTwelveDigits(String close, BigDecimal rate) {
        assertEquals(0, rate.compareTo(rate(leg("BA=X", 0, close, true))));
    }

    @Test
    void twoClosesAreMultipliedAndTheOlderSaysTheDay() {
        FxRate rate =
                FxRate.of(
                        "EUR",
                        "INR",
                        List.of(
                                leg("EURUSD=X", 3, "1.1", false),
                                leg("INRUSD=X", 1, "0.0125", true)));
        assertEquals(0, new BigDecimal("88").compareTo(rate.rate()));
        assertEquals(DAY.minusDays(3), rate.date());
        assertEquals("EURUSD=X, INRUSD=X", rate.symbol());
    }

    @ParameterizedTest
    @CsvSource({
        "100,1.5,2,150.00",
        "0.01,0.5,2,0.00",
        "99.999,1,2,99.99",
        "-0.019,1,2,-0.01",
        "10,149.7,0,1497"
    })
    void amountsAreRoundedTowardsNothing(
            BigDecimal amount, String close, int digits, BigDecimal converted) {
        FxRate rate = FxRate.of("A", "B", List.of(leg("AB=X", 0, close, false)));
        assertEquals(converted, rate.convert(amount, digits));
    }

    @Test
    void thereAndBackNeverGivesMore() {
        Random random = new Random(4);
        for (int i = 0; i < 2_000; i++) {
            String close = BigDecimal.valueOf(1 + random.nextInt(1_000_000), 4).toPlainString();
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(100_000_000), 2);
            FxRate there = FxRate.of("A", "B", List.of(leg("AB=X", 0, close, false)));
            FxRate back = FxRate.of("B", "A", List.of(leg("AB=X", 0, close, true)));
            BigDecimal returned = back.convert(there.convert(amount, 8), 2);
            BigDecimal hair = new BigDecimal("0.01");
            assertTrue(returned.compareTo(amount.add(hair)) <= 0, amount + " at " + close);
        }
    }
}
