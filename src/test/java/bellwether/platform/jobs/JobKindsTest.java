package bellwether.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

final class JobKindsTest {
    private static final JobId JOB = JobId.at(Instant.EPOCH);
    private static final Item FIRST = new Item(1, 0, "A", 1, 11);
    private static final Item SECOND = new Item(2, 1, "B", 1, 12);

    private static class Plain implements JobKind {
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

    private static JobView job(String kind, String params) {
        return new JobView(
                JOB,
                "ann",
                kind,
                params,
                JobState.QUEUED,
                1,
                new ItemCounts(2, 0, 0, 0),
                1,
                "[]",
                new JobTimes(Instant.EPOCH, Optional.empty(), Optional.empty(), Duration.ZERO));
    }

    /// Such as a process of the release before sees while the next one is rolled out.
    @Test
    void ofAnUnknownKindOrNewerParamsAllThatIsStoredIsShown() {
        kinds.add(
                List.of(
                        new Plain("picky", Optional.empty()) {
                            @Override
                            public Object request(String params, int items, Set<String> expanded) {
                                throw new IllegalStateException("stored JSON is not what it was");
                            }
                        }));
        for (String kind : List.of("echo", "later", "picky")) {
            assertEquals(
                    "{\"a\":1}", kinds.request(job(kind, "{\"a\": 1}"), Set.of()).toString(), kind);
        }
    }

    @Test
    void onlyASpecialKindHasADeadlineOfItsOwn() {
        assertEquals(Optional.of(Duration.ofHours(1)), kinds.deadline("slow"));
        assertEquals(Optional.empty(), kinds.deadline("echo"));
        assertEquals(Optional.empty(), kinds.deadline("unknown"));
    }
}
