package bellwether.platform.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.outbound.OutboundResult.Answered;
import bellwether.platform.outbound.OutboundResult.Failed;
import bellwether.platform.outbound.OutboundResult.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls of servers on this machine that behave well, badly, or try to lead elsewhere.
final class OutboundClientTest {
    /// For what hangs.
    private static final OutboundLimits SHORT =
            new OutboundLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), 4_096);

    private final LocalEndpoint server = new LocalEndpoint();

    @AfterEach
    void close() {
        server.close();
    }

    private OutboundSettings settings() {
        return OutboundSettings.usual(server.allowed());
    }

    private static OutboundResult send(OutboundSettings settings, String url)
            throws InterruptedException {
        try (OutboundClient client = new OutboundClient(settings)) {
            return client.send(request(url));
        }
    }

    private static OutboundRequest request(String url) {
        return new OutboundRequest(
                        url, "application/json", "{\"é\":1}".getBytes(StandardCharsets.UTF_8))
                .with("webhook-id", "m-1");
    }

    private OutboundResult send() throws InterruptedException {
        return send(settings(), server.url("/hook?a=b"));
    }

    private OutboundResult sendShortly() throws InterruptedException {
        return send(settings().with(SHORT), server.url("/"));
    }

    private static InetAddress[] at(String... literals) {
        InetAddress[] found = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) {
            found[i] = InetAddress.ofLiteral(literals[i]);
        }
        return found;
    }

    @Test
    void anAnswerIsGivenWithItsStatusAndTheAddressCalled() throws Exception {
        server.answers(500, "Retry-After: 7\r\n", "oh no");
        assertEquals(
                new Answered(500, "oh no", Optional.of("7"), "127.0.0.1:" + server.port()), send());
        LocalEndpoint.Received received = server.received().getFirst();
        assertTrue(received.head().startsWith("POST /hook?a=b HTTP/1.1\r\n"), received.head());
        assertEquals("{\"é\":1}", received.body());
        assertEquals("application/json", received.header("content-type"));
        assertEquals("m-1", received.header("webhook-id"));
        assertEquals("Bellwether", received.header("user-agent"));
        assertEquals("", received.header("accept-encoding"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) throws Exception {
        server.answers(status, "Location: %s\r\n".formatted(server.url("/other")), "");
        assertEquals(status, assertInstanceOf(Answered.class, send()).status());
        assertEquals(1, server.received().size());
    }

    @Test
    void aChallengeIsNotAnsweredAndNoCookieKept() throws Exception {
        server.answers(
                401, "WWW-Authenticate: Basic realm=\"x\"\r\nSet-Cookie: a=b; Path=/\r\n", "");
        try (OutboundClient client = new OutboundClient(settings())) {
            client.send(request(server.url("/")));
            client.send(request(server.url("/")));
        }
        assertEquals(2, server.received().size());
        assertEquals("", server.received().get(1).header("cookie"));
        assertEquals("", server.received().get(1).header("authorization"));
    }

    @Test
    void ofTenMegabytesFourKilobytesAreRead() throws Exception {
        AtomicInteger written = new AtomicInteger();
        CountDownLatch hungUp = new CountDownLatch(1);
        server.behave((_, out) -> {
            try {
                out.write(
                        "HTTP/1.1 200 X\r\nContent-Length: 50000000\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                byte[] part = "x".repeat(50_000).getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < 1_000; i++) {
                    out.write(part);
                    written.addAndGet(part.length);
                }
            } finally {
                hungUp.countDown();
            }
        });
        Answered answer = assertInstanceOf(Answered.class, send());
        assertEquals(200, answer.status());
        assertEquals("x".repeat(4_096), answer.body());
        hungUp.await();
        assertTrue(written.get() < 50_000_000, "it was read to the end");
    }

    @Test
    void aBodyOfOneByteASecondIsCutAtTheDeadline() throws Exception {
        server.behave((_, out) -> {
            out.write(
                    "HTTP/1.1 200 X\r\nContent-Length: 600\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            drip(out, "y".repeat(600));
        });
        Answered answer = assertInstanceOf(Answered.class, sendShortly());
        assertEquals(200, answer.status());
        assertTrue(answer.body().startsWith("y") && answer.body().length() < 600, answer.body());
    }

    @Test
    void headersOfOneByteASecondAreNoAnswer() throws Exception {
        server.behave((_, out) -> drip(out, "HTTP/1.1 200 X\r\n" + "a: b\r\n".repeat(100)));
        assertEquals(
                new Failed("no answer within 1 s", "127.0.0.1:" + server.port()), sendShortly());
    }

    private static void drip(OutputStream out, String text)
            throws IOException, InterruptedException {
        for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
            out.write(b);
            out.flush();
            new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void aServerThatHangsUpOrSpeaksNonsenseIsAFailure() throws Exception {
        server.behave((_, _) -> {});
        assertEquals(
                "the connection was closed without an answer",
                assertInstanceOf(Failed.class, send()).why());
        server.behave((_, out) ->
                out.write("SSH-2.0-OpenSSH\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        assertInstanceOf(Failed.class, send());
        server.behave((_, out) ->
                out.write(
                        LocalEndpoint.answer(200, "x: %s\r\n".formatted("y".repeat(20_000)), "")));
        assertInstanceOf(Failed.class, send(), "headers without end");
    }

    @Test
    void whatComesBeforeTheAnswerIsNotTheAnswer() throws Exception {
        server.behave((_, out) -> {
            out.write(
                    "HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\nHTTP/1.1 102 X\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            out.write(LocalEndpoint.answer(201, "", "done"));
        });
        assertEquals(
                new Answered(201, "done", Optional.empty(), "127.0.0.1:" + server.port()), send());
        server.behave((_, out) ->
                out.write(
                        "HTTP/1.1 101 X\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII)));
        assertEquals(101, assertInstanceOf(Answered.class, send()).status(), "as it is");
    }

    @Test
    void aPackedAnswerIsNotUnpacked() throws Exception {
        server.answers(200, "Content-Encoding: gzip\r\n", "not gzip at all");
        assertEquals("not gzip at all", assertInstanceOf(Answered.class, send()).body());
    }

    @Test
    void lettersOutsideAsciiAreEncoded() throws Exception {
        send(settings(), server.url("/é?ü"));
        assertTrue(
                server.received().getFirst().head().startsWith("POST /%C3%A9?%C3%BC HTTP"),
                server.received().getFirst().head());
    }

    @Test
    void noConnectionIsAFailureWithTheAddress() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        OutboundSettings settings = OutboundSettings.usual(AllowedHosts.parse("127.0.0.1:" + port));
        Failed failed =
                assertInstanceOf(Failed.class, send(settings, "http://127.0.0.1:" + port + "/"));
        assertTrue(failed.why().startsWith("no connection: "), failed.why());
        assertEquals("127.0.0.1:" + port, failed.address());
    }

    @Test
    void oneBadAddressRefusesAll() throws Exception {
        OutboundSettings settings =
                settings().with((HostNames) _ -> List.of(at("93.184.216.34", "10.0.0.7")));
        Refused refused =
                assertInstanceOf(Refused.class, send(settings, "https://hooks.example.com/"));
        assertEquals(
                "This address cannot be used: 10.0.0.7 is not a public address (found for hooks.example.com); the operator can allow it by WEBHOOK_ALLOW",
                refused.why());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[::ffff:10.0.0.1]", "0x7f.1", "127.1", "2130706433", "localhost"})
    void theWaysToWriteAnInnerAddressAreRefused(String host) throws Exception {
        assertInstanceOf(
                Refused.class,
                send(
                        OutboundSettings.usual(AllowedHosts.NONE),
                        "https://%s:%d/".formatted(host, server.port())));
        assertEquals(List.of(), server.received());
    }

    /// The first look-up is judged; a second one, which would lead inside, is never made.
    @Test
    void aNameThatChangesItsAddressLeadsNowhereElse(@TempDir Path folder) throws Exception {
        TestIdentity identity = TestIdentity.make(folder, "dns:hooks.example.com");
        AtomicInteger asked = new AtomicInteger();
        try (LocalEndpoint judged = new LocalEndpoint(identity.server());
                LocalEndpoint inner = new LocalEndpoint(identity.server())) {
            HostNames names =
                    _ -> List.of(at(asked.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.2"));
            OutboundSettings settings =
                    OutboundSettings.usual(judged.allowed()).with(names).with(identity.client());

            String url = "https://hooks.example.com:%d/".formatted(judged.port());
            try (OutboundClient client = new OutboundClient(settings)) {
                OutboundResult first = client.send(request(url));
                Answered answer = assertInstanceOf(Answered.class, first, first::toString);
                assertEquals("127.0.0.1:" + judged.port(), answer.address());
                assertEquals(1, asked.get());
                Refused refused = assertInstanceOf(Refused.class, client.send(request(url)));
                assertTrue(refused.why().contains("127.0.0.2"), refused.why());
                assertEquals(2, asked.get());
            }
            assertEquals(1, judged.received().size());
            assertEquals(
                    "hooks.example.com:" + judged.port(),
                    judged.received().getFirst().header("host"));
            assertEquals(List.of(), inner.received());
        }
    }

    @Test
    void theNextAddressIsTriedWhenOneDoesNotAnswer() throws Exception {
        HostNames names = _ -> List.of(at("127.0.0.9", "127.0.0.1"));
        OutboundSettings settings =
                OutboundSettings.usual(AllowedHosts.parse("two.example.com:" + server.port()))
                        .with(names);
        Answered answer =
                assertInstanceOf(
                        Answered.class,
                        send(settings, "http://two.example.com:%d/".formatted(server.port())));
        assertEquals("127.0.0.1:" + server.port(), answer.address());
    }

    @Test
    void aWrongCertificateIsAFailure(@TempDir Path folder) throws Exception {
        TestIdentity mine = TestIdentity.make(folder, "ip:127.0.0.1");
        TestIdentity other = TestIdentity.make(folder, "dns:other.example.com");
        assertEquals("", failure(mine, mine.client()), "the right one");
        assertTrue(failure(mine, other.client()).startsWith("TLS failed: "), "an unknown one");
        assertTrue(failure(mine, SSLContext.getDefault()).startsWith("TLS failed: "));
        String wrongName = failure(other, other.client());
        assertTrue(wrongName.startsWith("TLS failed: "), wrongName);
    }

    private static String failure(TestIdentity shown, SSLContext trust) throws Exception {
        try (LocalEndpoint tls = new LocalEndpoint(shown.server())) {
            OutboundResult result =
                    send(OutboundSettings.usual(tls.allowed()).with(trust), tls.url("/"));
            if (result instanceof Failed failed) {
                assertEquals(List.of(), tls.received(), "nothing was sent");
                return failed.why();
            }
            return "";
        }
    }

    @Test
    void aNameServerThatHangsOrKnowsNothingIsAFailure() throws Exception {
        HostNames hanging =
                _ -> {
                    new CountDownLatch(1).await();
                    return List.of();
                };
        String url = "https://hooks.example.com/";
        assertEquals(
                new Failed("DNS did not answer in time", ""),
                send(settings().with(SHORT).with(hanging), url));
        HostNames none =
                host -> {
                    throw new UnknownHostException(host);
                };
        assertEquals(
                new Failed("hooks.example.com could not be resolved by DNS", ""),
                send(settings().with(none), url));
        assertEquals(
                new Failed("hooks.example.com could not be resolved by DNS", ""),
                send(settings().with((HostNames) _ -> List.of()), url));
    }

    @Test
    void anInterruptedCallEnds() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        server.behave((_, _) -> {
            called.countDown();
            new CountDownLatch(1).await();
        });
        try (OutboundClient client = new OutboundClient(OutboundSettings.usual(server.allowed()))) {
            AtomicInteger interrupted = new AtomicInteger();
            Thread caller =
                    Thread.ofVirtual()
                            .start(() -> {
                                assertThrows(
                                        InterruptedException.class,
                                        () -> client.send(request(server.url("/"))));
                                interrupted.incrementAndGet();
                            });
            called.await();
            caller.interrupt();
            caller.join(Duration.ofSeconds(30));
            assertEquals(1, interrupted.get());
        }
    }
}
