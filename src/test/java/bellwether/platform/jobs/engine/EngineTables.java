package bellwether.platform.jobs.engine;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.NewJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The engine's tables without an engine.
final class EngineTables implements AutoCloseable {
    static final UUID ANN = new UUID(1, 1);
    static final UUID BOB = new UUID(2, 2);
    static final Duration MINUTE = Duration.ofMinutes(1);

    /// The usual priority, and so the lane of jobs here.
    static final int LANE = 1;

    private final TestDatabase database = TestDatabase.create();
    final Jdbi jdbi = database.jdbi();
    final JobDao jobs = new JobDao(jdbi);
    final ItemDao items = new ItemDao(jdbi);
    final JobTransitionDao moves = new JobTransitionDao(jdbi);
    private Instant now = Instant.parse("2026-11-02T12:00:00Z");

    void clear() {
        execute("truncate job, work_item, item_result, worker");
    }

    static NewJob newJob(int items, int priority) {
        return newJob("ann", "echo", items, priority);
    }

    static NewJob newJob(String owner, String kind, int items, int priority) {
        return new NewJob(
                owner,
                kind,
                "{\"a\": 1}",
                IntStream.range(0, items).mapToObj(i -> "K" + i).toList(),
                priority,
                Optional.empty(),
                "hash");
    }

    /// A later id with each.
    JobId id() {
        now = now.plusSeconds(1);
        return new JobId(
                UUID.fromString(
                        "%08x-%04x-7000-8000-000000000000"
                                .formatted(now.toEpochMilli() >> 16, now.toEpochMilli() & 0xffff)));
    }

    JobId job(int items) {
        return job(newJob(items, LANE), 0);
    }

    JobId job(NewJob job, long low) {
        JobId id = id();
        jdbi.useTransaction(h -> {
            jobs.insert(h, id, job);
            items.insert(h, id, job, low);
        });
        return id;
    }

    List<ClaimedItem> claim(UUID worker, int most) {
        return items.claim(worker, LANE, 0, most, MINUTE).stream()
                .sorted(java.util.Comparator.comparingInt(c -> c.item().seq()))
                .toList();
    }

    <T> T in(Function<Handle, T> work) {
        return jdbi.inTransaction(work::apply);
    }

    boolean is(Predicate<Handle> question) {
        return jdbi.inTransaction(question::test);
    }

    int number(ToIntFunction<Handle> work) {
        return jdbi.inTransaction(work::applyAsInt);
    }

    void execute(String sql) {
        jdbi.useHandle(h -> h.execute(sql));
    }

    /// A line for each row, its columns with spaces between and nulls as a dash.
    List<String> rows(String columns, String rest) {
        String line =
                java.util.Arrays.stream(columns.split(", ", -1))
                        .map(column -> "coalesce((" + column + ")::text, '-')")
                        .collect(java.util.stream.Collectors.joining(", "));
        return jdbi.withHandle(h ->
                h.createQuery("select concat_ws(' ', " + line + ") " + rest)
                        .mapTo(String.class)
                        .list());
    }

    String job(JobId id, String columns) {
        return rows(columns, "from job where id = '" + id + "'").getFirst();
    }

    @Override
    public void close() {
        database.close();
    }
}
