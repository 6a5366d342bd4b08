package bellwether.research.analysis.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.analysis.profile.RiskRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How far a stop lies from its entry.
final class StopDistanceTest {
    private static final TickSize CENTS = TickSize.ofDigits(2);

    private static RiskRules rules(double atr, double least, double most) {
        return new RiskRules(
                atr,
                least,
                most,
                BigDecimal.TWO,
                Optional.empty(),
                OptionalInt.empty(),
                BigDecimal.ONE,
                BigDecimal.TEN,
                BigDecimal.ZERO);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    @ParameterizedTest
    @CsvSource({
        "100,2,4.00,2 × ATR 14",
        "100,0.3,1.00,'the profile''s minimum distance, 1 %'",
        "100,9,5.00,'the profile''s maximum distance, 5 %'",
        "100,0.5,1.00,2 × ATR 14",
        "100,2.5,5.00,2 × ATR 14",
        "100,1.2345,2.47,2 × ATR 14",
    })
    void theDistanceIsSoManyRangesWithinTheProfilesBounds(
            String entry, String atr, BigDecimal distance, String method) {
        StopDistance stop =
                StopDistance.of(number(entry), number(atr), rules(2, 1, 5), CENTS).orElseThrow();
        assertEquals(distance, stop.distance());
        assertEquals(method, stop.method());
    }

    @Test
    void aDistanceIsRoundedUpUnlessThatPassesTheLargest() {
        TickSize quarter = TickSize.stated(number("0.25"));
        assertEquals(
                number("2.25"),
                StopDistance.of(number("100"), number("1.01"), rules(2, 1, 5), quarter)
                        .orElseThrow()
                        .distance());
        assertEquals(
                number("5.00"),
                StopDistance.of(number("101"), number("9"), rules(2, 1, 5), quarter)
                        .orElseThrow()
                        .distance(),
                "5.05 would be 5.25, which is too far");
    }

    @Test
    void aTickThatIsLargerThanTheLargestDistanceLeavesNone() {
        assertEquals(
                Optional.empty(),
                StopDistance.of(
                        number("10"), number("1"), rules(2, 1, 5), TickSize.stated(number("1"))));
    }

    @Test
    void itIsAWholeNumberOfTicksWithinTheBounds() {
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            BigDecimal entry = BigDecimal.valueOf(1 + random.nextInt(1_000_000), 3);
            BigDecimal atr = BigDecimal.valueOf(1 + random.nextInt(100_000), 4);
            TickSize tick = TickSize.stated(BigDecimal.valueOf(1 + random.nextInt(50), 2));
            Optional<StopDistance> stop = StopDistance.of(entry, atr, rules(1.5, 1, 8), tick);
            BigDecimal most = entry.multiply(number("0.08"));
            if (stop.isEmpty()) {
                assertTrue(tick.step().compareTo(most) > 0, "no tick fits");
                continue;
            }
            BigDecimal distance = stop.get().distance();
            assertEquals(0, distance.remainder(tick.step()).signum());
            assertTrue(distance.compareTo(most) <= 0);
            BigDecimal least = entry.multiply(number("0.01")).min(most.subtract(tick.step()));
            assertTrue(distance.compareTo(least) >= 0, entry + " " + distance);
        }
    }

    @Test
    void aTickRoundsBothWays() {
        TickSize tick = TickSize.stated(number("0.05"));
        assertEquals(number("1.25"), tick.round(number("1.23"), RoundingMode.UP));
        assertEquals(number("1.20"), tick.round(number("1.23"), RoundingMode.DOWN));
        assertEquals(number("1.20"), tick.round(number("1.20"), RoundingMode.UP));
        assertEquals("stated", tick.source());
        assertEquals("closes", CENTS.source());
        assertEquals(number("0.01"), CENTS.step());
        assertEquals(number("1"), TickSize.ofDigits(0).step());
    }

    @ParameterizedTest
    @CsvSource({"0,5", "6,5", "1,10.1", "-1,5", "NaN,5", "1,NaN"})
    void boundsThatAreNoneAreRefused(double least, double most) {
        assertThrows(IllegalArgumentException.class, () -> rules(2, least, most));
    }
}
