package bellwether.desk.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Looks at owners of whom one gives a fault that passes.
final class AchievementWatchTest {
    private final List<String> looked = new ArrayList<>();
    private int faults = 1;

    private void look(String owner) {
        if (owner.equals("bob") && faults > 0) {
            faults--;
            throw new IllegalStateException("the database is away");
        }
        looked.add(owner);
    }

    @Test
    void whoWasNotLookedAtForAFaultIsLookedAtAgain() {
        try (AchievementWatch watch = new AchievementWatch(this::look)) {
            List.of("ann", "bob", "cid").forEach(watch::moved);
            assertThrows(IllegalStateException.class, watch::lookNow);
            assertEquals(List.of("ann", "cid"), looked, "the others do not wait for it");
            watch.lookNow();
            assertEquals(List.of("ann", "cid", "bob"), looked);
            watch.lookNow();
            assertEquals(3, looked.size());
        }
    }
}
