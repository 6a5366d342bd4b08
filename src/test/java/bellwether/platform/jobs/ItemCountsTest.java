package bellwether.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ItemCountsTest {
    @ParameterizedTest
    @CsvSource({
        "10, 0, 0, 0, 10, 0, 0.0, 0.0",
        "10, 3, 2, 1, 4, 5, 50.0, 60.0",
        "10, 10, 0, 0, 0, 10, 100.0, 100.0",
        "10, 0, 0, 10, 0, 0, 0.0, 100.0",
        "555, 66, 0, 489, 0, 66, 11.8, 100.0",
        "3, 1, 0, 0, 2, 1, 33.3, 33.3",
        "3, 2, 0, 0, 1, 2, 66.6, 66.6",
        "8000, 7999, 0, 0, 1, 7999, 99.9, 99.9"
    })
    void whatRemainsAndWhatEndedAddUp(
            int total,
            int done,
            int failed,
            int cancelled,
            int left,
            int ended,
            double percent,
            double settled) {
        ItemCounts counts = new ItemCounts(total, done, failed, cancelled);
        assertEquals(left, counts.remaining());
        assertEquals(ended, counts.ended());
        assertEquals(percent, counts.percent());
        assertEquals(settled, counts.settledPercent());
    }

    /// Against exact decimals; a job that goes on is never shown as through.
    @Test
    void theSharePassedIsRoundedDownExactly() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 5_000; round++) {
            int total = random.nextInt(1, random.nextBoolean() ? 1_000 : Integer.MAX_VALUE);
            int done = random.nextInt(total);
            double percent = new ItemCounts(total, done, 0, 0).percent();
            double exact =
                    BigDecimal.valueOf(done)
                            .multiply(BigDecimal.valueOf(100))
                            .divide(BigDecimal.valueOf(total), 1, RoundingMode.FLOOR)
                            .doubleValue();
            assertEquals(exact, percent, () -> done + " of " + total);
            assertTrue(percent < 100);
        }
    }

    @Test
    void isShownWithItsShareAndWithoutHelpers() {
        assertEquals(
                "{\"total\":4,\"done\":1,\"failed\":1,\"cancelled\":1,\"percent\":50.0,\"settled_percent\":75.0}",
                Json.write(new ItemCounts(4, 1, 1, 1)));
    }
}
