package bellwether.bench.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the service holds at a moment, as the system and its metrics say.
///
/// @param connections of clients, by the system's table
/// @param held gauges of what is in use: requests, budgets, database connections
record Figures(
        int residentMegabytes, int threads, int files, int connections, Map<String, Double> held) {
    /// Gauges that are to be as before when nobody is there any more.
    private static final Pattern HELD =
            Pattern.compile(
                    "http_server_requests_(in_flight|waiting)|hikaricp_connections_(active|pending)"
                            + "|[a-z_]*(budget|held|open_streams|uploads|bodies|in_use)[a-z_]*(?<!_total|_max|_limit)");

    private static final Pattern SAMPLE = Pattern.compile("([a-z_]+)(\\{[^}]*})? ([0-9.eE+-]+)");

    /// The server's pool grows to 64 threads and keeps them for a minute; some more are the
    /// carriers of virtual ones.
    private static final int POOLED_THREADS = 72;

    /// Connections of pools to the database, kept likewise, and files of the JVM.
    private static final int POOLED_FILES = 40;

    /// @param metrics what `/metrics` answered; empty when it did not
    static Figures now(long pid, int port, String metrics) throws IOException {
        Path folder = Path.of("/proc", Long.toString(pid));
        List<String> status = Files.readAllLines(folder.resolve("status"));
        int files;
        try (Stream<Path> open = Files.list(folder.resolve("fd"))) {
            files = (int) open.count();
        }
        return new Figures(
                (int) (number(status, "VmRSS:") / 1024),
                (int) number(status, "Threads:"),
                files,
                connections(port),
                held(metrics));
    }

    private static long number(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    /// Connections to the port that the process still has: established ones, and those that the
    /// client has closed and the service not yet.
    private static int connections(int port) throws IOException {
        String local = ":%04X".formatted(port);
        int count = 0;
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try (Stream<String> lines = Files.lines(Path.of(table))) {
                count +=
                        (int)
                                lines.map(line -> line.strip().split("\\s+"))
                                        .filter(cells -> cells[1].endsWith(local))
                                        .filter(cells ->
                                                cells[3].equals("01") || cells[3].equals("08"))
                                        .count();
            }
        }
        return count;
    }

    private static Map<String, Double> held(String metrics) {
        Map<String, Double> held = new TreeMap<>();
        metrics.lines()
                .map(SAMPLE::matcher)
                .filter(sample -> sample.matches() && HELD.matcher(sample.group(1)).matches())
                .forEach(sample ->
                        held.merge(
                                sample.group(1), Double.parseDouble(sample.group(3)), Double::sum));
        return held;
    }

    /// What is not as it was; nothing when everything is.
    List<String> notAsBefore(Figures before) {
        List<String> more = new ArrayList<>();
        if (connections > before.connections + 4) { // the honest callers' own
            more.add("connections %d, were %d".formatted(connections, before.connections));
        }
        if (threads > before.threads + POOLED_THREADS) {
            more.add("threads %d, were %d".formatted(threads, before.threads));
        }
        if (files > before.files + POOLED_FILES) {
            more.add("open files %d, were %d".formatted(files, before.files));
        }
        if (held.isEmpty() && !before.held.isEmpty()) {
            more.add("/metrics does not answer");
        }
        held.forEach((name, value) -> {
            double was = before.held.getOrDefault(name, 0.0);
            if (Math.abs(value - was) > 2 && Math.abs(value - was) > 0.02 * Math.abs(was)) {
                more.add("%s %.0f, was %.0f".formatted(name, value, was));
            }
        });
        return more;
    }
}
