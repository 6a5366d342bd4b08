package bellwether.desk.alert.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.Waiting;
import bellwether.desk.alert.channel.SendOutcome;
import bellwether.desk.alert.channel.SendResult;
import bellwether.desk.alert.preference.PreferenceDao;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Owners are locked before their channels, also by the end of an attempt.
final class DeliveryLocksTest {
    private final DeliveryFixture f = new DeliveryFixture();

    @AfterEach
    void close() {
        f.close();
    }

    /// The end of an attempt, while another transaction has the owner.
    private Future<Boolean> finish(ExecutorService thread, DeliveryClaim claim, SendResult result) {
        return thread.submit(() -> f.queue.finish(claim, result, Duration.ZERO));
    }

    private DeliveryClaim claim() {
        f.channel("webhook", "a");
        f.happens("one");
        return f.queue.claim().orElseThrow();
    }

    @Test
    void aFailureWaitsForItsOwnerAndHasNoLockMeanwhile() throws Exception {
        DeliveryClaim claim = claim();
        try (Handle other = f.jdbi().open();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            other.begin();
            new PreferenceDao().lock(other, "ann");
            Future<Boolean> kept =
                    finish(
                            thread,
                            claim,
                            ScriptedSender.result(SendOutcome.CHANNEL_BROKEN, 410, "Gone"));
            Waiting.until(this::isBlocked);
            assertEquals(claim.channel(), lockedAtOnce(other, claim.channel()));
            other.commit();
            assertTrue(kept.get(30, TimeUnit.SECONDS));
        }
        assertEquals(ChannelState.BROKEN, f.channels.find("ann", claim.channel()).state());
    }

    private static UUID lockedAtOnce(Handle h, UUID channel) {
        return h.createQuery("select id from channel where id = :id for update nowait")
                .bind("id", channel)
                .mapTo(UUID.class)
                .one();
    }

    private boolean isBlocked() {
        return f.jdbi()
                .withHandle(h ->
                        h.createQuery(
                                        "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')")
                                .mapTo(Boolean.class)
                                .one());
    }

    @Test
    void aSuccessWaitsForNobody() throws Exception {
        DeliveryClaim claim = claim();
        try (Handle other = f.jdbi().open();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            other.begin();
            new PreferenceDao().lock(other, "ann");
            assertTrue(finish(thread, claim, ScriptedSender.delivered()).get(30, TimeUnit.SECONDS));
            other.rollback();
        }
        assertEquals(NotificationState.DELIVERED, f.titled("one").state());
    }
}
