package bellwether.platform.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.JobId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class WorkSpeedsTest {
    private static final long SECOND = 1_000_000_000L;

    private static WorkHandle one(String kind, int lane) {
        JobId job = new JobId(new UUID(0, 1));
        return new WorkHandle(
                job, kind, "{}", List.of(new ClaimedItem(new Item(1, 0, "K", 1, 1), job, lane, 1)));
    }

    /// An item of labels is a hundred symbols: batches of analyses are none the smaller for it, and
    /// none the fewer are claimed.
    @Test
    void slowItemsOfTheBackgroundDoNotMakeOthersSlow() {
        WorkSpeeds speeds = new WorkSpeeds(2);
        for (int i = 0; i < 100; i++) {
            speeds.measured(one("label", 2), 20 * SECOND);
            speeds.measured(one("score", 3), SECOND / 1_000);
            speeds.measured(one("analysis", 1), SECOND / 1_000);
        }
        assertEquals(25, speeds.of("analysis").batch(1_000));
        assertEquals(25, speeds.of("score").batch(1_000));
        assertEquals(1, speeds.of("label").batch(1_000));
        assertEquals(200, speeds.awaited().claim(0));
        assertEquals(8, speeds.of("new").batch(1_000));
    }
}
