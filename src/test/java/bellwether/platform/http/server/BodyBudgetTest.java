package bellwether.platform.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BodyBudgetTest {
    private static final int BLOCK = 8 * 1024;

    private final BodyBudget budget = new BodyBudget(10 * BLOCK, 4 * BLOCK);

    @Test
    void takesBlocksAsBytesCome() {
        BodyBudget.Room room = budget.room("ann");
        assertTrue(room.take(1));
        assertTrue(room.take(BLOCK - 1));
        assertEquals(BLOCK, budget.held());
        assertTrue(room.take(1));
        assertEquals(2 * BLOCK, budget.held());
    }

    @Test
    void givesOneHolderItsShareAndOthersTheirs() {
        BodyBudget.Room ann = budget.room("ann");
        assertTrue(ann.take(4 * BLOCK));
        assertFalse(ann.take(1));
        assertFalse(budget.room("ann").take(1));
        assertEquals(4 * BLOCK, budget.held());
        assertTrue(budget.room("bob").take(4 * BLOCK));
        assertTrue(budget.room("cleo").take(2 * BLOCK));
        assertFalse(budget.room("dan").take(1));
        assertEquals(10 * BLOCK, budget.held());
    }

    @Test
    void givesNothingMoreOnceItIsClosed() {
        BodyBudget.Room room = budget.room("ann");
        assertTrue(room.take(BLOCK));
        room.close();
        room.close();
        assertEquals(0, budget.held());
        assertFalse(room.take(BLOCK));
        assertEquals(0, budget.held());
        assertTrue(budget.room("ann").take(4 * BLOCK));
    }

    @Test
    void isWholeAgainAfterAnyOrderOfTakingAndClosing() {
        Random random = new Random(7);
        List<BodyBudget.Room> open = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            if (open.isEmpty() || random.nextInt(3) == 0) {
                open.add(budget.room("holder " + random.nextInt(4)));
            }
            BodyBudget.Room room = open.get(random.nextInt(open.size()));
            var _ = room.take(random.nextInt(BLOCK));
            if (random.nextInt(4) == 0) {
                room.close();
                open.remove(room);
            }
            assertTrue(budget.held() <= budget.most());
        }
        open.forEach(BodyBudget.Room::close);
        assertEquals(0, budget.held());
        for (int i = 0; i < 4; i++) {
            BodyBudget.Room room = budget.room("holder " + i);
            assertTrue(room.take(4 * BLOCK));
            room.close();
        }
    }
}
