package bellwether.desk.alert.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.desk.alert.ChannelHostsCheck;
import bellwether.platform.base.Json;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.doctor.CheckResult;
import bellwether.platform.outbound.LocalEndpoint;
import bellwether.platform.outbound.OutboundLimits;
import bellwether.platform.outbound.OutboundSettings;
import bellwether.platform.outbound.TestIdentity;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hosts of users' channels on this machine, reachable or not.
final class ChannelHostsCheckTest {
    private static final OutboundLimits SHORT =
            new OutboundLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), 0);

    private final DeliveryFixture f = new DeliveryFixture();
    private final LocalEndpoint server = new LocalEndpoint();
    private final OutboundSettings settings = OutboundSettings.usual(server.allowed());

    @TempDir private Path folder;

    @AfterEach
    void close() {
        server.close();
        f.close();
    }

    private CheckResult result(OutboundSettings outbound) {
        return new ChannelHostsCheck(f.database::address, outbound).run();
    }

    private Channel channel(String kind, String name, String url) {
        return f.channels
                .create(
                        DeliveryFixture.ANN,
                        new ChannelRequest(
                                kind,
                                name,
                                Json.shared().valueToTree(Map.of("to", url)),
                                null,
                                null,
                                null))
                .channel();
    }

    @Test
    void aHostOfManyChannelsIsTriedOnceAndGetsNothing() {
        channel("webhook", "a", server.url("/a"));
        channel("ntfy", "b", server.url("/b"));
        channel("email", "c", "ann@example.com");
        assertEquals(
                new CheckResult.Ok("1 host of users' channels can be reached; nothing was sent"),
                result(settings));
        assertTrue(server.received().isEmpty());
    }

    @Test
    void hostsThatCannotBeReachedAreNamedWithTheReason() {
        channel("webhook", "a", server.url("/secret"));
        channel("slack", "b", "https://gone.example/secret");
        channel("discord", "c", "https://gone.example/other");
        channel("webhook", "d", "https://10.0.0.1/secret");
        CheckResult result =
                result(
                        settings.with(host -> {
                            throw new UnknownHostException(host);
                        }));
        assertInstanceOf(CheckResult.Warning.class, result);
        assertEquals(
                "2 of 3 hosts of users' channels cannot be reached: https://gone.example/ (2 channels): gone.example could not be resolved by DNS; https://10.0.0.1/ (1 channel): This address cannot be used: 10.0.0.1 is not a public address; the operator can allow it by WEBHOOK_ALLOW",
                result.words());
    }

    @Test
    void oneThatListensNoMoreIsNamed() {
        channel("webhook", "a", server.url("/a"));
        server.close();
        String words = result(settings).words();
        assertTrue(words.contains("no connection: Connection refused (127.0.0.1:"), words);
    }

    @Test
    void aWrongCertificateIsNamedAndARightOneIsTaken() throws Exception {
        TestIdentity identity = TestIdentity.make(folder, "dns:hooks.example");
        try (LocalEndpoint secure = new LocalEndpoint(identity.server())) {
            channel("webhook", "a", secure.url("/a"));
            OutboundSettings allowed = OutboundSettings.usual(secure.allowed());
            String untrusted = result(allowed).words();
            assertTrue(untrusted.contains("TLS failed: "), untrusted);
            String otherName = result(allowed.with(identity.client())).words();
            assertTrue(otherName.contains("TLS failed: "), otherName);
            assertTrue(secure.received().isEmpty());
        }
        TestIdentity right = TestIdentity.make(folder, "ip:127.0.0.1");
        try (LocalEndpoint secure = new LocalEndpoint(right.server())) {
            f.jdbi()
                    .useHandle(
                            h -> h.execute("update channel set shown = ?", secure.url("/…/****")));
            assertInstanceOf(
                    CheckResult.Ok.class,
                    result(OutboundSettings.usual(secure.allowed()).with(right.client())));
        }
    }

    @Test
    void aNameServerThatHangsEndsInTime() {
        channel("webhook", "a", "https://slow.example/a");
        CountDownLatch never = new CountDownLatch(1);
        long begun = System.nanoTime();
        String words =
                result(
                                settings.with(SHORT)
                                        .with(_ -> {
                                            never.await();
                                            throw new IllegalStateException();
                                        }))
                        .words();
        assertTrue(words.contains("in time"), words);
        assertTrue(System.nanoTime() - begun < Duration.ofSeconds(20).toNanos());
    }

    @Test
    void channelsThatAreOffAreNotTriedAndTwentyHostsAreEnough() {
        assertEquals("users have no channel that calls a host of theirs", result(settings).words());
        channel("webhook", "a", "https://a.example/");
        f.jdbi()
                .useHandle(h -> {
                    h.execute("update channel set state = 'off'");
                    assertEquals(
                            "users have no channel that calls a host of theirs",
                            result(settings).words());
                    h.execute(
                            "insert into channel select (json_populate_record(c, json_build_object('id', gen_random_uuid(), 'name', n, 'state', 'ready', 'shown', 'https://h' || n || '.example/'))).* from channel c, generate_series(1, 25) n");
                });
        String words =
                result(
                                settings.with(host -> {
                                    throw new UnknownHostException(host);
                                }))
                        .words();
        assertTrue(words.startsWith("20 of 20 hosts"), words);
        assertTrue(words.endsWith("; and 15 more; 5 more were not tried"), words);
    }

    @Test
    void anEmptyDatabaseIsNoFault() {
        assertEquals(
                new CheckResult.Skipped("the schema is older than channels"),
                new ChannelHostsCheck(TestDatabase::createEmpty, settings).run());
    }
}
