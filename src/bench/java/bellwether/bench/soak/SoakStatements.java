package bellwether.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Which statements take the time of PostgreSQL, where the property `bellwether.soak.statements`
/// says how many of them are to be shown.
final class SoakStatements {
    private static final int SHOWN = Integer.getInteger("bellwether.soak.statements", 0);

    private static final String LONGEST =
            """
            select calls, total_exec_time as total, max_exec_time as longest, rows,
              shared_blks_hit + shared_blks_read as blocks,
              regexp_replace(query, '\\s+', ' ', 'g') as text
            from pg_stat_statements order by total_exec_time desc limit :most
            """;

    private SoakStatements() {}

    /// Has the server count its statements, which it must know when it starts.
    static void prepare(Path home, Instant begin) throws IOException, InterruptedException {
        if (SHOWN == 0) {
            return;
        }
        String data;
        try (SoakService first = new SoakService(home, begin)) {
            data = first.jdbi().withHandle(SoakStatements::folder);
        }
        Files.writeString(
                Path.of(data, "postgresql.auto.conf"),
                "shared_preload_libraries = 'pg_stat_statements'\ntrack_io_timing = on\n",
                StandardOpenOption.APPEND);
    }

    private static String folder(Handle h) {
        return h.createQuery("show data_directory").mapTo(String.class).one();
    }

    /// Prints those that took longest together.
    static void print(Jdbi jdbi) {
        if (SHOWN == 0) {
            return;
        }
        System.out.println("| calls | seconds | longest ms | rows | blocks | statement |");
        System.out.println("|---|---|---|---|---|---|");
        jdbi.useHandle(h -> {
            h.execute("create extension if not exists pg_stat_statements");
            h.createQuery(LONGEST)
                    .bind("most", SHOWN)
                    .map((row, _) ->
                            String.format(
                                    Locale.ROOT,
                                    "| %,d | %.1f | %.0f | %,d | %,d | %.240s |",
                                    row.getLong("calls"),
                                    row.getDouble("total") / 1e3,
                                    row.getDouble("longest"),
                                    row.getLong("rows"),
                                    row.getLong("blocks"),
                                    row.getString("text")))
                    .forEach(System.out::println);
        });
        System.out.println();
    }
}
