package bellwether.bench.hosts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/// The bars, and before that the results, over three PostgreSQLs by what PostgreSQL brings: divided
/// by their symbol into three partitions, two of which lie on other hosts. What an operator would
/// run is in `scaling.md`.
final class ShardTrial {
    private static final int LONGEST = 300;

    private static final String DIVIDE =
            """
            alter table bar_block rename to bar_block_whole;
            create table bar_block (like bar_block_whole including defaults including storage)
                partition by hash (symbol_id);
            create table bar_block_0 partition of bar_block
                (primary key (symbol_id, timeframe, block_start))
                for values with (modulus 3, remainder 0);
            create foreign table bar_block_1 partition of bar_block
                for values with (modulus 3, remainder 1) server node1;
            create foreign table bar_block_2 partition of bar_block
                for values with (modulus 3, remainder 2) server node2;
            insert into bar_block select * from bar_block_whole;
            """;

    private final HostsTrial trial;
    private final DataNodes nodes;

    ShardTrial(HostsTrial trial, Path folder, Path programs) {
        this.trial = trial;
        nodes = new DataNodes(trial, folder, programs);
    }

    /// Divides the table between rounds.
    ///
    /// @return whether the divided table gave the same analyses
    boolean run() throws Exception {
        trial.databases().roundTrip(0);
        nodes.start();
        System.out.printf(
                "%n| `bar_block` | market, s | workers' CPU, ms a symbol | databases' CPU, ms a"
                        + " symbol | nodes' CPU, ms a symbol | an import of a new symbol"
                        + " |%n|---|---|---|---|---|---|%n");
        String before = round("on one PostgreSQL", "SHARDA");
        servers();
        long other = results(before);
        divide();
        String after = round("over three, planned with the nodes' estimates", "SHARDB");
        other += different(before, after);
        for (String host : DataNodes.HOSTS) {
            trial.primary()
                    .useHandle(h ->
                            h.execute(
                                    "alter server %s options (set use_remote_estimate 'false')"
                                            .formatted(host)));
        }
        other += different(before, round("over three, planned without them", "SHARDC"));
        System.out.printf("%d analyses differ from those before%n", other);
        return other == 0;
    }

    /// Results first, while the bars lie on one.
    private long results(String before) throws Exception {
        ResultShards results = new ResultShards(trial, nodes);
        results.refusals();
        results.divide();
        String after = round("on one, results of the month over three", "SHARDR");
        System.out.println("results lie at: " + results.spread(after));
        long other = different(before, after);
        results.join();
        return other;
    }

    private void servers() {
        trial.primary()
                .useTransaction(h -> {
                    h.execute("create extension if not exists postgres_fdw");
                    for (String host : DataNodes.HOSTS) {
                        server(h, host);
                    }
                });
    }

    private String round(String where, String newcomer) throws Exception {
        trial.client().ended(trial.market(), LONGEST); // warms up
        Duration workers = trial.services().worked();
        Duration databases = trial.databases().worked();
        Duration far = DataNodes.worked();
        long begin = System.nanoTime();
        String job = trial.market();
        trial.client().ended(job, LONGEST);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.2f | %s |%n",
                where,
                (System.nanoTime() - begin) / 1e9,
                each(trial.services().worked().minus(workers)),
                each(trial.databases().worked().minus(databases)),
                each(DataNodes.worked().minus(far)),
                imported(newcomer));
        return job;
    }

    private double each(Duration time) {
        return (double) time.toMillis() / trial.symbols();
    }

    /// What becomes of one new bar of a symbol of its own.
    private String imported(String ticker) throws InterruptedException {
        try {
            trial.client()
                    .upload(
                            """
                            ticker,date,open,high,low,close,volume
                            %s,2025-06-02,1,2,1,2,100
                            """
                                    .formatted(ticker));
            return "stored";
        } catch (IOException e) {
            return "refused: " + String.valueOf(e.getMessage()).replaceAll(" .*", "");
        }
    }

    private void divide() throws IOException, InterruptedException {
        int number = 1;
        for (String host : DataNodes.HOSTS) {
            String table = "bar_block_" + number++;
            nodes.at(host)
                    .useHandle(h ->
                            h.createScript(
                                            """
                                            create table %s (
                                              symbol_id bigint not null, timeframe text not null,
                                              block_start bigint not null, bar_count int not null,
                                              first_ts bigint not null, last_ts bigint not null,
                                              source_ids int[] not null, packed bytea not null,
                                              primary key (symbol_id, timeframe, block_start));
                                            alter table %1$s alter column packed set storage external;
                                            """
                                                    .formatted(table))
                                    .execute());
        }
        trial.primary().useTransaction(h -> h.createScript(DIVIDE).execute());
        trial.primary().useHandle(h -> h.execute("analyze bar_block"));
    }

    private void server(Handle handle, String host) {
        handle.execute(
                "create server %s foreign data wrapper postgres_fdw options (host '%s', dbname 'postgres', async_capable 'true', batch_size '100', use_remote_estimate 'true')"
                        .formatted(host, trial.network().address(host)));
        handle.execute(
                "create user mapping for public server %s options (user 'postgres', password '%s')"
                        .formatted(host, DatabaseHosts.PASSWORD));
    }

    /// Results of the same symbol with another score or plan.
    private long different(String before, String after) {
        return trial.primary()
                .withHandle(h ->
                        h.createQuery(
                                        """
                                        select count(*) from analysis a
                                        full join (select * from analysis where job_id = cast(:after as uuid)) b
                                          on b.ticker = a.ticker
                                        where a.job_id = cast(:before as uuid)
                                          and (a.score, a.verdict) is distinct from (b.score, b.verdict)
                                        """)
                                .bind("before", before)
                                .bind("after", after)
                                .mapTo(Long.class)
                                .one());
    }
}
