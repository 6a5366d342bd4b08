package bellwether.platform.live.hub;

import static bellwether.Waiting.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.live.LiveEvent;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import bellwether.platform.live.LiveRequest;
import bellwether.platform.live.ProgressSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Reading and handing on, with sinks in place of clients.
final class LiveHubTest {
    private static final LiveEventType THING = LiveEventType.kept("things", "thing.done");
    private static final LiveEventType OTHER = LiveEventType.kept("others", "other.done");

    private final TestDatabase database = TestDatabase.create();
    private final Jdbi jdbi = database.jdbi();
    private final List<ProgressSource.State> states = new ArrayList<>();
    private final List<Set<String>> askedFor = new ArrayList<>();
    private final List<Set<String>> askedAgain = new ArrayList<>();
    private final LiveHub hub = hub(3_000);

    private LiveHub hub(int most) {
        return new LiveHub(
                new LiveEventDao(jdbi),
                List.of((owners, again) -> {
                    askedFor.add(owners);
                    askedAgain.add(again);
                    return List.copyOf(states);
                }),
                most);
    }

    @AfterEach
    void close() {
        hub.close();
        database.close();
    }

    private long publish(String owner) {
        return jdbi.inTransaction(h -> LiveEvents.publish(h, THING, owner, Map.of()));
    }

    private List<Long> publish(String owner, int times) {
        return jdbi.inTransaction(h ->
                LongStream.range(0, times)
                        .map(i -> LiveEvents.publish(h, THING, owner, Map.of("i", i)))
                        .boxed()
                        .toList());
    }

    private void read() {
        while (hub.step().isZero()) {
            // there is more
        }
    }

    private static LiveRequest of(String owner) {
        return new LiveRequest(owner, () -> true, Set.of(), OptionalLong.empty());
    }

    private static LiveRequest after(String owner, long id) {
        return new LiveRequest(owner, () -> true, Set.of(), OptionalLong.of(id));
    }

    private RecordingSink open(LiveRequest request) {
        return open(request, new RecordingSink());
    }

    private RecordingSink open(LiveRequest request, RecordingSink sink) {
        hub.admit(request.owner()).open(request, sink);
        until(() -> sink.heard.contains("hello"));
        return sink;
    }

    private static void requireHeard(RecordingSink sink, Object... expected) {
        List<String> all = new ArrayList<>(List.of("hello"));
        for (Object one : expected) {
            all.add(one.toString());
        }
        until(() -> sink.heard.size() >= all.size());
        assertEquals(all, sink.heard);
    }

    @Test
    void eachOwnerHearsItsOwn() {
        RecordingSink ann = open(of("ann"));
        RecordingSink bob = open(of("bob"));
        RecordingSink some =
                open(new LiveRequest("ann", () -> true, Set.of("others"), OptionalLong.empty()));
        long first = publish("ann");
        long second = publish("bob");
        long third = jdbi.inTransaction(h -> LiveEvents.publish(h, OTHER, "ann", Map.of()));
        read();
        requireHeard(ann, first, third);
        requireHeard(bob, second);
        requireHeard(some, third);
    }

    /// The second cannot have its id before the first is there for all to see.
    @Test
    void idsComeInTheOrderOfCommits() throws Exception {
        RecordingSink ann = open(of("ann"));
        try (ExecutorService threads = Executors.newSingleThreadExecutor();
                Handle first = jdbi.open()) {
            first.begin();
            long one = LiveEvents.publish(first, THING, "ann", Map.of());
            Future<Long> second = threads.submit(() -> publish("ann"));
            until(() ->
                    database.jdbi()
                                    .withHandle(h ->
                                            h.createQuery(
                                                            "select count(*) from pg_locks where not granted and locktype = 'advisory'")
                                                    .mapTo(Integer.class)
                                                    .one())
                            > 0);
            read();
            assertFalse(second.isDone());
            assertEquals(List.of("hello"), ann.heard);
            first.commit();
            long two = second.get();
            assertTrue(two > one);
            read();
            requireHeard(ann, one, two);
        }
    }

    @Test
    void whatIsRolledBackIsNeitherHeardNorMissed() {
        RecordingSink ann = open(after("ann", 0));
        jdbi.useHandle(h -> {
            h.begin();
            LiveEvents.publish(h, THING, "ann", Map.of());
            h.rollback();
        });
        long second = publish("ann");
        assertEquals(2, second);
        read();
        requireHeard(ann, second);
        requireHeard(open(after("ann", 0)), second);
    }

