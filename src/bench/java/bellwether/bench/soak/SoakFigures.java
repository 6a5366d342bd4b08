package bellwether.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What the service holds at a moment: memory, disk, queues, rows.
final class SoakFigures {
    private static final long MEGABYTE = 1 << 20;

    /// Partitions count to the table that they belong to.
    private static final String SIZES =
            """
            with recursive whole as (
              select c.oid, c.oid as root from pg_class c
              join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
              where c.relkind in ('r', 'p') and not c.relispartition
              union all
              select i.inhrelid, w.root from pg_inherits i join whole w on w.oid = i.inhparent)
            select root::regclass::text as name, sum(pg_total_relation_size(oid))::bigint as bytes
            from whole group by root order by bytes desc limit 12
            """;

    private final SoakService service;

    SoakFigures(SoakService service) {
        this.service = service;
    }

    /// All of them by name, in the order of the table.
    Map<String, String> now() throws IOException, InterruptedException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("resident, MB", megabytes("VmRSS:"));
        all.put("most resident so far, MB", megabytes("VmHWM:"));
        all.put("heap after a collection, MB", "%.0f".formatted(liveHeap()));
        all.put("threads", Long.toString(status("Threads:")));
        count(all, "unfinished jobs", "job where finished_at is null");
        count(all, "items waiting or running", "work_item");
        count(all, "notifications waiting", "notification where ended_at is null");
        count(all, "analyses", "analysis");
        count(all, "alerts", "alert");
        count(all, "detections", "detection");
        count(all, "outcomes", "trade_outcome where revised_at is null");
        count(all, "forecasts", "forecast");
        count(all, "fills", "trade_fill");
        all.put("database, MB", megabytes(number("select pg_database_size(current_database())")));
        service.jdbi()
                .useHandle(h ->
                        h.createQuery(SIZES)
                                .map((row, _) ->
                                        Map.entry(row.getString("name"), row.getLong("bytes")))
                                .forEach(table ->
                                        all.put(
                                                "`" + table.getKey() + "`, MB",
                                                megabytes(table.getValue()))));
        return all;
    }

    private void count(Map<String, String> all, String words, String from) {
        all.put(words, "%,d".formatted(number("select count(*) from " + from)));
    }

    long number(String query) {
        return service.jdbi().withHandle(h -> h.createQuery(query).mapTo(Long.class).one());
    }

    private String megabytes(String field) throws IOException {
        return Long.toString(status(field) / 1024);
    }

    private static String megabytes(long bytes) {
        return "%.1f".formatted((double) bytes / MEGABYTE);
    }

    private long status(String field) throws IOException {
        try {
            return Files.readAllLines(Path.of("/proc/" + service.pid() + "/status")).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /// Used heap after a full collection, in MB: what is really held.
    private double liveHeap() throws IOException, InterruptedException {
        Process collect =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(service.pid()),
                                "GC.run")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!collect.waitFor(20, TimeUnit.SECONDS)) {
            collect.destroyForcibly();
            return Double.NaN;
        }
        return service.text("/metrics")
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToDouble(line ->
                        Double.parseDouble(line.substring(line.lastIndexOf(' '))) / MEGABYTE)
                .sum();
    }
}
