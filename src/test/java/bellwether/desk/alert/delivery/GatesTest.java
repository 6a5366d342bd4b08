package bellwether.desk.alert.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.desk.alert.AlertEvent;
import bellwether.desk.alert.NotificationPriority;
import bellwether.desk.alert.NotificationType;
import bellwether.desk.alert.channel.SendOutcome;
import bellwether.desk.alert.preference.PreferenceDao;
import bellwether.desk.alert.preference.PreferencesBody;
import bellwether.desk.alert.preference.QuietWindowBody;
import bellwether.platform.base.CountedNoun;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The gates of a channel, by what becomes of events.
final class GatesTest {
    private final DeliveryFixture f = new DeliveryFixture();

    @AfterEach
    void close() {
        f.close();
    }

    private static PreferencesBody body(
            String zone, @Nullable String from, @Nullable String to, String digest) {
        return new PreferencesBody(
                zone,
                from == null ? null : List.of(new QuietWindowBody(null, from, to)),
                digest,
                "08:00",
                null);
    }

    private long count(String words) {
        return f.words().stream().filter(line -> line.equals(words)).count();
    }

    @Test
    void nothingIsKeptForAnOwnerWithoutChannels() {
        f.happens("one");
        assertEquals(List.of(), f.all());
    }

    @Test
    void anUnwantedTypeIsNotKept() {
        f.channel("webhook", "a");
        f.prefer(new PreferencesBody("UTC", null, null, null, Map.of("job.failed", false)));
        f.happens("one");
        assertEquals(List.of(), f.all());
    }

    @Test
    void jobEndsAreWantedOnRequestOnly() {
        f.channel("webhook", "a");
        AlertEvent ended =
                new AlertEvent(
                        "ann",
                        NotificationType.JOB_ENDED,
                        NotificationPriority.NORMAL,
                        "",
                        f.now,
                        "ended",
                        "",
                        f.event("").data(),
                        AlertEvent.Restraint.NONE);
        f.happens(ended);
        assertEquals(List.of(), f.all());
        f.prefer(new PreferencesBody("UTC", null, null, null, Map.of("job.ended", true)));
        f.happens(ended);
        assertEquals(List.of("ended queued"), f.words());
    }

    @Test
    void theSameSubjectIsSentOnceInTenMinutes() {
        f.channel("webhook", "a");
        f.happens(f.event("one", NotificationPriority.NORMAL, "provider:x"));
        f.pass(Duration.ofMinutes(9));
        f.happens(f.event("two", NotificationPriority.NORMAL, "provider:x"));
        f.happens(f.event("other", NotificationPriority.NORMAL, "provider:y"));
        f.pass(Duration.ofMinutes(1));
        f.happens(f.event("three", NotificationPriority.NORMAL, "provider:x"));
        assertEquals(
                List.of("one queued", "two held dedupe", "other queued", "three queued"),
                f.words());
    }

    @Test
    void sourcesMaySnoozeAndAskForACooldown() {
        f.channel("webhook", "a");
        f.happens(restrained("snoozed", true, Duration.ZERO));
        f.happens(restrained("first", false, Duration.ofHours(2)));
        f.pass(Duration.ofMinutes(119));
        f.happens(restrained("second", false, Duration.ofHours(2)));
        f.pass(Duration.ofMinutes(1));
        f.happens(restrained("third", false, Duration.ofHours(2)));
        assertEquals(
                List.of(
                        "snoozed held snoozed",
                        "first queued",
                        "second held cooldown",
                        "third queued"),
                f.words());
    }

    private AlertEvent restrained(String title, boolean snoozed, Duration cooldown) {
        AlertEvent plain = f.event(title, NotificationPriority.NORMAL, "rule:7");
        return new AlertEvent(
                plain.owner(),
                plain.type(),
                plain.priority(),
                plain.subject(),
                plain.happenedAt(),
                title,
                plain.text(),
                plain.data(),
                new AlertEvent.Restraint(snoozed, cooldown));
    }

    @Test
    void aChannelHasALeastPriority() {
        Channel channel = f.channel("webhook", "a");
        f.happens(f.event("low", NotificationPriority.LOW, ""));
        f.channels.change(
                DeliveryFixture.ANN,
                channel.id(),
                new ChannelChange(null, null, null, "high", null, null));
        f.happens("normal");
        f.happens(f.event("high", NotificationPriority.HIGH, ""));
        assertEquals(
                List.of("low held min_priority", "normal held min_priority", "high queued"),
                f.words());
    }

