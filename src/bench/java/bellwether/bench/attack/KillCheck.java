package bellwether.bench.attack;

import bellwether.platform.db.Database;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.db.embedded.LocalPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Looks into the database for what was lost or done twice.
final class KillCheck {
    private KillCheck() {}

    private static Database open(Path home) {
        return Database.open(
                LocalPostgres.running(home)
                        .orElseThrow(() -> new IllegalStateException("no PostgreSQL runs")),
                "kills",
                new PoolSettings(0, 1, 1, Duration.ofSeconds(30)));
    }

    /// Waits until no job is under way, and gives the seconds that took.
    static long awaitAll(Path home, Duration longest) throws InterruptedException {
        long begun = System.nanoTime();
        try (Database database = open(home)) {
            while (number(
                                    database.jdbi(),
                                    "select count(*) from job where state not in ('completed', 'failed', 'cancelled')")
                            > 0
                    && System.nanoTime() - begun < longest.toNanos()) {
                Thread.sleep(500);
            }
        }
        return (System.nanoTime() - begun) / 1_000_000_000;
    }

    private static long number(Jdbi jdbi, String sql) {
        return jdbi.withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
    }

    private record Row(String what, long found, long wanted) {
        boolean good() {
            return found == wanted;
        }

        String text() {
            return "| %s | %,d | %,d%s |".formatted(what, found, wanted, good() ? "" : " MISSED");
        }
    }

    /// What must be none.
    private static final Map<String, String> NONE = new LinkedHashMap<>();

    static {
        NONE.put(
                "jobs not ended",
                "select count(*) from job where state not in ('completed', 'failed', 'cancelled')");
        NONE.put("jobs failed", "select count(*) from job where state = 'failed'");
        NONE.put("items left", "select count(*) from work_item");
        NONE.put("items failed", "select count(*) from item_result where outcome = 'failed'");
        NONE.put(
                "jobs whose counters are not their results",
                """
                select count(*) from job where done + failed + cancelled <> total
                  or total <> (select count(*) from item_result where job_id = job.id)
                """);
        NONE.put(
                "analyses twice for one item",
                """
                select count(*) from (select from analysis
                  group by job_id, seq having count(*) > 1) as twice
                """);
        NONE.put(
                "symbols of the refreshes with a day twice",
                """
                select count(*) from (select ticker from bars
                  where ticker like 'KR_' group by ticker, ts having count(*) > 1) as twice
                """);
    }

    /// Prints the table of what was found; whether all of it is as it must be.
    static boolean print(Path home, List<String> accepted, int symbols, int days) {
        List<Row> rows = new ArrayList<>();
        try (Database database = open(home)) {
            Jdbi jdbi = database.jdbi();
            rows.add(new Row("accepted jobs that are not there", lost(jdbi, accepted), 0));
            NONE.forEach((what, sql) -> rows.add(new Row(what, number(jdbi, sql), 0)));
            String whole =
                    """
                    select count(*) from series join symbol on symbol.id = symbol_id
                    where ticker ~ '^K[0-9]+S' and bar_count = %d
                    """
                            .formatted(days);
            rows.add(new Row("uploaded symbols with all their bars", number(jdbi, whole), symbols));
        }
        System.out.println("\n| what | found | wanted |\n|---|---|---|");
        rows.forEach(row -> System.out.println(row.text()));
        System.out.printf("%d jobs accepted%n", accepted.stream().distinct().count());
        return rows.stream().allMatch(Row::good);
    }

    private static long lost(Jdbi jdbi, List<String> accepted) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select count(*) from unnest(:jobs) as promised
                                where not exists (select from job where id = promised)
                                """)
                        .bindArray(
                                "jobs",
                                UUID.class,
                                accepted.stream().distinct().map(UUID::fromString).toList())
                        .mapTo(Long.class)
                        .one());
    }
}
