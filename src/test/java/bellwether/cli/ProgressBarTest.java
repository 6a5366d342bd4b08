package bellwether.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProgressBarTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private ProgressBar bar(long total) {
        return new ProgressBar(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                Path.of("folder/prices.csv"),
                total);
    }

    /// Each thing that was drawn over the one before it.
    private List<String> drawn() {
        String[] lines = out.toString(StandardCharsets.UTF_8).split("\r", -1);
        return Arrays.asList(lines).subList(1, lines.length);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "10, 1, 0",
        "25, 2, 0",
        "499, 49, 19",
        "500, 50, 20",
        "999, 99, 39",
        "1000, 100, 40",
        "5000, 100, 40"
    })
    void theBarIsAsLongAsTheShareThatWasRead(long bytes, int percent, int filled) {
        bar(1_000).accept(bytes);
        assertEquals(
                List.of(
                        "[%s%s] %3d %% prices.csv"
                                .formatted("=".repeat(filled), " ".repeat(40 - filled), percent)),
                drawn());
    }

    @Test
    void itIsDrawnAgainOnlyWhenItHasChanged() {
        ProgressBar bar = bar(1_000_000);
        for (long bytes = 0; bytes <= 1_000_000; bytes += 100) {
            bar.accept(bytes);
        }
        assertEquals(101, drawn().size());
    }

    @Test
    void anEmptyFileIsReadAtOnce() {
        ProgressBar bar = bar(0);
        bar.accept(0);
        bar.accept(1);
        assertTrue(drawn().getLast().contains("100 %"), drawn().toString());
    }

    @Test
    void nothingOfItIsLeftWhenItIsTakenAway() {
        try (ProgressBar bar = bar(10)) {
            bar.accept(10);
        }
        List<String> drawn = drawn();
        assertEquals(3, drawn.size());
        assertEquals(" ".repeat(drawn.get(0).length()), drawn.get(1), "as long as what was there");
        assertEquals("", drawn.get(2), "and the cursor is at the beginning");
    }
}
