package bellwether.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PageMemoryTest {
    private static final long GIGABYTE = 1L << 30;

    @Test
    void takesAQuarterWithinBounds() {
        assertEquals("512MB", PageMemory.setting(2 * GIGABYTE));
        assertEquals("128MB", PageMemory.setting(GIGABYTE / 4));
        assertEquals("128MB", PageMemory.setting(0), "a machine that does not tell");
        assertEquals("1024MB", PageMemory.setting(64 * GIGABYTE));
    }
}
