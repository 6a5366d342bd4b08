package bellwether.platform.http.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.platform.http.RateGroup;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RateTableTest {
    private static String of(RateTable table, RateGroup group) {
        return table.of(group).map(limit -> limit.most() + " " + limit.text()).orElse("none");
    }

    @Test
    void usuallyLimitsWhatIsDoneGenerously() {
        RateTable usual = RateTable.usual();
        assertEquals(
                Set.of(
                        RateGroup.READS,
                        RateGroup.WRITES,
                        RateGroup.ANALYSES,
                        RateGroup.TRAININGS,
                        RateGroup.PAGE,
                        RateGroup.WRONG_KEYS),
                usual.limits().keySet());
        assertEquals("600 600/min", of(usual, RateGroup.READS));
        assertEquals("60 60/min", of(usual, RateGroup.WRITES));
        assertEquals("30 30/min", of(usual, RateGroup.ANALYSES));
        assertEquals("600 600/min", of(usual, RateGroup.PAGE));
        assertEquals("10 10/min", of(usual, RateGroup.WRONG_KEYS));
        assertEquals("10 10/hour", of(usual, RateGroup.TRAININGS));
    }

    @Test
    void strictIsWhatTheOlderSystemsHad() {
        RateTable strict = RateTable.parse("strict, other=70");
        assertEquals("30 30/min", of(strict, RateGroup.MARKET));
        assertEquals("10 10/min", of(strict, RateGroup.TRADING));
        assertEquals("20 20/min", of(strict, RateGroup.ANALYTICS));
        assertEquals("30 30/min", of(strict, RateGroup.FORECASTS));
        assertEquals("10 10/min", of(strict, RateGroup.ANALYSES));
        assertEquals("70 70/min", of(strict, RateGroup.OTHER));
        assertEquals("600 600/min", of(strict, RateGroup.PAGE));
        assertEquals("10 10/hour", of(strict, RateGroup.TRAININGS));
        assertEquals("none", of(strict, RateGroup.READS));
    }

    @Test
    void readsWhatDiffers() {
        RateTable rates = RateTable.parse("reads=100:20, analyses=off,writes=0,hour=5000,day=9");
        assertEquals("20 100/min", of(rates, RateGroup.READS));
        assertEquals("none", of(rates, RateGroup.ANALYSES));
        assertEquals("none", of(rates, RateGroup.WRITES));
        assertEquals("5000 5000/hour", of(rates, RateGroup.HOUR));
        assertEquals("9 9/day", of(rates, RateGroup.DAY));
        assertEquals(RateTable.OFF, RateTable.parse("off"));
        assertEquals(RateTable.OFF, RateTable.parse("0"));
    }

    @Test
    void namesEveryFault() {
        assertEquals(
                "has no group \"markt\"; did you mean market?; other must be off or a whole number"
                        + " from 0 to 1000000, with :BURST if the allowed burst differs, was \"-1\";"
                        + " must be off, or strict and comma-separated group=number, was \"on\"; day"
                        + " must be off or a whole number from 0 to 1000000, was \"5:2\"",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> RateTable.parse("markt=1,other=-1,on,day=5:2"))
                        .getMessage());
    }
}