    @Test
    void quietHoursAreWaitedForByPeopleOnly() throws InterruptedException {
        f.channel("email", "mail");
        f.channel("webhook", "hook");
        f.sender.sent();
        f.prefer(body("Europe/Berlin", "22:00", "07:00", "off"));
        f.now = Instant.parse("2026-11-27T22:30:00Z");
        f.happens("night");
        f.happens(f.event("fire", NotificationPriority.CRITICAL, ""));
        assertEquals(3, f.sendAll());
        Notification waiting =
                f.all().stream()
                        .filter(n -> n.state() == NotificationState.QUEUED)
                        .findFirst()
                        .orElseThrow();
        assertEquals("quiet_hours", waiting.gate());
        assertEquals(Instant.parse("2026-11-28T06:00:00Z"), waiting.times().dueAt());
        f.now = Instant.parse("2026-11-28T05:59:59Z");
        assertEquals(0, f.sendAll());
        f.now = Instant.parse("2026-11-28T06:00:00Z");
        assertEquals(1, f.sendAll());
    }

    @Test
    void quietHoursHoldRepetitionsAndWhatWaitsBehindThem() throws InterruptedException {
        Channel channel = f.channel("email", "mail");
        f.prefer(body("Europe/Berlin", "22:00", "07:00", "off"));
        f.happens("early");
        assertEquals(1, f.sendAll());
        f.now = Instant.parse("2026-11-27T20:59:58Z");
        f.sender.answer(SendOutcome.RETRY, 450, "later");
        f.happens("first");
        assertEquals(1, f.sendAll());
        f.happens("behind");
        Instant expiry = f.titled("first").times().expiresAt().orElseThrow();
        f.sender.answer(_ -> ScriptedSender.delivered());
        f.pass(Duration.ofSeconds(7));
        assertEquals(0, f.sendAll());
        Instant end = Instant.parse("2026-11-28T06:00:00Z");
        for (String title : List.of("first", "behind")) {
            assertEquals(end, f.titled(title).times().dueAt());
            assertEquals("quiet_hours", f.titled(title).gate());
        }
        assertEquals(
                Optional.of(expiry.plus(Duration.between(f.now, end))),
                f.titled("first").times().expiresAt());
        f.happens(f.event("fire", NotificationPriority.CRITICAL, ""));
        f.commands.test("ann", channel.id());
        assertEquals(2, f.sendAll());
        f.commands.replayOne(DeliveryFixture.ANN, f.titled("early").id());
        assertEquals(1, f.sendAll());
        f.now = end;
        assertEquals(2, f.sendAll());
    }

    /// A night of events, and in the morning there come as many as the cap says.
    @Test
    void theEndOfQuietHoursIsNoFlood() throws InterruptedException {
        f.channel("email", "mail", 4, 50);
        int before = f.sender.sent().size();
        f.prefer(body("Europe/Berlin", "22:00", "07:00", "off"));
        f.now = Instant.parse("2026-11-27T21:30:00Z");
        for (int i = 0; i < 10; i++) {
            f.happens("n" + i);
            f.pass(Duration.ofMinutes(45));
        }
        f.now = Instant.parse("2026-11-28T06:00:00Z");
        assertEquals(5, f.sendAll());
        assertEquals(
                List.of(
                        "n0",
                        "n1",
                        "n2",
                        "n3",
                        "Cap reached: 4 notifications in 60 minutes on mail"),
                f.sender.titles().subList(before, before + 5));
        f.pass(Duration.ofMinutes(59));
        f.happens("soon");
        assertEquals(0, f.sendAll());
        f.pass(Duration.ofMinutes(1));
        f.happens("later");
        assertEquals(1, f.sendAll());
    }

    /// What its owner has sent again is asked for, and counts no second time.
    @Test
    void aReplayCountsForNoCap() throws InterruptedException {
        Channel channel = f.channel("webhook", "a", 3, 50);
        Instant begin = f.now;
        for (int i = 0; i < 3; i++) {
            f.happens("n" + i);
        }
        f.sendAll();
        f.pass(Duration.ofMinutes(61));
        f.commands.replay(DeliveryFixture.ANN, channel.id(), begin);
        assertEquals(3, f.sendAll());
        f.happens("next");
        assertEquals(1, f.sendAll());
    }

