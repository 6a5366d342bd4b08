package bellwether.platform.http.limits;

import static bellwether.platform.http.RateGroup.OTHER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Role;
import bellwether.platform.http.Call;
import bellwether.platform.http.KeyLookup;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.http.security.AuthorizationParts;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.http.server.HttpSettings;
import bellwether.platform.http.server.SelfSigned;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two instances and a real Redis.
final class SharedCountsTest {
    /// It stands still, so that nobody's minute ends during a test.
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

    /// Not lost, however busy this machine is.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private RedisServer redis;
    private RequestCounts one;
    private RequestCounts other;

    @BeforeEach
    void start() throws IOException {
        Assumptions.assumeTrue(
                RedisServer.installed().isPresent(),
                "Redis is not installed (apt-get install redis-server): limits over several"
                        + " instances are not tested");
        redis = new RedisServer();
        one = counts();
        other = counts();
    }

    private static RequestCounter counter(String caller, int most) {
        return new RequestCounter(OTHER, caller, Allowance.perDay(most));
    }

    private RequestCounts counts() {
        return new RequestCounts(CLOCK, Optional.of(redis.address()), PATIENCE);
    }

    @AfterEach
    void stop() {
        if (redis != null) {
            one.close();
            other.close();
            redis.close();
        }
    }

    /// It answers all the same.
    @Test
    void aRedisThatTakesNoWritesCannotBeUsed() throws IOException {
        assertEquals(Optional.empty(), redis.address().complaint(PATIENCE));
        try (RedisServer standby = RedisServer.standby()) {
            String complaint = standby.address().complaint(PATIENCE).orElse("");
            assertTrue(complaint.startsWith("READONLY "), complaint);
        }
    }

    @Test
    void twoInstancesShareOneQuota() throws Exception {
        List<Future<Boolean>> answers = new ArrayList<>();
        try (ExecutorService crowd = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 200; i++) {
                RequestCounts counts = i % 2 == 0 ? one : other;
                answers.add(crowd.submit(() -> counts.take(counter("me", 50)).granted()));
            }
        }
        int granted = 0;
        for (Future<Boolean> answer : answers) {
            granted += answer.get() ? 1 : 0;
        }
        assertEquals(50, granted);
        assertFalse(one.look(counter("me", 50)).granted());
        assertFalse(other.look(counter("me", 50)).granted());
    }

    @Test
    void sharesOverTlsWithWhomItTrustsOnly(@TempDir Path folder) throws Exception {
        int port = RedisServer.freePort();
        SelfSigned certificate = SelfSigned.make(folder, "redis", "-keyalg", "RSA");
        RedisAddress unproven = RedisServer.address(port, "?verifyPeer=NONE");
        try (RedisServer _ = RedisServer.speakingTls(certificate, port);
                RequestCounts first = new RequestCounts(CLOCK, Optional.of(unproven), PATIENCE);
                RequestCounts second = new RequestCounts(CLOCK, Optional.of(unproven), PATIENCE);
                RequestCounts strict =
                        new RequestCounts(
                                CLOCK, Optional.of(RedisServer.address(port, "")), PATIENCE)) {
            assertEquals(4, first.take(counter("me", 5)).left());
            assertEquals(3, second.take(counter("me", 5)).left());
            assertEquals(4, strict.take(counter("me", 5)).left(), "counts alone");
        }
    }

    @Test
    void saysWhatIsLeftOfTheWhole() {
        assertEquals(4, one.take(counter("me", 5)).left());
        assertEquals(3, other.take(counter("me", 5)).left());
        assertEquals(2, other.take(counter("me", 5)).left());
        assertEquals(1, one.take(counter("me", 5)).left());
    }

    @Test
    void leavesNothingBehindInRedisForLong() throws IOException {
        one.take(counter("me", 5));
        String ttl = redis.command("TTL", "bellwether:rate:other:5:5:me");
        int seconds = Integer.parseInt(ttl.lines().toList().get(1).substring(1));
        assertTrue(seconds > 0 && seconds <= 86_410, ttl);
    }

    @Test
    void goesOnAloneWhileRedisIsAwayAndTogetherWhenItReturns() throws IOException {
        assertEquals(4, one.take(counter("me", 5)).left());
        assertEquals(3, other.take(counter("me", 5)).left());
        redis.stop();
        Quota alone = one.take(counter("me", 5));
        assertTrue(alone.granted());
        assertEquals(3, alone.left(), "its own count, which has gone on all the while");
        redis.startAgain();
        assertTogetherAgain(other);
    }

    @Test
    void asksAFrozenRedisOnceAndNotAgain() {
        one.close();
        one = new RequestCounts(CLOCK, Optional.of(redis.address()));
        assertTrue(one.take(counter("me", 100_000)).granted());
        redis.freeze();
        long begun = System.nanoTime();
        for (int i = 0; i < 2_000; i++) {
            assertTrue(one.take(counter("me", 100_000)).granted());
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        // each would wait for 50 ms: a hundred seconds
        assertTrue(seconds < 20, seconds + " s");
        redis.thaw();
        assertTogetherAgain(other);
    }

    @Test
    void beginsWithoutARedisAndFindsItLater() throws IOException {
        redis.stop();
        try (RequestCounts early = new RequestCounts(CLOCK, Optional.of(redis.address()))) {
            assertEquals(4, early.take(counter("me", 5)).left());
            redis.startAgain();
            one.close();
            one = counts();
            assertTogetherAgain(early);
        }
    }

    @Test
    void twoServersShareOneQuotaAndAnswerWhileRedisIsAway() {
        try (HttpServer first = server(one);
                HttpServer second = server(other)) {
            List<HttpServer> servers = List.of(first, second);
            assertEquals(30, granted(servers, 50), "of fifty, sent in turn to the two");
            redis.stop();
            assertEquals(0, granted(servers, 50), "each still knows");
        }
    }

    private static HttpServer server(RequestCounts counts) {
        return HttpServer.start(
                HttpSettings.at("127.0.0.1", 0)
                        .with(new RateSettings(RateTable.parse("other=30,reads=off"), 0)),
                CLOCK,
                exchange -> {},
                new AuthorizationParts(KeyLookup.LOCAL, WrongKeys.UNLIMITED, counts),
                List.<Routes>of(routes ->
                        routes.get("/thing", ctx -> Responses.json(ctx, "here"), Role.PUBLIC)));
    }

    private static int granted(List<HttpServer> servers, int requests) {
        int granted = 0;
        for (int i = 0; i < requests; i++) {
            int status =
                    Call.toTestRoutes(servers.get(i % servers.size()).port())
                            .header("X-Forwarded-For", "203.0.113.1")
                            .get("/thing")
                            .status();
            assertTrue(status == 200 || status == 429, status + " is neither");
            granted += status == 200 ? 1 : 0;
        }
        return granted;
    }

    /// Waits until this instance and `one` count in the same place.
    private void assertTogetherAgain(RequestCounts early) {
        int round = 0;
        while (true) {
            String caller = "caller " + round++;
            one.take(counter(caller, 5));
            if (early.take(counter(caller, 5)).left() == 3) {
                return;
            }
        }
    }

    @Test
    void aWrongPasswordIsAnAbsentRedis() {
        RedisAddress wrong = redis.address("guessed");
        try (RequestCounts counts = new RequestCounts(CLOCK, Optional.of(wrong))) {
            assertTrue(counts.take(counter("me", 5)).granted());
        }
    }
}
