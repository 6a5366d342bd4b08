package bellwether.frontend.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// What older clients are told of a direction.
final class OlderReadingRoutesTest {
    @Test
    void theMiddleHasNoDirection() {
        assertEquals("bearish", OlderReadingRoutes.direction(0.4999));
        assertEquals("neutral", OlderReadingRoutes.direction(0.5));
        assertEquals("bullish", OlderReadingRoutes.direction(0.5001));
    }
}
