package bellwether.desk.alert.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.desk.alert.channel.SendOutcome;
import bellwether.platform.secrets.RootSecret;
import bellwether.platform.secrets.SecretKeySource;
import bellwether.platform.secrets.SecretKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeliveryQueueTest {
    private final DeliveryFixture f = new DeliveryFixture();

    @AfterEach
    void close() {
        f.close();
    }

    @Test
    void anEventGoesToEachChannelOnceAndInOrder() throws InterruptedException {
        f.channel("webhook", "a");
        f.channel("slack", "b");
        f.happens("one");
        f.happens("two");
        assertEquals(4, f.sendAll());
        assertEquals(0, f.sendAll());
        assertEquals(
                List.of("one", "two"),
                f.sender.sent().stream()
                        .filter(sent -> sent.to().toString().contains("/a"))
                        .map(sent -> sent.message().title())
                        .toList());
        assertTrue(f.all().stream().allMatch(n -> n.state() == NotificationState.DELIVERED));
        assertEquals(Collections.nCopies(4, "ann notification.delivered"), f.heard);
    }

    @Test
    void whatIsRolledBackIsNotSent() throws InterruptedException {
        f.channel("webhook", "a");
        f.jdbi()
                .useTransaction(h -> {
                    f.notifier.accept(h, f.event("never"));
                    h.rollback();
                });
        assertEquals(0, f.sendAll());
    }

    @Test
    void aFailingChannelWaitsAloneAndKeepsItsOrder() throws InterruptedException {
        Channel failing = f.channel("webhook", "bad");
        f.channel("webhook", "good");
        f.sender.answer(sent ->
                sent.to().toString().contains("bad")
                        ? ScriptedSender.result(SendOutcome.RETRY, 500, "no")
                        : ScriptedSender.delivered());
        f.happens("one");
        f.happens("two");
        assertEquals(3, f.sendAll());
        f.sender.answer(_ -> ScriptedSender.delivered());
        assertEquals(0, f.sendAll());
        f.pass(Duration.ofSeconds(7));
        f.sendAll();
        List<String> bad =
                f.sender.sent().stream()
                        .filter(sent -> sent.to().toString().contains("bad"))
                        .map(sent -> sent.message().title())
                        .toList();
        assertEquals(List.of("one", "one", "two"), bad);
        Notification first =
                f.all().stream()
                        .filter(n -> n.channel().equals(failing.id()))
                        .findFirst()
                        .orElseThrow();
        assertEquals(List.of("retry", "delivered"), f.outcomes(first.id()));
        DeliveryAttempt attempt = f.log.attempts("ann", first.id()).getFirst();
        assertEquals(Optional.of(500), attempt.code());
        assertEquals("no", attempt.answer());
        assertEquals("192.0.2.1:443", attempt.address());
    }

    @Test
    void everyAttemptHasTheSameId() throws InterruptedException {
        f.channel("webhook", "a");
        f.sender.answer(SendOutcome.RETRY, 503, "later");
        f.happens("one");
        f.sendAll();
        f.pass(Duration.ofMinutes(1));
        f.sendAll();
        Set<String> ids = new HashSet<>();
        f.sender.sent().forEach(sent -> ids.add(sent.message().id()));
        assertEquals(Set.of(f.titled("one").id().toString()), ids);
    }

    @Test
    void pausesGrowAsPlannedAndThenItIsDead() throws InterruptedException {
        Channel channel = f.channel("webhook", "a");
        f.sender.answer(SendOutcome.RETRY, 500, "no");
        f.happens("one");
        List<Long> planned = List.of(5L, 30L, 120L, 600L, 1_800L, 3_600L, 7_200L, 21_600L, 43_200L);
        for (long seconds : planned) {
            assertEquals(1, f.sendAll());
            Instant retry = f.channels.find("ann", channel.id()).health().retryAt().orElseThrow();
            double pause = Duration.between(f.now, retry).toMillis() / 1e3;
            assertTrue(pause >= 0.8 * seconds && pause <= 1.2 * seconds, seconds + " was " + pause);
            f.now = retry.minusMillis(1);
            assertEquals(0, f.sendAll());
            f.now = retry;
        }
        f.sendAll();
        f.pass(Duration.ofHours(29));
        f.sendAll();
        Notification dead = f.titled("one");
        assertEquals(NotificationState.DEAD, dead.state());
        assertEquals(11, dead.attempts());
        assertEquals("given up after all attempts: 500 no", dead.reason());
        assertTrue(f.heard.contains("ann notification.dead"));
    }

    @Test
    void retryAfterIsKept() throws InterruptedException {
        Channel channel = f.channel("webhook", "a");
        f.sender.answer(_ -> ScriptedSender.retryAfter(Duration.ofMinutes(7)));
        f.happens("one");
        f.sendAll();
        assertEquals(
                Optional.of(f.now.plus(Duration.ofMinutes(7))),
                f.channels.find("ann", channel.id()).health().retryAt());
    }

    @Test
    void aRefusalIsDeadAtOnceAndTheNextGoes() throws InterruptedException {
        f.channel("webhook", "a");
        f.sender.answer(SendOutcome.REJECTED, 302, "moved");
        f.happens("one");
        f.sendAll();
        f.sender.answer(_ -> ScriptedSender.delivered());
        f.happens("two");
        f.sendAll();
        assertEquals(List.of("one dead", "two delivered"), f.words());
        assertEquals(
                "refused: 302 redirects are not followed; set the channel's address to where this one leads",
                f.titled("one").reason());
    }

    @Test
    void aBrokenChannelIsToldOnTheOthers() throws InterruptedException {
        Channel gone = f.channel("webhook", "gone");
        f.channel("email", "mail");
        f.sender.answer(sent ->
                sent.to().toString().contains("gone")
                        ? ScriptedSender.result(SendOutcome.CHANNEL_BROKEN, 410, "gone")
                        : ScriptedSender.delivered());
        f.happens("one");
        f.sendAll();
        Channel broken = f.channels.find("ann", gone.id());
        assertEquals(ChannelState.BROKEN, broken.state());
        assertEquals("the channel no longer works: 410 gone", broken.reason());
        assertTrue(f.heard.contains("ann channel.broken"));
        assertTrue(f.sender.titles().contains("Channel gone (webhook) is broken"));
        f.happens("two");
        f.sendAll();
        assertEquals(1, f.sender.titles().stream().filter(title -> title.equals("two")).count());
        assertEquals(
                1,
                f.all().stream()
                        .filter(n -> n.content().title().equals("two"))
                        .filter(n -> n.state() == NotificationState.DEAD)
                        .count());
    }

    @Test
    void twentyDeadInARowBreakAChannel() throws InterruptedException {
        Channel channel = f.channel("webhook", "a", 1_000, 1_000);
        f.sender.answer(SendOutcome.REJECTED, 400, "no");
        for (int i = 1; i <= 19; i++) {
            f.happens("n" + i);
            f.sendAll();
        }
        assertEquals(ChannelState.READY, f.channels.find("ann", channel.id()).state());
        f.happens("n20");
        f.sendAll();
        assertEquals(ChannelState.BROKEN, f.channels.find("ann", channel.id()).state());
    }

    @Test
    void fiveDaysOfFailuresBreakAChannel() throws InterruptedException {
        Channel channel = f.channel("email", "a");
        f.sender.answer(SendOutcome.RETRY, 450, "later");
        for (int day = 0; day < 5; day++) {
            f.happens("day " + day);
            f.sendAll();
            assertEquals(ChannelState.READY, f.channels.find("ann", channel.id()).state());
            f.pass(Duration.ofHours(25));
        }
        f.happens("last");
        f.sendAll();
        assertEquals(ChannelState.BROKEN, f.channels.find("ann", channel.id()).state());
        assertEquals(NotificationState.EXPIRED, f.titled("day 0").state());
    }

    @Test
    void twoFailuresDaysApartBreakNothing() throws InterruptedException {
        Channel channel = f.channel("email", "a");
        f.sender.answer(SendOutcome.RETRY, 450, "later");
        f.happens("first");
        f.sendAll();
        f.pass(Duration.ofDays(6));
        f.happens("second");
        f.sendAll();
        Channel after = f.channels.find("ann", channel.id());
        assertEquals(ChannelState.READY, after.state());
        assertEquals(Optional.of(f.now), after.health().failingSince());
    }

    @Test
    void aRefusedMessageIsNoFailureOfItsChannel() throws InterruptedException {
        Channel channel = f.channel("webhook", "a");
        f.sender.answer(SendOutcome.REJECTED, 400, "no");
        for (int day = 0; day < 7; day++) {
            f.happens("day " + day);
            f.sendAll();
            f.pass(Duration.ofDays(1));
        }
        Channel after = f.channels.find("ann", channel.id());
        assertEquals(ChannelState.READY, after.state());
        assertEquals(Optional.empty(), after.health().failingSince());
    }

    @Test
    void aSecretOfAnotherKeyIsAMissingSetting() throws InterruptedException {
        Channel channel = f.channel("webhook", "a");
        SecretKeys mine = keys("0123456789abcdef");
        byte[] sealed = mine.box().seal("channel", "x");
        f.sender.answer(_ -> {
            keys("0123456789abcdee").box().open("channel", sealed);
            return ScriptedSender.delivered();
        });
        f.happens("one");
        f.sendAll();
        Channel unset = f.channels.find("ann", channel.id());
        assertEquals(ChannelState.NOT_CONFIGURED, unset.state());
        assertTrue(unset.reason().contains("SECRET_KEY"), unset.reason());
        assertEquals(List.of("not_configured"), f.outcomes(f.titled("one").id()));
    }

    private static SecretKeys keys(String hex) {
        return new SecretKeys(new SecretKeySource.Given(RootSecret.parse(hex.repeat(4))));
    }

    /// As when a bundle has taken it while its channel was being claimed.
    @Test
    void whatAnotherTransactionTakesMeanwhileIsNotSent() throws Exception {
        f.channel("webhook", "a");
        f.happens("one");
        UUID id = f.titled("one").id();
        try (Handle other = f.jdbi().open();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            other.begin();
            other.execute("update notification set state = 'included' where id = ?", id);
            Future<Integer> sent = thread.submit(f::sendAll);
            awaitBlocked();
            other.commit();
            assertEquals(0, sent.get(30, TimeUnit.SECONDS));
        }
        assertEquals(NotificationState.INCLUDED, f.titled("one").state());
    }

    private void awaitBlocked() {
        int waiting = 0;
        for (int i = 0; i < 3_000 && waiting == 0; i++) {
            LockSupport.parkNanos(10_000_000L);
            waiting =
                    f.jdbi()
                            .withHandle(h ->
                                    h.createQuery(
                                                    "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                                            .mapTo(Integer.class)
                                            .one());
        }
        assertEquals(1, waiting);
    }

    @Test
    void aSuccessEndsTheCountOfFailures() throws InterruptedException {
        Channel channel = f.channel("webhook", "a", 1_000, 1_000);
        for (int i = 0; i < 40; i++) {
            boolean good = i == 15;
            f.sender.answer(_ ->
                    good
                            ? ScriptedSender.delivered()
                            : ScriptedSender.result(SendOutcome.REJECTED, 400, "no"));
            if (i < 35) {
                f.happens("n" + i);
                f.sendAll();
            }
        }
        assertEquals(ChannelState.READY, f.channels.find("ann", channel.id()).state());
    }

    @Test
    void messagesToPeopleExpireAndThoseToProgramsDoNot() throws InterruptedException {
        f.channel("email", "mail");
        f.channel("webhook", "hook");
        f.happens("old");
        f.pass(Duration.ofHours(24));
        f.sendAll();
        assertEquals(
                List.of("old expired", "old delivered"),
                f.words().stream().sorted(Collections.reverseOrder()).toList());
    }

    @Test
    void aMissingSettingIsNamedAndEndsWithTheNextSuccess() throws InterruptedException {
        Channel channel = f.channel("web_push", "phone");
        f.sender.answer(SendOutcome.NOT_CONFIGURED, 0, "SMTP_URL is not set");
        f.happens("one");
        f.sendAll();
        Channel unset = f.channels.find("ann", channel.id());
        assertEquals(ChannelState.NOT_CONFIGURED, unset.state());
        assertEquals("SMTP_URL is not set", unset.reason());
        assertEquals(NotificationState.QUEUED, f.titled("one").state());
        f.sender.answer(_ -> ScriptedSender.delivered());
        f.queue.configured(_ -> Optional.empty()); // a restart
        f.sendAll();
        assertEquals(ChannelState.READY, f.channels.find("ann", channel.id()).state());
        assertEquals(NotificationState.DELIVERED, f.titled("one").state());
    }

    @Test
    void aDeadProcessLeavesAnAttemptThatMayHaveArrived() throws InterruptedException {
        f.channel("webhook", "a");
        f.happens("one");
        f.happens("two");
        assertTrue(f.queue.claim().isPresent());
        assertEquals(0, f.sendAll(), "its lease holds");
        f.pass(DeliveryFixture.LEASE);
        assertEquals(2, f.sendAll());
        assertEquals(List.of("one", "two"), f.sender.titles());
        Notification first = f.titled("one");
        assertEquals(List.of("unknown", "delivered"), f.outcomes(first.id()));
        assertEquals(
                "unknown, may have arrived: the process ended while it was sending",
                f.log.attempts("ann", first.id()).getFirst().answer());
    }

    @Test
    void aProcessThatIsAloneTakesOverAtOnce() throws InterruptedException {
        f.channel("webhook", "a");
        f.happens("one");
        assertTrue(f.queue.claim().isPresent());
        f.queue.takeOver();
        assertEquals(1, f.sendAll());
    }

    @Test
    void aLostLeaseOverwritesNothing() throws InterruptedException {
        f.channel("webhook", "a");
        f.happens("one");
        DeliveryClaim slow = f.queue.claim().orElseThrow();
        f.pass(DeliveryFixture.LEASE);
        f.sender.answer(SendOutcome.REJECTED, 400, "no");
        f.sendAll();
        assertFalse(f.queue.finish(slow, ScriptedSender.delivered(), Duration.ZERO));
        Notification one = f.titled("one");
        assertEquals(NotificationState.DEAD, one.state());
        assertEquals(List.of("unknown", "rejected"), f.outcomes(one.id()));
        f.queue.abandon(slow);
        assertEquals(NotificationState.DEAD, f.titled("one").state());
    }

    @Test
    void anAttemptThatIsCutOffGoesAgain() throws InterruptedException {
        f.channel("webhook", "a");
        f.happens("one");
        f.queue.abandon(f.queue.claim().orElseThrow());
        f.sendAll();
        assertEquals(List.of("unknown", "delivered"), f.outcomes(f.titled("one").id()));
    }

    /// Eight workers, and a channel is never in two hands.
    @Test
    void workersNeverShareAChannel() throws InterruptedException {
        List<Channel> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(f.channel("webhook", "c" + i, 1_000, 1_000));
        }
        for (int i = 0; i < 20; i++) {
            f.happens("n" + i);
        }
        Set<String> inHand = ConcurrentHashMap.newKeySet();
        AtomicInteger shared = new AtomicInteger();
        f.sender.answer(sent -> {
            if (!inHand.add(sent.to().toString())) {
                shared.incrementAndGet();
            }
            LockSupport.parkNanos(1_000_000L);
            inHand.remove(sent.to().toString());
            return ScriptedSender.delivered();
        });
        CountDownLatch done = new CountDownLatch(8);
        for (int i = 0; i < 8; i++) {
            Thread.ofPlatform()
                    .start(() -> {
                        try {
                            f.sendAll();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        } finally {
                            done.countDown();
                        }
                    });
        }
        assertTrue(done.await(60, TimeUnit.SECONDS));
        f.sendAll();
        assertEquals(0, shared.get());
        assertEquals(100, f.sender.sent().size());
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            order.add("n" + i);
        }
        for (Channel channel : all) {
            assertEquals(
                    order,
                    f.sender.sent().stream()
                            .filter(sent -> sent.to().toString().contains("/" + channel.name()))
                            .map(sent -> sent.message().title())
                            .toList());
        }
    }

    @Test
    void aReplayGoesUnderTheSameId() throws InterruptedException {
        Channel channel = f.channel("webhook", "a");
        f.sender.answer(SendOutcome.REJECTED, 400, "no");
        f.happens("one");
        Instant between = f.now.plusSeconds(1);
        f.pass(Duration.ofSeconds(2));
        f.happens("two");
        f.sendAll();
        f.sender.answer(_ -> ScriptedSender.delivered());
        assertEquals(1, f.commands.replay(DeliveryFixture.ANN, channel.id(), between));
        f.commands.replayOne(DeliveryFixture.ANN, f.titled("one").id());
        f.sendAll();
        assertEquals(List.of("one delivered", "two delivered"), f.words());
        List<String> ids = f.sender.sent().stream().map(s -> s.message().id()).toList();
        assertEquals(4, ids.size());
        assertEquals(2, Set.copyOf(ids).size());
    }

    @Test
    void aChannelThatIsSwitchedOffCancelsWhatWaits() throws InterruptedException {
        Channel channel = f.channel("webhook", "a");
        f.happens("one");
        f.channels.change(
                DeliveryFixture.ANN,
                channel.id(),
                new ChannelChange(null, null, "off", null, null, null));
        f.happens("two");
        assertEquals(0, f.sendAll());
        assertEquals(List.of("one cancelled"), f.words());
    }

    @Test
    void oldNotificationsAreRemovedWithTheirAttempts() throws InterruptedException {
        Channel channel = f.channel("webhook", "a");
        f.happens("one");
        f.sendAll();
        f.channels.delete(DeliveryFixture.ANN, channel.id());
        f.pass(Duration.ofDays(91));
        assertEquals(1, f.upkeep.retire(Duration.ofDays(90)).removed());
        for (String table : List.of("notification", "attempt", "channel")) {
            assertEquals(0, rows(table), table);
        }
    }

    private int rows(String table) {
        return f.jdbi()
                .withHandle(h ->
                        h.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
    }
}
