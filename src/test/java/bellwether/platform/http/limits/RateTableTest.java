package bellwether.platform.http.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.platform.http.RateGroup;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RateTableTest {
    @Test
    void usuallyLimitsEveryGroup() {
        assertEquals(
                Map.of(
                        RateGroup.MARKET, 30,
                        RateGroup.TRADING, 10,
                        RateGroup.ANALYTICS, 20,
                        RateGroup.FORECASTS, 30,
                        RateGroup.ANALYSES, 10,
                        RateGroup.OTHER, 60,
                        RateGroup.WRONG_KEYS, 10),
                RateTable.usual().perMinute());
    }

    @Test
    void readsWhatDiffers() {
        RateTable rates = RateTable.parse("market=100, analyses=off,trading=0");
        assertEquals(100, rates.perMinute().get(RateGroup.MARKET));
        assertEquals(60, rates.perMinute().get(RateGroup.OTHER));
        assertEquals(5, rates.perMinute().size());
        assertEquals(RateTable.OFF, RateTable.parse("off"));
        assertEquals(RateTable.OFF, RateTable.parse("0"));
    }

    @Test
    void namesEveryFault() {
        assertEquals(
                "has no group \"markt\"; did you mean market?;"
                        + " other must be off or a whole number from 0 to 1000000, was \"-1\";"
                        + " must be off, or group=number with commas between, was \"on\"",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> RateTable.parse("markt=1,other=-1,on"))
                        .getMessage());
    }
}
