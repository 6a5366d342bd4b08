package bellwether.bench.hosts;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.util.PSQLException;

/// The results of this month over three PostgreSQLs, by their ticker: what the server refuses, and
/// what is to be given up for it. The servers `node1` and `node2` are known to the primary.
final class ResultShards {
    private final HostsTrial trial;
    private final DataNodes nodes;

    ResultShards(HostsTrial trial, DataNodes nodes) {
        this.trial = trial;
        this.nodes = nodes;
    }

    private record Month(String name, String bounds) {}

    private Month month() {
        return month(
                trial.primary()
                        .withHandle(h ->
                                h.createQuery(
                                                "select tableoid::regclass::text from analysis"
                                                        + " order by id desc limit 1")
                                        .mapTo(String.class)
                                        .one()));
    }

    /// The part of `analysis` that this one is, or lies in.
    private Month month(String part) {
        return trial.primary()
                .withHandle(h ->
                        h.createQuery(
                                        """
                                        select oid::regclass::text, pg_get_expr(relpartbound, oid) from pg_class
                                        where oid in (select relid from pg_partition_ancestors(cast(:part as regclass)))
                                          and oid in (select inhrelid from pg_inherits where inhparent = 'analysis'::regclass)
                                        """)
                                .bind("part", part)
                                .map((row, _) -> new Month(row.getString(1), row.getString(2)))
                                .one());
    }

    /// Says what the server answers as long as an item can have one result only.
    void refusals() {
        Month month = month();
        refused(
                "a month of results by their ticker",
                "alter table analysis detach partition %1$s; alter table %1$s rename to analysis_whole;"
                                .formatted(month.name)
                        + "create table %s partition of analysis %s partition by hash (ticker)"
                                .formatted(month.name, month.bounds));
        refused(
                "a month of results on another server",
                "alter table analysis detach partition %1$s; alter table %1$s rename to analysis_whole;"
                                .formatted(month.name)
                        + "create foreign table %s partition of analysis %s server node1"
                                .formatted(month.name, month.bounds));
        refused(
                "one result of an item by on conflict, on another server",
                "create foreign table far (job_id uuid, seq int) server node1;insert into far"
                        + " values (gen_random_uuid(), 1) on conflict (job_id, seq) do nothing");
        refused(
                "a unique index on another server's rows",
                "create foreign table far (job_id uuid, seq int) server node1;"
                        + "create unique index on far (job_id, seq)");
    }

    private void refused(String what, String sql) {
        try {
            trial.primary()
                    .useTransaction(h -> {
                        h.execute(sql);
                        h.rollback();
                    });
            System.out.println(what + ": accepted");
        } catch (JdbiException e) {
            System.out.printf("%s: %s%n", what, words(e));
        }
    }

    private static String words(JdbiException fault) {
        return fault.getCause() instanceof PSQLException e && e.getServerErrorMessage() != null
                ? e.getServerErrorMessage().toString().replaceAll("\\s+", " ")
                : String.valueOf(fault.getMessage());
    }

    /// Without the constraint, this month by the hash of the ticker.
    void divide() {
        Month month = month();
        for (int i = 0; i < DataNodes.HOSTS.size(); i++) {
            String table = "analysis_part_" + (i + 1);
            nodes.at(DataNodes.HOSTS.get(i)).useHandle(h -> h.createScript(far(table)).execute());
        }
        trial.primary().useTransaction(h -> divide(h, month));
        trial.primary().useHandle(h -> h.execute("analyze analysis"));
    }

    private String far(String table) {
        List<String> columns =
                trial.primary()
                        .withHandle(h ->
                                h.createQuery(
                                                """
                                                select quote_ident(attname) || ' ' || format_type(atttypid, atttypmod)
                                                from pg_attribute where attrelid = 'analysis'::regclass and attnum > 0 and not attisdropped
                                                order by attnum
                                                """)
                                        .mapTo(String.class)
                                        .list());
        return """
        create table %s (%s);
        create index on %1$s (id);
        create index on %1$s (job_id, score desc, seq);
        create index on %1$s (owner, ticker, id desc);
        """
                .formatted(table, String.join(", ", columns));
    }

    private static void divide(Handle h, Month month) {
        String unique =
                h.createQuery(
                                "select conname from pg_constraint where conrelid ="
                                        + " 'analysis'::regclass and contype = 'u'")
                        .mapTo(String.class)
                        .one();
        h.createScript(
                        """
                        alter table analysis drop constraint %3$s;
                        alter table analysis detach partition %1$s;
                        alter table %1$s rename to analysis_whole;
                        create table %1$s partition of analysis %2$s partition by hash (ticker);
                        create table analysis_part_0 partition of %1$s for values with (modulus 3, remainder 0);
                        create foreign table analysis_part_1 partition of %1$s
                          for values with (modulus 3, remainder 1) server node1;
                        create foreign table analysis_part_2 partition of %1$s
                          for values with (modulus 3, remainder 2) server node2;
                        insert into analysis select * from analysis_whole;
                        """
                                .formatted(month.name, month.bounds, unique))
                .execute();
    }

    /// As it was, with the constraint.
    void join() {
        Month month = month("analysis_part_0");
        trial.primary()
                .useTransaction(h ->
                        h.createScript(
                                        """
                                        alter table analysis detach partition %1$s;
                                        alter table %1$s rename to analysis_far;
                                        insert into analysis_whole select * from analysis_far
                                          where job_id not in (select job_id from analysis_whole);
                                        drop table analysis_far;
                                        alter table analysis_whole rename to %1$s;
                                        alter table analysis attach partition %1$s %2$s;
                                        alter table analysis add unique (job_id, seq);
                                        """
                                                .formatted(month.name, month.bounds))
                                .execute());
    }

    /// Where the results of a job lie, and how many of its items have more than one.
    String spread(String job) {
        return trial.primary()
                .withHandle(h ->
                        h.createQuery(
                                        """
                                        select string_agg(part || ' ' || n, ', ' order by part) || '; items with two results: ' || (
                                          select count(*) from (select from analysis where job_id = cast(:job as uuid)
                                            group by seq having count(*) > 1) twice)
                                        from (select tableoid::regclass::text part, count(*) n from analysis
                                          where job_id = cast(:job as uuid) group by 1) parts
                                        """)
                                .bind("job", job)
                                .mapTo(String.class)
                                .one());
    }
}
