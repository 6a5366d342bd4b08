package bellwether.desk.overview.today;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/// Parts that are kept while their version is the same.
final class PartMemoryTest {
    private final PartMemory<String> memory = new PartMemory<>();
    private int reads;

    private String read(Object of, String version) {
        return memory.of(of, version, () -> "read " + ++reads);
    }

    @Test
    void theSameVersionIsReadOnce() {
        assertEquals("read 1", read("ann", "1"));
        assertEquals("read 1", read("ann", "1"));
        assertEquals(1, reads);
    }

    @Test
    void anotherVersionIsReadAnew() {
        read("ann", "1");
        assertEquals("read 2", read("ann", "2"));
        assertEquals("read 3", read("ann", "1"), "only the newest is kept");
    }

    @Test
    void whatIsAskedForByOthersIsTheirs() {
        read("ann", "1");
        assertEquals("read 2", read("bob", "1"));
        assertEquals("read 1", read("ann", "1"));
    }

    @Test
    void whatFailedIsNotKept() {
        assertThrows(
                IllegalStateException.class,
                () ->
                        memory.of(
                                "ann",
                                "1",
                                () -> {
                                    throw new IllegalStateException();
                                }));
        assertEquals("read 1", read("ann", "1"));
    }
}