    @Test
    void aFaultInOneDigestKeepsNoOtherBack() {
        f.channel("webhook", "a");
        f.prefer(body("UTC", null, null, "daily"));
        f.happens(f.event("low", NotificationPriority.LOW, ""));
        f.jdbi()
                .useHandle(h ->
                        h.execute(
                                "insert into notification_preference (owner, body, next_digest_at) values ('aaa', 'no json', now() - interval '10 years')"));
        f.pass(Duration.ofDays(1));
        assertEquals(1, f.upkeep.digests(f.now));
    }

    @Test
    void theCapOfAnHourIsToldOnce() throws InterruptedException {
        f.channel("webhook", "a");
        for (int i = 0; i < 14; i++) {
            f.happens("n" + i);
        }
        assertEquals(11, f.sendAll());
        assertEquals(
                1,
                f.sender.titles().stream()
                        .filter(t -> t.equals("Cap reached: 10 notifications in 60 minutes on a"))
                        .count());
        assertEquals(4, f.words().stream().filter(l -> l.endsWith("held cap_hour")).count());
        f.pass(Duration.ofMinutes(60));
        f.happens("later");
        assertEquals(1, f.sendAll());
    }

    @Test
    void theCapOfADayIsToldOnceToo() throws InterruptedException {
        f.channel("webhook", "a", 10, 12);
        for (int i = 0; i < 16; i++) {
            f.happens("n" + i);
            f.pass(Duration.ofMinutes(7));
        }
        assertEquals(13, f.sendAll());
        assertEquals(4, f.words().stream().filter(l -> l.endsWith("held cap_day")).count());
    }

    @Test
    void criticalOnesPassUpToThreeTimesTheCap() throws InterruptedException {
        f.channel("webhook", "a");
        for (int i = 0; i < 35; i++) {
            f.happens(f.event("n" + i, NotificationPriority.CRITICAL, ""));
        }
        assertEquals(30 + 1, f.sendAll());
    }

    /// Twenty threads at once: exactly as many pass as the cap says, and it is told once.
    @Test
    void capsHoldInARace() throws InterruptedException {
        f.channel("webhook", "a");
        race(200);
        assertEquals(10, f.all().stream().filter(n -> isPassed(n)).count());
        assertEquals(190, f.words().stream().filter(l -> l.endsWith("held cap_hour")).count());
        assertEquals(1, f.words().stream().filter(l -> l.startsWith("Cap reached")).count());
    }

    private static boolean isPassed(Notification one) {
        return one.state() == NotificationState.QUEUED && one.type() == NotificationType.JOB_FAILED;
    }

    private void race(int events) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            CountDownLatch start = new CountDownLatch(1);
            for (int i = 0; i < events; i++) {
                String title = "n" + i;
                threads.execute(() -> {
                    await(start);
                    f.happens(title);
                });
            }
            start.countDown();
            threads.shutdown();
            assertTrue(threads.awaitTermination(60, TimeUnit.SECONDS));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void manyAtOnceAreOneToPeopleAndEachToPrograms() throws InterruptedException {
        f.channel("slack", "people");
        f.channel("webhook", "program", 100, 100);
        for (int i = 1; i <= 8; i++) {
            f.happens("n" + i);
        }
        f.sendAll();
        assertEquals(8, f.sender.sent().size());
        f.pass(Duration.ofSeconds(10));
        assertEquals(1, f.sendAll());
        String text = f.sender.sent().getLast().message().text();
        assertEquals("Many at once: 8 notifications (8 job.failed)", f.sender.titles().getLast());
        for (int i = 1; i <= 8; i++) {
            assertTrue(text.contains("  n" + i + "\n"), text);
        }
        assertEquals(
                8, f.all().stream().filter(n -> n.state() == NotificationState.INCLUDED).count());
    }

    @Test
    void aBundleNamesItsFirstTwentyAndCountsAll() throws InterruptedException {
        f.channel("slack", "people");
        for (int i = 101; i <= 123; i++) {
            f.happens("n" + i);
        }
        f.pass(Duration.ofSeconds(10));
        assertEquals(1, f.sendAll());
        assertEquals("Many at once: 23 notifications (23 job.failed)", f.sender.titles().getLast());
        String text = f.sender.sent().getLast().message().text();
        assertTrue(text.contains("  n101\n") && text.contains("  n120\nand 3 more\n"), text);
    }

