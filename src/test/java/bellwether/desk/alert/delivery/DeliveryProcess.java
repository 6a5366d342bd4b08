package bellwether.desk.alert.delivery;

import bellwether.desk.alert.channel.ChannelAddress;
import bellwether.desk.alert.channel.ChannelMessage;
import bellwether.desk.alert.channel.SendOutcome;
import bellwether.desk.alert.channel.SendResult;
import bellwether.platform.base.Audit;
import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// A process of its own that sends into a file, a line for each message that arrives, to be killed.
final class DeliveryProcess {
    static final Duration LEASE = Duration.ofSeconds(2);

    private DeliveryProcess() {}

    /// Sends until it is killed.
    ///
    /// @param args JDBC URL, user, the file, a seed
    public static void main(String[] args) throws InterruptedException {
        DatabaseAddress address =
                new DatabaseAddress(args[0], Optional.of(args[1]), Optional.empty(), false);
        Database database = Database.open(address, "child", new PoolSettings(0, 8));
        Path arrivals = Path.of(args[2]);
        Random random = new Random(Long.parseLong(args[3]));
        Delivery delivery =
                new Delivery(
                        database.jdbi(),
                        new DeliveryParts(
                                (to, message) -> send(to, message, arrivals, random),
                                new PlainVault(),
                                DeliveryListener.NOBODY,
                                Audit.NONE,
                                InstantSource.system(),
                                LEASE));
        delivery.start();
        Thread.currentThread().join();
    }

    /// Some attempts fail before they arrive, some after; a line is written whole or not at all.
    private static SendResult send(
            ChannelAddress to, ChannelMessage message, Path arrivals, Random random) {
        int chance;
        synchronized (random) {
            chance = random.nextInt(20);
        }
        LockSupport.parkNanos(10_000_000L);
        if (chance == 0) {
            return retry();
        }
        String line =
                "%s %s %s%n"
                        .formatted(
                                ((ChannelAddress.Webhook) to).url(), message.id(), message.title());
        try {
            Files.writeString(arrivals, line, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LockSupport.parkNanos(10_000_000L);
        return chance == 1 ? retry() : ScriptedSender.delivered();
    }

    private static SendResult retry() {
        return new SendResult(
                SendOutcome.RETRY,
                Optional.of(503),
                "192.0.2.1:443",
                "later",
                Optional.of(Duration.ZERO));
    }
}
