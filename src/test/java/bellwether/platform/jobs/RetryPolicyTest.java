package bellwether.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryPolicyTest {
    private static final RetryPolicy POLICY =
            new RetryPolicy(5, Duration.ofSeconds(2), Duration.ofSeconds(30), 3);

    @ParameterizedTest
    @CsvSource({
        "1, 1000, 2000",
        "2, 2000, 4000",
        "3, 4000, 8000",
        "4, 8000, 16000",
        "5, 15000, 30000",
        "6, 15000, 30000",
        "64, 15000, 30000",
        "5000, 15000, 30000"
    })
    void theWaitDoublesUpToTheLongestAndHalfOfItIsChance(int attempt, long least, long most) {
        assertEquals(Duration.ofMillis(least), POLICY.pause(attempt, 0));
        assertEquals(Duration.ofMillis(most), POLICY.pause(attempt, 1));
        assertEquals(Duration.ofMillis((least + most) / 2), POLICY.pause(attempt, 0.5));
    }

    @Test
    void noWaitIsEverLongerThanTheLongestNorShorterThanHalfTheFirst() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 5_000; round++) {
            Duration first = Duration.ofMillis(random.nextLong(1, 10_000));
            Duration longest = first.plusMillis(random.nextLong(0, 1_000_000));
            RetryPolicy policy = new RetryPolicy(9, first, longest, 1);
            int attempt = random.nextInt(1, 80);
            Duration pause = policy.pause(attempt, random.nextDouble());
            assertTrue(pause.compareTo(longest) <= 0, pause + " of " + policy);
            assertTrue(pause.multipliedBy(2).compareTo(first) >= 0, pause + " of " + policy);
            assertTrue(
                    policy.pause(attempt + 1, 0.5).compareTo(policy.pause(attempt, 0.5)) >= 0,
                    "a later try never waits for less");
        }
    }

    @Test
    void thereIsOneTryAndOneCrashAtLeast() {
        Duration second = Duration.ofSeconds(1);
        assertEquals(
                "tries must be 1 or more, were 0 and 3",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new RetryPolicy(0, second, second, 3))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new RetryPolicy(1, second, second, 0));
    }
}