    @Test
    void whatHasLeftAlreadyIsNotBundledAgain() throws InterruptedException {
        f.channel("slack", "people");
        for (int i = 1; i <= 5; i++) {
            f.happens("n" + i);
        }
        f.sendAll();
        f.happens("n6");
        f.happens("n7");
        f.happens(f.event("fire", NotificationPriority.CRITICAL, ""));
        assertEquals(1, f.sendAll());
        f.pass(Duration.ofSeconds(10));
        f.sendAll();
        assertEquals(
                List.of(
                        "n1",
                        "n2",
                        "n3",
                        "n4",
                        "n5",
                        "fire",
                        "Many at once: 2 notifications (2 job.failed)"),
                f.sender.titles());
    }

    @Test
    void aDigestCarriesWhatWasHeldAndIsNeverEmpty() throws InterruptedException {
        f.channel("email", "mail");
        int before = f.sender.sent().size();
        f.prefer(body("Europe/Berlin", null, null, "daily"));
        f.happens(f.event("low", NotificationPriority.LOW, ""));
        f.now = Instant.parse("2026-11-28T06:59:59Z");
        assertEquals(0, f.upkeep.digests(f.now));
        f.now = Instant.parse("2026-11-28T07:00:00Z");
        assertEquals(1, f.upkeep.digests(f.now));
        assertEquals(0, f.upkeep.digests(f.now));
        assertEquals(1, f.sendAll());
        assertEquals(
                List.of("Digest: 1 notification (1 job.failed)"),
                f.sender.titles().subList(before, before + 1));
        assertEquals(1, count("low included min_priority"));
        f.pass(Duration.ofDays(1));
        assertEquals(0, f.upkeep.digests(f.now));
        assertEquals(0, f.sendAll());
    }

    @Test
    void aDigestIsMadeOnceByManyProcesses() throws InterruptedException {
        f.channel("webhook", "a");
        f.prefer(body("UTC", null, null, "weekly"));
        f.happens(f.event("low", NotificationPriority.LOW, ""));
        f.now = Instant.parse("2026-11-30T08:00:00Z");
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            CountDownLatch start = new CountDownLatch(1);
            for (int i = 0; i < 20; i++) {
                threads.execute(() -> {
                    await(start);
                    f.upkeep.digests(f.now);
                });
            }
            start.countDown();
            threads.shutdown();
            assertTrue(threads.awaitTermination(60, TimeUnit.SECONDS));
        }
        assertEquals(1, f.sendAll());
        assertEquals(
                Collections.singletonList("Digest: 1 notification (1 job.failed)"),
                f.sender.titles());
        assertEquals(
                Optional.of(Instant.parse("2026-12-07T08:00:00Z")),
                f.jdbi().withHandle(h -> new PreferenceDao().find(h, "ann").nextDigest()));
    }

    private static long count(Map<Optional<UUID>, Long> parts, Notification digest) {
        return parts.getOrDefault(Optional.of(digest.id()), 0L);
    }

    /// Days of events, digests, restarts by chance: each held one is in one digest, none is empty.
    @Test
    void everyHeldOneIsInOneDigest() throws InterruptedException {
        f.channel("webhook", "a", 3, 5);
        f.prefer(body("America/New_York", null, null, "daily"));
        Random random = new Random(4);
        int made = 0;
        for (int hour = 0; hour < 24 * 20; hour++) {
            for (int i = random.nextInt(3); i > 0; i--) {
                f.happens("n" + made++);
            }
            if (random.nextInt(3) > 0) {
                f.upkeep.look();
            }
            f.sendAll();
            f.pass(Duration.ofMinutes(60));
        }
        f.pass(Duration.ofDays(1));
        f.upkeep.look();
        f.sendAll();
        List<Notification> all = f.all();
        assertEquals(0, all.stream().filter(n -> n.state() == NotificationState.HELD).count());
        Map<Optional<UUID>, Long> parts =
                all.stream()
                        .filter(n -> n.state() == NotificationState.INCLUDED)
                        .collect(
                                Collectors.groupingBy(Notification::partOf, Collectors.counting()));
        List<Notification> digests =
                all.stream().filter(n -> n.type() == NotificationType.DIGEST).toList();
        assertTrue(digests.size() >= 15, digests.size() + " digests");
        for (Notification digest : digests) {
            assertEquals(
                    "Digest: %s (%d job.failed)"
                            .formatted(
                                    new CountedNoun(count(parts, digest), "notification"),
                                    count(parts, digest)),
                    digest.content().title());
        }
        assertEquals(digests.size(), parts.size());
    }
}
