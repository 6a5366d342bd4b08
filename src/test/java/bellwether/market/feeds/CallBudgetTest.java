package bellwether.market.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CallBudgetTest {
    private Instant now = Instant.parse("2026-03-03T12:00:00Z");
    private final CallBudget budget = new CallBudget(5, Duration.ofMinutes(1), () -> now);

    private void spend() {
        for (int i = 0; i < 5; i++) {
            assertEquals(Optional.empty(), budget.take());
        }
    }

    @Test
    void soManyCallsAreThereAtOnceAndThenOneAfterTheOther() {
        assertEquals(5, budget.left());
        spend();
        assertEquals(0, budget.left());
        assertEquals(Optional.of(Duration.ofSeconds(12)), budget.take());
        now = now.plusSeconds(12);
        assertEquals(Optional.empty(), budget.take());
        assertEquals(Optional.of(Duration.ofSeconds(12)), budget.take());
    }

    @Test
    void askingWhetherThereIsOneTakesNone() {
        assertEquals(Optional.empty(), budget.until());
        spend();
        now = now.plusSeconds(7);
        assertEquals(Optional.of(Duration.ofSeconds(5)), budget.until());
        assertEquals(Optional.of(Duration.ofSeconds(5)), budget.until());
    }

    @Test
    void whatIsNotUsedDoesNotPileUp() {
        now = now.plus(Duration.ofDays(1));
        spend();
        assertEquals(0, budget.left());
    }

    @Test
    void thoseWhoWaitGetTurnsOneAfterTheOther() {
        assertEquals(Duration.ofSeconds(12), budget.turn(Duration.ofSeconds(12)));
        assertEquals(Duration.ofSeconds(24), budget.turn(Duration.ofSeconds(12)));
        assertEquals(Duration.ofSeconds(36), budget.turn(Duration.ofSeconds(1)));
        now = now.plusSeconds(30);
        assertEquals(Duration.ofSeconds(18), budget.turn(Duration.ofSeconds(1)));
    }

    @Test
    void aTurnIsNeverBeforeThePauseIsOver() {
        budget.turn(Duration.ofSeconds(1));
        assertEquals(Duration.ofHours(1), budget.turn(Duration.ofHours(1)));
    }

    @Test
    void turnsOfLongAgoHoldNobodyUp() {
        budget.turn(Duration.ofSeconds(12));
        now = now.plus(Duration.ofHours(1));
        assertEquals(Duration.ofSeconds(2), budget.turn(Duration.ofSeconds(2)));
    }
}
