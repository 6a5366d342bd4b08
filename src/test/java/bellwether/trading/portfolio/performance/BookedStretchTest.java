package bellwether.trading.portfolio.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// A stretch is what a filter finds.
final class BookedStretchTest {
    @Test
    void aStretchIsWhatAFilterFinds() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            List<Long> all =
                    LongStream.range(0, random.nextInt(12))
                            .map(i -> 3 * i + random.nextInt(3))
                            .boxed()
                            .toList();
            long after = random.nextLong(-2, 38);
            long until = random.nextLong(-2, 38);
            List<Long> expected = all.stream().filter(one -> one > after && one <= until).toList();
            assertEquals(expected, BookedStretch.of(all, Long::longValue, after, until));
        }
    }
}
