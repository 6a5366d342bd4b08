package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The real program with its embedded database on a small disk that others fill.
@Tag("long")
final class FullDiskTest {
    private static final String ALL = "{\"universe\":\"all\",\"capital\":50000}";
    private static final int SYMBOLS = 31;

    @TempDir(cleanup = CleanupMode.NEVER)
    Path disk;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=330m", "tmpfs", disk.toString());
        assumeTrue(mounted, "skipped: a small disk cannot be mounted here (not root, or no tmpfs)");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertTrue(run("umount", disk.toString()), "the small disk is still in use");
        }
        Files.delete(disk);
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }

    @Test
    void callersAreToldAndNothingAcknowledgedIsLost() throws Exception {
        Running service = Running.start(disk.resolve("home"), Map.of());
        try {
            List<String> acknowledged = submitted(service, 5);
            Path filler = fill();
            acknowledged.addAll(untilRefused(service));
            Call.Answer refused = service.call().post("/api/v1/analyses", ALL);
            assertFull(refused);
            assertEquals(200, service.call().get("/health").status());
            Call.Answer parts = service.call().get("/health/detailed");
            assertEquals("down", parts.json().at("/components/disk/status").asText());

            Files.delete(filler);
            for (String job : acknowledged) {
                assertComplete(service, job);
            }
            assertComplete(service, again(service));
        } finally {
            stop(service);
        }
    }

    /// As it ends itself when it cannot write its log of changes.
    @Test
    void aServerThatEndedOnAFullDiskRecoversWhenThereIsRoomAgain() throws Exception {
        Running service = Running.start(disk.resolve("home"), Map.of());
        try {
            List<String> acknowledged = submitted(service, 5);
            Path filler = fill();
            postmaster().destroyForcibly();
            while (service.call().get("/ready").status() != 503) {
                assertEquals(200, service.call().get("/health").status());
            }
            assertFull(service.call().post("/api/v1/analyses", ALL));
            assertEquals(503, service.call().get("/api/v1/stocks").status());

            Files.delete(filler);
            while (service.call().get("/ready").status() != 200) {
                assertEquals(200, service.call().get("/health").status());
            }
            acknowledged.add(again(service));
            for (String job : acknowledged) {
                assertComplete(service, job);
            }
        } finally {
            stop(service);
        }
    }

    @Test
    void aStartOnAFullDiskIsOneLineAtOnce() throws Exception {
        Path home = disk.resolve("home");
        stop(Running.start(home, Map.of()));
        fill();
        Process process =
                Running.program(home, Map.of(), "bellwether.Bellwether", "serve")
                        .redirectErrorStream(false)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, process.waitFor());
        assertEquals(1, said.lines().count(), said);
        assertTrue(said.contains("Only 0 MB are free on the disk of " + home), said);
        assertTrue(said.contains("BELLWETHER_HOME"), said);
    }

    private static void assertFull(Call.Answer refused) {
        assertEquals(507, refused.status(), refused.body());
        assertEquals("disk_full", refused.json().get("code").asText());
        assertEquals("30", refused.header("Retry-After"));
        assertTrue(refused.json().get("detail").asText().contains("disk of the database is full"));
    }

    /// Takes every byte that is left.
    private Path fill() throws IOException {
        Path filler = disk.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            for (long free = free(); free > 0; free = free()) {
                out.write(new byte[(int) Math.min(free, 1 << 20)]);
            }
        } catch (IOException e) {
            assertEquals(0, free(), "somebody else was quicker: " + e);
        }
        return filler;
    }

    private long free() {
        return disk.toFile().getUsableSpace();
    }

    private ProcessHandle postmaster() throws IOException {
        Path file = disk.resolve("home/postgres-18/postmaster.pid");
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                .orElseThrow();
    }

    private static List<String> submitted(Running service, int jobs) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            Call.Answer answer = service.call().post("/api/v1/analyses", ALL);
            assertEquals(202, answer.status(), answer.body());
            ids.add(answer.json().get("id").asText());
        }
        return ids;
    }

    /// The same request as before, until it is taken.
    private static String again(Running service) {
        Call.Answer answer;
        do {
            answer = service.call().post("/api/v1/analyses", ALL);
        } while (answer.status() == 503 || answer.status() == 507);
        assertEquals(202, answer.status(), answer.body());
        return answer.json().get("id").asText();
    }

    /// What is still acknowledged before the first refusal.
    private static List<String> untilRefused(Running service) {
        List<String> ids = new ArrayList<>();
        Call.Answer answer = service.call().post("/api/v1/analyses", ALL);
        while (answer.status() == 202) {
            ids.add(answer.json().get("id").asText());
            answer = service.call().post("/api/v1/analyses", ALL);
        }
        assertFull(answer);
        return ids;
    }

    private static void assertComplete(Running service, String id) {
        JsonNode job;
        do {
            job = read(service, "/api/v1/jobs/" + id);
        } while (!job.hasNonNull("finished_at"));
        assertEquals("completed", job.get("state").asText(), job.toString());
        assertEquals(0, job.get("failed").asInt(), job.toString());
        JsonNode results = read(service, "/api/v1/jobs/" + id + "/results?limit=200");
        assertEquals(SYMBOLS, results.get("items").size(), "results of " + id);
    }

    /// The server may have ended on the full disk, and be on its way back.
    private static JsonNode read(Running service, String path) {
        Call.Answer answer = service.call().get(path);
        while (answer.status() == 503) {
            answer = service.call().get(path);
        }
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static void stop(Running service) throws InterruptedException {
        service.process().destroy();
        if (!service.process().waitFor(28, TimeUnit.SECONDS)) {
            service.process().destroyForcibly().waitFor();
        }
    }
}
