package bellwether.platform.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeletedPortionsTest {
    @Test
    void itGoesOnUntilAPortionIsNotFull() {
        List<Integer> asked = new ArrayList<>();
        int[] left = {23_000};
        int removed =
                DeletedPortions.of(most -> {
                    asked.add(most);
                    int some = Math.min(most, left[0]);
                    left[0] -= some;
                    return some;
                });
        assertEquals(23_000, removed);
        assertEquals(List.of(10_000, 10_000, 10_000), asked);
        assertEquals(0, DeletedPortions.of(_ -> 0));
    }
}
