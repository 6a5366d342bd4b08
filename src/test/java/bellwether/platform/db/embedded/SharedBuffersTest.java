package bellwether.platform.db.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SharedBuffersTest {
    private static final long GIGABYTE = 1L << 30;

    @Test
    void takesAQuarterWithinBounds() {
        assertEquals("512MB", SharedBuffers.setting(2 * GIGABYTE));
        assertEquals("128MB", SharedBuffers.setting(GIGABYTE / 4));
        assertEquals("128MB", SharedBuffers.setting(0), "a machine that does not tell");
        assertEquals("1024MB", SharedBuffers.setting(64 * GIGABYTE));
    }
}
