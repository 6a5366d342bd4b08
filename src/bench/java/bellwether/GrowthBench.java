package bellwether;

import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.db.schema.Migrations;
import bellwether.research.analysis.store.AnalysisRetention;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// A year of analyses by month against the same in one table: reading them, and removing the oldest
/// month. `./run.sh bench growth [ROWS]`, a million without a number.
public final class GrowthBench {
    private static final int SYMBOLS = 8_000;
    private static final int READS = 2_000;
    private static final Instant FIRST = Instant.parse("2025-12-02T12:00:00Z");

    private GrowthBench() {}

    public static void main(String[] arguments) {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        DatabaseAddress address = TestDatabase.createEmpty();
        Migrations.run(address, Duration.ZERO);
        Jdbi jdbi = TestDatabase.plain(address);
        months(jdbi);
        jdbi.useHandle(h -> {
            h.execute("create table flat (like analysis including defaults)");
            h.execute("alter table flat add primary key (id), add unique (job_id, seq)");
            h.execute("create index on flat (owner, ticker, id desc)");
            h.execute("create index on flat (job_id, score desc, seq)");
            int jobs = Math.max(12, rows / SYMBOLS);
            h.execute(JOBS, jobs, FIRST.atOffset(ZoneOffset.UTC));
            for (String table : new String[] {"flat", "analysis"}) {
                long start = System.nanoTime();
                h.execute(rows(table), SYMBOLS);
                h.execute("vacuum analyze " + table);
                System.out.printf(
                        Locale.ROOT,
                        "%-8s %,d analyses stored in %.1f s%n",
                        table,
                        jobs * SYMBOLS,
                        since(start));
            }
            for (String table : new String[] {"flat", "analysis"}) {
                read(h, table);
            }
        });
        remove(jdbi);
    }

    /// As a service's nights have made them.
    private static void months(Jdbi jdbi) {
        for (Instant night = FIRST;
                night.isBefore(FIRST.plus(Duration.ofDays(370)));
                night = night.plus(Duration.ofDays(28))) {
            new AnalysisRetention(jdbi).run(night, Optional.empty(), 5);
        }
    }

    private static final String JOBS =
            """
            create temp table bench_job as
            select n, (lpad(to_hex(ms), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid as id
            from (select n, ((extract(epoch from at) + n * 360 * 86400.0 / jobs) * 1000)::bigint as ms
                from (select ?::int as jobs, ?::timestamptz as at) as asked, generate_series(0, jobs - 1) as n) as made
            """;

    /// Documents that do not compress: a kilobyte of digits that differ.
    private static String rows(String table) {
        return """
        insert into %s (job_id, seq, ticker, timeframe, as_of, profile, verdict, score, document)
        select j.id, s, 'T' || s, '1d', date '2026-01-01', 'balanced', 'HOLD', random(),
            json_build_object('text', (select string_agg(md5(j.n || '-' || s || '-' || k), '')
                from generate_series(1, 32) as k))
        from bench_job as j, generate_series(0, ?::int - 1) as s order by j.n, s
        """
                .formatted(table);
    }

    private static void read(Handle h, String table) {
        time(
                table + " by id",
                () ->
                        h.select(
                                        "select document::text from " + table + " where id = ?",
                                        random(900_000))
                                .mapTo(String.class)
                                .list());
        time(
                table + " newest 12 of a symbol",
                () ->
                        h.select(
                                        "select document::text from "
                                                + table
                                                + " where owner = 'local' and ticker = ? order by id desc limit 12",
                                        "T" + random(SYMBOLS))
                                .mapTo(String.class)
                                .list());
        time(
                table + " best 50 of a job",
                () ->
                        h.select(
                                        "select document::text from "
                                                + table
                                                + " where job_id = (select id from bench_job where n = ?)"
                                                + " order by score desc, seq limit 50",
                                        random(12))
                                .mapTo(String.class)
                                .list());
    }

    private static void remove(Jdbi jdbi) {
        long start = System.nanoTime();
        CleanupResult tidied =
                new AnalysisRetention(jdbi)
                        .run(
                                FIRST.plus(Duration.ofDays(395)),
                                Optional.of(Duration.ofDays(365)),
                                5);
        System.out.printf(
                Locale.ROOT,
                "analysis %,d of the first month removed in %.2f s, %,.0f MB given back: %s%n",
                tidied.removed(),
                since(start),
                tidied.freedBytes() / 1e6,
                tidied.notes());
        long again = System.nanoTime();
        jdbi.useHandle(h -> {
            long before = size(h);
            int gone =
                    h.execute(
                            "delete from flat where job_id < '019b76da-a800-0000-0000-000000000000'");
            double deleted = since(again);
            h.execute("vacuum analyze flat");
            System.out.printf(
                    Locale.ROOT,
                    "flat     %,d of the first month deleted in %.2f s and vacuumed in %.2f s, %,.0f MB given back%n",
                    gone,
                    deleted,
                    since(again) - deleted,
                    (before - size(h)) / 1e6);
        });
    }

    private static long size(Handle h) {
        return h.select("select pg_total_relation_size('flat')").mapTo(Long.class).one();
    }

    private static void time(String what, Runnable read) {
        for (int i = 0; i < READS / 10; i++) {
            read.run();
        }
        long start = System.nanoTime();
        for (int i = 0; i < READS; i++) {
            read.run();
        }
        System.out.printf(Locale.ROOT, "%-32s %.3f ms%n", what, since(start) * 1e3 / READS);
    }

    private static int random(int below) {
        return java.util.concurrent.ThreadLocalRandom.current().nextInt(below);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
