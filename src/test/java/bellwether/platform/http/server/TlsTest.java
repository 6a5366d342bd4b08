package bellwether.platform.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Role;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.http.SessionCookie;
import bellwether.platform.http.security.AuthorizationParts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// TLS without a router in front, with certificates of our own.
final class TlsTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void answersWhoTrustsItsCertificate(String kind) throws Exception {
        SelfSigned own = SelfSigned.make(folder, "own", "-keyalg", kind);
        try (HttpServer server = serve(own.files())) {
            HttpResponse<String> answer = get(server.port(), own.trusting());
            assertEquals(200, answer.statusCode());
            assertEquals("\"hello\"", answer.body());
            assertTrue(
                    answer.headers().firstValue("Strict-Transport-Security").isPresent(),
                    "says that it is to be called by https");
            assertEquals("__Host-bw", answer.headers().firstValue("X-Cookie").orElse(""));
        }
    }

    @Test
    void takesNoProtocolOfYesterday() throws Exception {
        SelfSigned own = SelfSigned.make(folder, "own", "-keyalg", "EC");
        try (HttpServer server = serve(own.files())) {
            for (String old : List.of("TLSv1", "TLSv1.1")) {
                assertThrows(IOException.class, () -> shake(own, server.port(), old), old);
            }
            assertEquals("TLSv1.2", shake(own, server.port(), "TLSv1.2"));
            assertEquals("TLSv1.3", shake(own, server.port(), "TLSv1.3"));
        }
    }

    @Test
    void aCallerWhoTrustsAnotherCertificateIsNotServed() throws Exception {
        SelfSigned own = SelfSigned.make(folder, "own", "-keyalg", "EC");
        SelfSigned other = SelfSigned.make(folder, "other", "-keyalg", "EC");
        try (HttpServer server = serve(own.files())) {
            assertThrows(SSLHandshakeException.class, () -> get(server.port(), other.trusting()));
        }
    }

    @Test
    void aFileThatIsMissingIsNamed() throws Exception {
        SelfSigned own = SelfSigned.make(folder, "own", "-keyalg", "EC");
        Path nowhere = folder.resolve("nowhere");
        assertFault("TLS_CERT %s cannot be read".formatted(nowhere), nowhere, own.files().key());
        assertFault(
                "TLS_KEY %s cannot be read".formatted(nowhere), own.files().certificate(), nowhere);
    }

    @Test
    void filesThatHoldSomethingElseAreToldOf() throws Exception {
        SelfSigned own = SelfSigned.make(folder, "own", "-keyalg", "RSA");
        Path note = Files.writeString(folder.resolve("note"), "not a certificate");
        assertFault("contains no certificate", note, own.files().key());
        assertFault("contains no private key", own.files().certificate(), note);
        assertFault("contains no certificate", own.files().key(), own.files().key());
        Path old =
                Files.writeString(
                        folder.resolve("old"), SelfSigned.pem("RSA PRIVATE KEY", new byte[9]));
        assertFault("openssl pkcs8 -topk8", own.files().certificate(), old);
        Path broken =
                Files.writeString(
                        folder.resolve("broken"), SelfSigned.pem("PRIVATE KEY", new byte[9]));
        assertFault("is not the key of", own.files().certificate(), broken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void aKeyOfAnotherCertificateIsRefused(String kind) throws Exception {
        SelfSigned own = SelfSigned.make(folder, "own", "-keyalg", "RSA");
        SelfSigned other = SelfSigned.make(folder, "other", "-keyalg", kind);
        assertFault("is not the key of", own.files().certificate(), other.files().key());
        assertFault("is not the key of", other.files().certificate(), own.files().key());
    }

    @Test
    void aCertificateOutOfItsTimeIsRefused() throws Exception {
        SelfSigned own = SelfSigned.make(folder, "own", "-keyalg", "EC", "-validity", "30");
        assertSaid("CN=own expired at", () -> own.files().load(in(31)));
        assertSaid("valid from", () -> own.files().load(in(-1)));
        assertTrue(own.files().validUntil(CLOCK).isAfter(in(29).instant()));
    }

    @Test
    void aRenewedPairIsTakenAndABadOneIsNot() throws Exception {
        SelfSigned own = SelfSigned.make(folder, "own", "-keyalg", "EC");
        SelfSigned renewed = SelfSigned.make(folder, "renewed", "-keyalg", "EC");
        TlsSettings files = own.files();
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStore(files.load(CLOCK).store());
        context.setKeyManagerPassword("");
        context.start();
        TlsReload reload = new TlsReload(files, CLOCK, context, new ScheduledExecutorScheduler());
        SSLContext first = context.getSslContext();
        assertFalse(reload.look(), "nothing has changed");

        copy(renewed.files().certificate(), files.certificate());
        assertFalse(reload.look(), "half written");
        assertEquals(first, context.getSslContext());

        copy(renewed.files().key(), files.key());
        assertTrue(reload.look());
        assertFalse(reload.look(), "once");
        context.stop();
    }

    @Test
    void aRunningServerShowsTheRenewedCertificate() throws Exception {
        SelfSigned own = SelfSigned.make(folder, "own", "-keyalg", "EC");
        SelfSigned renewed = SelfSigned.make(folder, "renewed", "-keyalg", "EC");
        try (HttpServer server = serve(own.files())) {
            copy(renewed.files().certificate(), own.files().certificate());
            copy(renewed.files().key(), own.files().key());
            assertEquals(200, get(server.port(), own.trusting()).statusCode());
            server.renewCertificate();
            assertEquals(200, get(server.port(), renewed.trusting()).statusCode());
        }
    }

    private static void assertFault(String words, Path certificate, Path key) {
        assertSaid(words, () -> serve(new TlsSettings(certificate, key)));
    }

    private static void assertSaid(String words, Executable start) {
        String message = assertThrows(TlsFault.class, start).toString();
        assertTrue(message.contains(words), message);
        assertEquals(1, message.lines().count(), message);
    }

    private static InstantSource in(int days) {
        return () -> Instant.now().plus(Duration.ofDays(days));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static HttpServer serve(TlsSettings files) {
        return HttpServer.start(
                HttpSettings.at("127.0.0.1", 0).with(files),
                CLOCK,
                exchange -> {},
                AuthorizationParts.LOCAL,
                List.<Routes>of(routes ->
                        routes.get(
                                "/hello",
                                ctx -> {
                                    ctx.header("X-Cookie", SessionCookie.of(ctx).title());
                                    Responses.json(ctx, "hello");
                                },
                                Role.PUBLIC)));
    }

    private static HttpResponse<String> get(int port, SSLContext trusting)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().sslContext(trusting).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/hello"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String shake(SelfSigned own, int port, String protocol) throws Exception {
        try (SSLSocket socket =
                (SSLSocket) own.trusting().getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }
}
