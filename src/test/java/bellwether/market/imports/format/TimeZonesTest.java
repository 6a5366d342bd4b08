package bellwether.market.imports.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeZonesTest {
    @ParameterizedTest
    @CsvSource({
        "EST, none",
        "MST, none",
        "HST, none",
        "UTC, UTC",
        "Asia/Kolkata, Asia/Kolkata",
        "+05:30, +05:30",
        "Mars, none"
    })
    void namesAreThoseOfZones(String name, String zone) {
        assertEquals(zone, TimeZones.of(name).map(Object::toString).orElse("none"));
    }
}
