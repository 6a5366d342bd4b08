package bellwether.bench.attack;

import bellwether.bench.Service;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The packed program with its embedded PostgreSQL, keyed, started as run.sh does; and its end,
/// which leaves nothing behind whatever state it is in.
record AttackedService(Service service, Path home, Target.Keys keys) {
    static final String MASTER = "master-key-of-the-bench-0123456789abcdef";
    static final Duration LONGEST_STOP = Duration.ofSeconds(28);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// How it ended after SIGTERM.
    ///
    /// @param left processes of it that outlived it
    record Ending(int code, long millis, List<String> left) {
        boolean clean() {
            return code == 0 && millis < LONGEST_STOP.toMillis() && left.isEmpty();
        }

        String words() {
            return "exit %s after %.1f s%s"
                    .formatted(
                            code < 0 ? "never, killed" : Integer.toString(code),
                            millis / 1_000.0,
                            left.isEmpty() ? "" : ", LEFT BEHIND: " + String.join(", ", left));
        }
    }

    static AttackedService start(Path home, Map<String, String> environment)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("BELLWETHER_HOME", home.toString());
        all.put("MASTER_API_KEY", MASTER);
        Service service;
        try {
            service = Service.start(List.of(), all);
        } catch (IllegalStateException e) {
            endDatabase(home); // the process is gone, its PostgreSQL perhaps not
            throw e;
        }
        try {
            HttpResponse<String> made =
                    call(
                            service.port(),
                            MASTER,
                            HttpRequest.newBuilder()
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "{\"name\":\"bench\",\"role\":\"reader\"}")),
                            "/api/v1/keys");
            String reader = JSON.readTree(made.body()).path("key").asText();
            if (reader.isEmpty()) {
                throw new IllegalStateException("no key was made: " + made.body());
            }
            WarmUp.of(service.port(), MASTER);
            return new AttackedService(service, home, new Target.Keys(MASTER, reader));
        } catch (IOException | RuntimeException e) {
            end(service.process(), home);
            throw e;
        }
    }

    static HttpResponse<String> call(int port, String key, HttpRequest.Builder request, String path)
            throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest whole =
                    request.uri(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(PATIENCE)
                            .header("X-API-Key", key)
                            .header("Content-Type", "application/json")
                            .build();
            try {
                return client.send(whole, HttpResponse.BodyHandlers.ofString());
            } finally {
                client.shutdownNow();
            }
        }
    }

    Target target(AttackTime time) {
        return new Target(service.port(), service.process().pid(), home, keys, time);
    }

    boolean alive() {
        return service.process().isAlive();
    }

    /// Figures, with metrics when they are answered.
    Figures figures() throws IOException, InterruptedException {
        return Figures.now(service.process().pid(), service.port(), metrics());
    }

    String metrics() throws InterruptedException {
        try {
            return call(service.port(), MASTER, HttpRequest.newBuilder().GET(), "/metrics").body();
        } catch (IOException e) {
            return "";
        }
    }

    /// Used heap after a full collection, in MB: what is really held.
    double liveHeap() throws IOException, InterruptedException {
        Process collect =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(service.process().pid()),
                                "GC.run")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!collect.waitFor(10, TimeUnit.SECONDS)) {
            collect.destroyForcibly();
            return Double.NaN;
        }
        return metrics()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToDouble(
                        line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))) / 1e6)
                .sum();
    }

    /// SIGTERM, the wait for its end, and a look at what it left; then that is ended too.
    Ending stop() throws IOException, InterruptedException {
        Process process = service.process();
        List<ProcessHandle> family = family(process, home);
        long begun = System.nanoTime();
        process.destroy();
        boolean ended = process.waitFor(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
        long millis = (System.nanoTime() - begun) / 1_000_000;
        List<String> left = ended ? left(family) : List.of();
        end(process, home);
        return new Ending(ended ? process.exitValue() : -1, millis, left);
    }

    /// Those of them that still run half a second after it.
    private static List<String> left(List<ProcessHandle> family)
            throws IOException, InterruptedException {
        Thread.sleep(500);
        List<String> left = new ArrayList<>();
        for (ProcessHandle one : family) {
            if (running(one)) {
                String command = one.info().command().orElse("of unknown name");
                left.add(one.pid() + " " + command.substring(command.lastIndexOf('/') + 1));
            }
        }
        return left;
    }

    /// Not so one that has ended and that nobody has asked for its exit code.
    private static boolean running(ProcessHandle process) throws IOException {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        if (!process.isAlive() || !Files.exists(stat)) {
            return false;
        }
        String line = Files.readString(stat);
        return line.charAt(line.lastIndexOf(')') + 2) != 'Z';
    }

    /// Ends it and its PostgreSQL at once.
    void kill() throws IOException, InterruptedException {
        end(service.process(), home);
    }

    private static void endDatabase(Path home) throws IOException {
        postmaster(home)
                .flatMap(ProcessHandle::of)
                .filter(AttackedService::isPostgres)
                .ifPresent(ProcessHandle::destroyForcibly);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").contains("postgres");
    }

    /// Whatever the bench has started goes with it, when somebody stops the bench.
    static Thread endingAll() {
        return new Thread(() -> {
            List<ProcessHandle> all = ProcessHandle.current().descendants().toList();
            all.forEach(ProcessHandle::destroyForcibly);
        });
    }

    private static void end(Process process, Path home) throws IOException, InterruptedException {
        List<ProcessHandle> family = family(process, home);
        process.destroyForcibly().waitFor();
        family.forEach(ProcessHandle::destroyForcibly);
        long giveUp = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        for (ProcessHandle one : family) {
            while (running(one) && System.nanoTime() < giveUp) {
                Thread.sleep(20);
            }
        }
    }

    /// Its children and theirs, and the PostgreSQL of its home, of whomever that is the child.
    private static List<ProcessHandle> family(Process process, Path home) throws IOException {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        postmaster(home)
                .flatMap(ProcessHandle::of)
                .filter(AttackedService::isPostgres)
                .ifPresent(server -> {
                    family.add(server);
                    server.descendants().forEach(family::add);
                });
        return family.stream().distinct().toList();
    }

    static Optional<Long> postmaster(Path home) throws IOException {
        if (!Files.exists(home)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(home)) {
            Optional<Path> file =
                    folders.map(folder -> folder.resolve("postmaster.pid"))
                            .filter(Files::exists)
                            .findFirst();
            return file.isPresent()
                    ? Optional.of(Long.parseLong(Files.readAllLines(file.get()).getFirst().strip()))
                    : Optional.empty();
        }
    }
}
