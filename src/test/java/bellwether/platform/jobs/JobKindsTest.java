package bellwether.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

final class JobKindsTest {
    private static final JobId JOB = JobId.at(Instant.EPOCH);
    private static final Item FIRST = new Item(1, 0, "A", 1, 11);
    private static final Item SECOND = new Item(2, 1, "B", 1, 12);

    private static final class Plain implements JobKind {
        private final String name;
        private final Optional<Duration> deadline;

        Plain(String name, Optional<Duration> deadline) {
            this.name = name;
            this.deadline = deadline;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<ItemOutcome> work(Batch batch) {
            return batch.items().stream()
                    .<ItemOutcome>map(item -> new ItemOutcome.Success(item, name))
                    .toList();
        }

        @Override
        public Optional<Duration> deadline() {
            return deadline;
        }

        @Override
        public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
            throw new UnsupportedOperationException("nothing is stored here");
        }
    }

    private final JobKinds kinds =
            new JobKinds(
                    List.of(
                            new Plain("echo", Optional.empty()),
                            new Plain("slow", Optional.of(Duration.ofHours(1)))));

    private static Batch batch() {
        return new Batch(JOB, "{}", List.of(FIRST, SECOND), () -> false);
    }

    @Test
    void aBatchGoesToTheKindOfItsName() throws Exception {
        assertEquals(
                List.of(
                        new ItemOutcome.Success(FIRST, "slow"),
                        new ItemOutcome.Success(SECOND, "slow")),
                kinds.work("slow", batch()));
    }

    /// While a newer process makes jobs that this one does not know, they wait for the newer one.
    @Test
    void anUnknownKindFailsEachItemForNowAndNotForGood() throws Exception {
        List<ItemOutcome> outcomes = kinds.work("later", batch());
        assertEquals(List.of(FIRST, SECOND), outcomes.stream().map(ItemOutcome::item).toList());
        for (ItemOutcome outcome : outcomes) {
            assertEquals(
                    new ItemOutcome.Failure(
                            outcome.item(),
                            "unknown_kind",
                            "this program has no kind of job named later",
                            false,
                            Optional.empty()),
                    outcome);
        }
    }

    @Test
    void twoKindsOfOneNameAreABug() {
        IllegalArgumentException fault =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> kinds.add(List.of(new Plain("echo", Optional.empty()))));
        assertEquals("two kinds are named echo", fault.getMessage());
    }

    @Test
    void aKindThatIsAddedLaterIsKnown() throws Exception {
        kinds.add(List.of(new Plain("late", Optional.empty())));
        assertEquals(2, kinds.work("late", batch()).size());
    }

    @Test
    void onlyASpecialKindHasADeadlineOfItsOwn() {
        assertEquals(Optional.of(Duration.ofHours(1)), kinds.deadline("slow"));
        assertEquals(Optional.empty(), kinds.deadline("echo"));
        assertEquals(Optional.empty(), kinds.deadline("unknown"));
    }
}