    @Test
    void aSlowOneIsCutAndHarmsNobody() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        RecordingSink slow = open(of("ann"), new RecordingSink(never));
        RecordingSink quick = open(of("ann"));
        List<Long> ids = publish("ann", 300);
        read();
        assertTrue(slow.ended.await(20, TimeUnit.SECONDS));
        assertEquals(List.of("hello", "cut SLOW"), slow.heard);
        // a quick one that is given 300 at once may be cut as well: it comes back
        long last = ids.getFirst() - 1;
        List<String> got = new ArrayList<>(quick.heard);
        if (quick.heard.contains("cut SLOW")) {
            got.removeIf(word -> !word.matches("\\d+"));
            last = got.isEmpty() ? last : Long.parseLong(got.getLast());
            RecordingSink back = open(after("ann", last));
            int rest = 300 - got.size();
            until(() -> back.heard.size() == rest + 1);
            got.addAll(back.heard);
        } else {
            until(() -> quick.heard.size() == 301);
            got = new ArrayList<>(quick.heard);
        }
        got.removeIf(word -> !word.matches("\\d+"));
        assertEquals(ids.stream().map(String::valueOf).toList(), got);
        never.countDown();
    }

    /// A machine that is busy with other things writes late.
    @Test
    void manyEventsAtOnceReachOneThatWritesLate() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        RecordingSink ann = open(of("ann"), new RecordingSink(busy));
        List<Long> ids = publish("ann", 500);
        Thread reader = Thread.ofPlatform().start(this::read);
        until(() -> reader.getState() == Thread.State.TIMED_WAITING || !reader.isAlive());
        busy.countDown();
        reader.join();
        requireHeard(ann, ids.toArray());
    }

    @Test
    void whatIsTooLargeIsNotPublished() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        jdbi.useTransaction(
                                h -> LiveEvents.publish(h, THING, "ann", "é".repeat(40_000))));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        jdbi.useTransaction(
                                h -> LiveEvents.publish(h, THING, "ann", "x".repeat(70_000))));
    }

    /// Not even those that it missed.
    @Test
    void largeOnesDoNotOverrunWhoComesBack() {
        List<String> ids = new ArrayList<>();
        open(of("ann"));
        for (int i = 0; i < 20; i++) {
            ids.add(
                    jdbi.inTransaction(h ->
                                    LiveEvents.publish(
                                            h, THING, "ann", Map.of("text", "x".repeat(50_000))))
                            .toString());
        }
        read();
        requireHeard(open(after("ann", 0)), ids.toArray());
    }

    @Test
    void bytesCountToo() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        RecordingSink slow = open(of("ann"), new RecordingSink(never));
        for (int i = 0; i < 8; i++) {
            jdbi.useTransaction(
                    h -> LiveEvents.publish(h, THING, "ann", Map.of("text", "x".repeat(50_000))));
        }
        read();
        assertTrue(slow.ended.await(20, TimeUnit.SECONDS), "over 256 KB");
        assertEquals("cut SLOW", slow.heard.getLast());
        never.countDown();
    }

    /// 6,000 events are more than the window holds, and more come while they are read.
    @Test
    void oneThatWasAwayForLongMissesNothingAndHearsNothingTwice() {
        open(of("ann"));
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ids.addAll(publish("ann", 1_000));
            publish("bob", 10);
            read();
        }
        RecordingSink back = new RecordingSink();
        hub.admit("ann").open(after("ann", 0), back);
        while (back.heard.size() < 6_000) {
            ids.add(publish("ann"));
            read();
        }
        until(() -> back.heard.size() > ids.size());
        assertEquals(
                ids.stream().map(String::valueOf).toList(),
                back.heard.subList(1, back.heard.size()));
    }

    @Test
    void whoHasItsLastIdFromAQuickerProcessMissesNothing() {
        long first = publish("ann");
        read();
        long second = publish("ann"); // this hub has not read it yet
        RecordingSink ann = open(after("ann", second));
        RecordingSink behind = open(after("ann", first));
        long third = publish("ann");
        read();
        requireHeard(ann, third);
        requireHeard(behind, second, third);
    }

    @Test
    void whatIsNotKeptAnyMoreIsAGap() {
        List<Long> ids = publish("ann", 3);
        jdbi.useHandle(h -> h.execute("update live_event set at = now() - interval '8 days'"));
        assertEquals(
                2, jdbi.<Integer, RuntimeException>inTransaction(h -> LiveEventDao.remove(h, 7)));
        assertEquals(
                0, jdbi.<Integer, RuntimeException>inTransaction(h -> LiveEventDao.remove(h, 7)));
        requireHeard(open(after("ann", 0)), "gap 0 2", ids.getLast());
        requireHeard(open(after("ann", 1)), "gap 1 2", ids.getLast());
        requireHeard(open(after("ann", 2)), ids.getLast());
        requireHeard(open(after("ann", 99)), "gap 99 3");
        assertEquals(ids.getLast() + 1, publish("ann"));
    }

    @Test
    void theNewestStateReplacesThoseThatWait() {
        CountDownLatch held = new CountDownLatch(1);
        RecordingSink slow = open(of("ann"), new RecordingSink(held));
        LiveEventType moved = LiveEventType.conflated("things", "thing.moved");
        assertThrows(
                IllegalArgumentException.class,
                () -> jdbi.useTransaction(h -> LiveEvents.publish(h, moved, "ann", "")));
        for (int i = 0; i < 5; i++) {
            states.clear();
            states.add(new ProgressSource.State("a", LiveEvent.unkept(moved, "ann", "a" + i)));
            states.add(new ProgressSource.State("b", LiveEvent.unkept(moved, "bob", "b" + i)));
            int asked = askedFor.size();
            until(() -> {
                hub.step(); // which asks once a second
                return askedFor.size() > asked;
            });
        }
        assertEquals(Set.of("ann"), askedFor.getLast());
        long end = publish("ann");
        states.clear();
        read();
        held.countDown();
        until(() -> slow.heard.contains(Long.toString(end)));
        assertEquals(List.of("hello", "a0", "a4", Long.toString(end)), slow.heard);
    }

    private void askOnce() {
        int asked = askedFor.size();
        until(() -> {
            hub.step(); // which asks once a second
            return askedFor.size() > asked;
        });
    }

    @Test
    void whoJoinsIsToldAllStatesAndSoAreThoseWhoMissedSome() {
        open(of("ann"));
        askOnce();
        assertEquals(Set.of("ann"), askedAgain.getLast());
        askOnce();
        assertEquals(Set.of(), askedAgain.getLast());
        open(after("bob", 0));
        until(() -> {
            askOnce(); // it may join a little later than it says hello
            return askedAgain.getLast().equals(Set.of("bob"));
        });
        jdbi.useHandle(h -> h.execute("alter table live_event rename to gone"));
        assertThrows(RuntimeException.class, this::askOnce);
        jdbi.useHandle(h -> h.execute("alter table gone rename to live_event"));
        until(() -> {
            hub.step();
            return askedAgain.getLast().equals(Set.of("ann", "bob"));
        });
    }

    @Test
    void oneThatDoesNotTakeItsLastWordsIsCut() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        RecordingSink slow = open(of("ann"), new RecordingSink(new CountDownLatch(0), never));
        hub.close();
        assertTrue(slow.ended.await(20, TimeUnit.SECONDS));
        assertEquals(List.of("hello", "cut SHUTDOWN"), slow.heard);
        never.countDown();
    }

    @Test
    void nothingIsAskedForWhenNobodyListens() {
        read();
        assertEquals(List.of(), askedFor);
    }

    @Test
    void thereAreSoManyPlacesAndNoMore() {
        LiveHub small = hub(2);
        var first = small.admit("ann");
        small.admit("bob");
        Refusal full = assertThrows(Refusal.class, () -> small.admit("cid"));
        assertEquals("live_full", full.code());
        first.close();
        first.close(); // gives it back once
        small.admit("cid");
        assertThrows(Refusal.class, () -> small.admit("dan"));
        small.close();
    }

    @Test
    void aStopEndsThousandsOfStreamsAndCutsThoseThatTakeNothing() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        List<RecordingSink> quick = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            RecordingSink sink = new RecordingSink();
            hub.admit("owner " + i % 100).open(of("owner " + i % 100), sink);
            quick.add(sink);
        }
        RecordingSink slow = open(of("ann"), new RecordingSink(never));
        publish("ann");
        read();
        for (RecordingSink sink : quick) {
            until(() -> sink.heard.contains("hello"));
        }
        hub.close();
        for (RecordingSink sink : quick) {
            assertEquals(List.of("hello", "SHUTDOWN"), sink.heard);
        }
        assertTrue(slow.ended.await(20, TimeUnit.SECONDS));
        assertEquals("cut SHUTDOWN", slow.heard.getLast());
        assertEquals("shutting_down", assertThrows(Refusal.class, () -> hub.admit("ann")).code());
        never.countDown();
    }

    @Test
    void aKeyThatIsGoneEndsItsStreamBeforeTheNextEvent() throws Exception {
        AtomicBoolean good = new AtomicBoolean(true);
        RecordingSink ann = open(new LiveRequest("ann", good::get, Set.of(), OptionalLong.empty()));
        good.set(false);
        publish("ann");
        read();
        assertTrue(ann.ended.await(20, TimeUnit.SECONDS));
        assertEquals(List.of("hello", "KEY_GONE"), ann.heard);
    }

    /// Nothing stops: its client is told of a fault, and not of a restart that never was.
    @Test
    void aStreamThatCannotBeReadEndsAsAFault() throws Exception {
        jdbi.useHandle(h -> h.execute("alter table live_event rename to away"));
        RecordingSink sink = new RecordingSink();
        hub.admit("ann").open(after("ann", 7), sink);
        assertTrue(sink.ended.await(10, TimeUnit.SECONDS));
        assertEquals("cut FAILED", sink.heard.getLast());
        jdbi.useHandle(h -> h.execute("alter table away rename to live_event"));
    }
}
