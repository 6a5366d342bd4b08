package bellwether.research.evidence.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import bellwether.platform.jobs.ItemOutcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Cards of tracked screens, which are their owners'.
final class EvidenceOfScreensTest {
    private final EvidenceFixture made = new EvidenceFixture();

    @AfterEach
    void close() {
        made.close();
    }

    private List<ItemOutcome.Success> work() {
        return made.work(List.of(EvidenceItem.SCREENS));
    }

    private void run(String sql, Object... values) {
        made.jdbi.useHandle(h -> h.execute(sql, values));
    }

    private String cards(String owner) {
        return made.jdbi.withHandle(h ->
                h.createQuery("select cards :: text from evidence where owner = :owner")
                        .bind("owner", owner)
                        .mapTo(String.class)
                        .one());
    }

    @Test
    void screensAreForTheirOwnerOnly() {
        made.storeThree();
        long ann = made.screen("ann", "AAA");
        long bob = made.screen("bob", "BBB");
        made.keep(made.work(made.due()));
        made.keep(work());
        assertEquals(List.of(ann), made.screens("ann"));
        assertEquals(List.of(bob), made.screens("bob"));
        assertEquals(List.of(), made.screens("eve"));
        run("update screen_span set revised_at = now() where screen = ?", bob);
        made.keep(work());
        assertEquals(List.of(ann), made.screens("ann"));
        assertEquals(List.of(), made.screens("bob"));
    }

    @Test
    void aJobThatRanWhileAnOwnerWasDeletedKeepsNothingOfTheirs() {
        made.storeThree();
        made.screen("ann", "AAA");
        long bob = made.screen("bob", "BBB");
        made.keep(work());
        List<ItemOutcome.Success> late = work();
        run("delete from screen where owner = 'ann'");
        run("delete from evidence where owner = 'ann'");
        made.keep(late);
        assertEquals(List.of(), made.screens("ann"));
        assertEquals(List.of(bob), made.screens("bob"));
    }

    @Test
    void aJobThatBeganBeforeAnOwnerHadScreensLeavesTheirs() {
        made.storeThree();
        made.screen("ann", "AAA");
        List<ItemOutcome.Success> late = work();
        long bob = made.screen("bob", "BBB");
        made.keep(work());
        made.keep(late);
        assertEquals(List.of(bob), made.screens("bob"));
    }

    @Test
    void correctedBarsOfTheSameDayReachCards() {
        made.storeThree();
        made.screen("ann", "AAA");
        made.screen("bob", "BBB");
        made.keep(work());
        String ann = cards("ann");
        String bob = cards("bob");
        made.store("AAA", 260, 1);
        made.keep(work());
        assertNotEquals(ann, cards("ann"));
        assertEquals(bob, cards("bob"));
    }

    @Test
    void otherEntriesOfTheSameNumberReachCards() {
        made.storeThree();
        made.screen("ann", "AAA");
        made.keep(work());
        String before = cards("ann");
        run("update screen_span set symbol = (select id from symbol where ticker = 'CCC')");
        made.keep(work());
        assertNotEquals(before, cards("ann"));
    }
}
