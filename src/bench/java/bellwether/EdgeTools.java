package bellwether;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The whole service in 256 MB of heap, attacked: slow senders and readers, a crowd of four times
/// as many as are worked on at once, and every parameter tried for SQL injection. Beside each
/// attack a client like any other asks twenty times a second; it shows whether the service was
/// there.
final class EdgeTools {
    static final List<String> PARTS = List.of("slow", "crowd", "sql");

    private static final String ROUTE = "/api/v1/stocks?limit=1";
    private static final int SECONDS = 30;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern COUNTS = Pattern.compile("statuses: (.*)");

    private final Running app;
    private final Path folder;
    private final List<String> table = new ArrayList<>();

    private EdgeTools(Running app, Path folder) {
        this.app = app;
        this.folder = folder;
    }

    static void run(List<String> parts) throws Exception {
        Path folder = Files.createTempDirectory("bellwether-edge");
        Running app =
                Running.start(
                        folder.resolve("home"),
                        Map.of("JAVA_TOOL_OPTIONS", "-Xmx256m -XX:+ExitOnOutOfMemoryError"));
        EdgeTools bench = new EdgeTools(app, folder);
        try {
            bench.alone("before");
            for (String part : parts) {
                switch (part) {
                    case "slow" -> bench.slow();
                    case "crowd" -> bench.crowd();
                    case "sql" ->
                            bench.table.addAll(
                                    new EdgeInjection(app.call(), app.port(), folder).run());
                    default -> throw new IllegalArgumentException("slow, crowd or sql: " + part);
                }
            }
            bench.alone("after");
            System.out.println("\nprobes: answers (median / 99th percentile / worst)");
            bench.table.forEach(System.out::println);
        } finally {
            app.process().destroy();
            app.process().waitFor();
        }
    }

    private void row(String attack, String result) {
        if (!app.process().isAlive()) {
            throw new IllegalStateException("the service has ended during: " + attack);
        }
        String row = "%-34s %s".formatted(attack, result);
        System.out.println(row);
        table.add(row);
    }

    private void alone(String when) throws InterruptedException {
        EdgeProbe probe = new EdgeProbe(app.port(), ROUTE);
        try (probe) {
            Thread.sleep(Duration.ofSeconds(5));
        }
        row("no one else, " + when, probe.result());
    }

    private void slow() throws Exception {
        EdgeTool tool = new EdgeTool("slowhttptest");
        if (!tool.installed()) {
            return;
        }
        String post = "/api/v1/analyses";
        attack(tool, "slowhttptest -H, heads", List.of("-H", "-i", "2"), ROUTE);
        attack(
                tool,
                "slowhttptest -B, bodies",
                List.of("-B", "-i", "2", "-s", "8192", "-t", "POST"),
                post);
        attack(
                tool,
                "slowhttptest -X, slow readers",
                List.of("-X", "-n", "2", "-w", "10", "-y", "20", "-z", "32", "-k", "3"),
                "/api/v1/stocks/DEMO01/bars?limit=200");
    }

    private void attack(EdgeTool tool, String name, List<String> options, String path)
            throws Exception {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(
                List.of(
                        "-c",
                        "400",
                        "-r",
                        "200",
                        "-l",
                        Integer.toString(SECONDS),
                        "-p",
                        "5",
                        "-u"));
        arguments.add("http://127.0.0.1:" + app.port() + path);
        EdgeProbe probe = new EdgeProbe(app.port(), ROUTE);
        String said;
        try (probe) {
            long begun = System.nanoTime();
            do { // it ends early when the service has shut all its connections
                said = tool.run(arguments);
            } while (System.nanoTime() - begun < Duration.ofSeconds(SECONDS).toNanos());
        }
        String state =
                said.lines()
                        .filter(line -> line.contains("service available"))
                        .reduce((a, b) -> b)
                        .orElse("");
        row(
                name,
                probe.result()
                        + (state.contains("YES")
                                ? "; its own probe at the end: available"
                                : "; its own probe at the end: " + state.strip()));
    }

    private void crowd() throws Exception {
        EdgeTool wrk = new EdgeTool("wrk");
        if (!wrk.installed()) {
            return;
        }
        row("wrk, 64 connections", wrk(wrk, 64));
        EdgeProbe same = new EdgeProbe(app.port(), ROUTE);
        EdgeProbe health = new EdgeProbe(app.port(), "/health");
        String said;
        try (same;
                health) {
            said = wrk(wrk, 1_024);
        }
        row("wrk, 1,024 connections", said);
        row("  meanwhile the same route", same.result());
        row("  meanwhile /health", health.result());
        long ended = System.nanoTime();
        while (app.call().get(ROUTE).status() != 200) {
            Thread.onSpinWait();
        }
        row("  the first 200 after it", "%d ms".formatted((System.nanoTime() - ended) / 1_000_000));
    }

    private String wrk(EdgeTool wrk, int connections) throws IOException, InterruptedException {
        Path script = folder.resolve("count.lua");
        Files.writeString(script, COUNTING);
        String said =
                wrk.run(
                        List.of(
                                "-t2",
                                "-c" + connections,
                                "-d15s",
                                "--timeout",
                                "10s",
                                "--latency",
                                "-s",
                                script.toString(),
                                "http://127.0.0.1:" + app.port() + ROUTE));
        Matcher rate = RATE.matcher(said);
        Matcher counts = COUNTS.matcher(said);
        if (!rate.find() || !counts.find()) {
            throw new IllegalStateException(said);
        }
        return "%s answers/s: %s".formatted(rate.group(1), counts.group(1));
    }

    /// Counts answers by status.
    private static final String COUNTING =
            """
            local threads = {}
            function setup(thread) table.insert(threads, thread) end
            function init() good, busy, bad = 0, 0, 0 end
            function response(status)
              if status == 200 then good = good + 1 elseif status == 503 then busy = busy + 1 else bad = bad + 1 end
            end
            function done(summary, latency)
              local g, b, o = 0, 0, 0
              for _, t in ipairs(threads) do g = g + t:get("good"); b = b + t:get("busy"); o = o + t:get("bad") end
              local e = summary.errors
              io.write(string.format("statuses: %d × 200, %d × 503, %d others; %d connections failed, %d timed out; median %.0f ms, worst %.0f ms\\n",
                g, b, o, e.connect + e.read + e.write, e.timeout, latency:percentile(50) / 1000, latency.max / 1000))
            end
            """;
}
