package bellwether.desk.alert.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.Waiting;
import bellwether.platform.db.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes that send are killed at random moments while events come in.
final class KilledDeliveryTest {
    /// So many of all channels are delivered in a minute at least, also on a busy machine.
    private static final int STRIDE = 100;

    private final DeliveryFixture f = new DeliveryFixture();
    private final List<Process> children = new ArrayList<>();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        children.forEach(Process::destroyForcibly);
        f.close();
    }

    @Test
    void eachNotificationArrivesUnderOneIdAndAttemptsTellTheTruth() throws Exception {
        run(24, 2, 7);
    }

    @Test
    @Tag("long")
    void soItIsForLong() throws Exception {
        run(600, 30, 8);
    }

    private void run(int events, int kills, int seed) throws Exception {
        Path arrivals = Files.createFile(folder.resolve("arrivals"));
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            channels.add(f.channel("webhook", "c" + i, 10_000, 10_000));
        }
        Random random = new Random(seed);
        for (int kill = 0; kill <= kills; kill++) {
            Process child = start(arrivals, seed * 1_000 + kill);
            for (int i = 0; i < events / (kills + 1); i++) {
                f.now = Instant.now();
                f.happens("n" + kill + "." + i);
            }
            long before = Files.size(arrivals);
            Waiting.until(() -> Files.size(arrivals) > before || isDone());
            Thread.sleep(random.nextInt(400));
            if (kill < kills) {
                child.destroyForcibly().waitFor();
            }
        }
        awaitAll();
        children.getLast().destroyForcibly().waitFor();
        check(arrivals, channels);
    }

    /// One attempt in ten fails, and a channel then pauses for a second: many take more than a
    /// minute, but never one without any that arrives.
    private void awaitAll() {
        while (!isDone()) {
            int before = open();
            Waiting.until(() -> open() <= before - STRIDE || isDone());
        }
    }

    private boolean isDone() {
        return open() == 0;
    }

    private int open() {
        return f.jdbi()
                .withHandle(h ->
                        h.createQuery(
                                        "select count(*) from notification where state <> 'delivered'")
                                .mapTo(Integer.class)
                                .one());
    }

    private Process start(Path arrivals, int seed) throws IOException {
        Process child =
                ChildProcess.start(
                        folder,
                        DeliveryProcess.class,
                        f.database.address(),
                        arrivals.toString(),
                        Integer.toString(seed));
        children.add(child);
        return child;
    }

    private record Arrival(String channel, String id, String title) {}

    private void check(Path file, List<Channel> channels) throws IOException {
        List<Arrival> arrivals =
                Files.readAllLines(file).stream()
                        .map(line -> line.split(" ", -1))
                        .map(parts -> new Arrival(parts[0], parts[1], parts[2]))
                        .toList();
        Map<String, Integer> arrived = new HashMap<>();
        arrivals.forEach(one -> arrived.merge(one.id(), 1, Integer::sum));
        int unknown = 0;
        for (Notification one : f.all()) {
            List<String> outcomes = f.outcomes(one.id());
            long delivered = outcomes.stream().filter(o -> o.equals("delivered")).count();
            unknown += (int) outcomes.stream().filter(o -> o.equals("unknown")).count();
            assertEquals(1, delivered, outcomes.toString());
            assertEquals(0, outcomes.stream().filter(o -> o.equals("sending")).count());
            int times = arrived.getOrDefault(one.id().toString(), 0);
            assertTrue(times >= 1 && times <= outcomes.size(), one + " " + outcomes + " " + times);
            assertEquals(one.attempts(), outcomes.size());
        }
        assertEquals(f.all().size(), arrived.size(), "each under the id of its notification");
        assertTrue(unknown > 0, "no kill fell into an attempt");
        for (Channel channel : channels) {
            assertEquals(titles(channel), firstArrivals(arrivals, channel));
        }
    }

    private List<String> titles(Channel channel) {
        return f.all().stream()
                .filter(one -> one.channel().equals(channel.id()))
                .map(one -> one.content().title())
                .toList();
    }

    private static List<String> firstArrivals(List<Arrival> arrivals, Channel channel) {
        Set<String> titles =
                arrivals.stream()
                        .filter(one -> one.channel().endsWith("/" + channel.name()))
                        .map(Arrival::title)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        return List.copyOf(titles);
    }
}
