package bellwether.desk.alert.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Json;
import bellwether.platform.doctor.CheckResult;
import bellwether.platform.outbound.TestIdentity;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/// E-mail to a real mail server in this JVM, which refuses at one step or another.
final class EmailSenderTest {
    @TempDir static Path folder;
    private static TestIdentity right;
    private static TestIdentity wrongName;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private volatile Refusing refusing = new Refusing("none", 0);
    private @Nullable SMTPServer server;

    /// @param step `sender`, `recipient` or `content`
    private record Refusing(String step, int code) {
        void at(String here) throws RejectException {
            if (step.equals(here)) {
                throw new RejectException(code, "no " + here + " today");
            }
        }
    }

    @BeforeAll
    static void certificates() throws Exception {
        right = TestIdentity.make(folder, "ip:127.0.0.1");
        wrongName = TestIdentity.make(folder, "dns:mail.example.com");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    private final class Handler implements MessageHandler {
        @Override
        public void from(String from) throws RejectException {
            refusing.at("sender");
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            refusing.at("recipient");
        }

        @Override
        public @Nullable String data(InputStream data) throws RejectException, IOException {
            String text = new String(data.readAllBytes(), StandardCharsets.UTF_8);
            refusing.at("content");
            received.add(text);
            return null;
        }

        @Override
        public void done() {}
    }

    private SMTPServer.Builder builder() {
        return SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory((MessageContext _) -> new Handler())
                .authenticationHandlerFactory(
                        new EasyAuthenticationHandlerFactory((user, password, _) -> {
                            if (!user.equals("me+x") || !password.equals("se:cret@")) {
                                throw new LoginFailedException();
                            }
                        }));
    }

    private int start(SMTPServer.Builder builder) {
        server = builder.build();
        server.start();
        return server.getPortAllocated();
    }

    private int startTls(TestIdentity identity) {
        return start(builder().enableTLS().requireTLS().startTlsSocketFactory(identity.server()));
    }

    private static ChannelMessage message(String title, String text) {
        return new ChannelMessage(
                "n-17",
                "job.ended",
                Instant.parse("2026-03-03T12:00:00Z"),
                title,
                text,
                Json.stored("{}", JsonNode.class));
    }

    private static SendResult send(String url, SSLContext trust, ChannelMessage message)
            throws InterruptedException {
        return new EmailSender(
                        new MailSettings(SmtpServer.parse(url), "Bellwether <alerts@example.com>"),
                        trust,
                        Duration.ofSeconds(5))
                .send(new ChannelAddress.Email("jo@example.org"), message);
    }

    private static SendResult send(String url) throws InterruptedException {
        return send(url, right.client(), message("Title", "Text"));
    }

    private static void assertResult(SendOutcome outcome, int code, SendResult result) {
        assertEquals(outcome, result.outcome(), result::toString);
        assertEquals(Optional.of(code), result.code(), result::toString);
    }

    @Test
    void aMessageIsDeliveredByStarttlsAsPlainText() throws Exception {
        int port = startTls(right);
        SendResult result =
                send(
                        "smtp+starttls://me%2Bx:se%3Acret%40@127.0.0.1:" + port,
                        right.client(),
                        message(
                                "Größe\r\nBcc: eve@example.org\u2028x",
                                "Line one\n.\nZeile zwei: 5 €\n" + "long ".repeat(400)));
        assertResult(SendOutcome.DELIVERED, 250, result);
        assertEquals("127.0.0.1:" + port, result.address());
        MimeMessage mail = parsed(received.getFirst());
        assertEquals("Größe  Bcc: eve@example.org x", mail.getSubject());
        assertEquals("<n-17@example.com>", mail.getMessageID());
        assertEquals("Bellwether <alerts@example.com>", mail.getFrom()[0].toString());
        assertEquals(1, mail.getAllRecipients().length);
        assertEquals("jo@example.org", mail.getAllRecipients()[0].toString());
        assertEquals("auto-generated", mail.getHeader("Auto-Submitted", null));
        assertEquals(Instant.parse("2026-03-03T12:00:00Z"), mail.getSentDate().toInstant());
        assertTrue(mail.getContentType().startsWith("text/plain; charset=UTF-8"));
        String text = String.valueOf(mail.getContent());
        assertTrue(text.contains("Line one\r\n.\r\nZeile zwei: 5 €\r\n"), text);
        assertTrue(text.endsWith("-- \r\nBellwether, job.ended, 2026-03-03T12:00:00Z\r\n"), text);
    }

    private static MimeMessage parsed(String text) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void eachAttemptIsTheSameMessage() throws Exception {
        int port = startTls(right);
        send("smtp+starttls://127.0.0.1:" + port);
        send("smtp+starttls://127.0.0.1:" + port);
        assertEquals(2, received.size());
        assertEquals(sent(received.get(0)), sent(received.get(1)));
    }

    /// Without what the server puts before it.
    private static String sent(String mail) {
        return mail.substring(mail.indexOf("\nDate: "));
    }

    @Test
    void tlsFromTheFirstByteWorksToo() throws Exception {
        int port = start(builder().serverSocketFactory(right.server()));
        assertResult(
                SendOutcome.DELIVERED, 250, send("smtps://me+x:se%3Acret%40@127.0.0.1:" + port));
    }

    @ParameterizedTest
    @CsvSource({
        "recipient, 452, RETRY",
        "recipient, 450, RETRY",
        "recipient, 552, RETRY",
        "recipient, 550, CHANNEL_BROKEN",
        "recipient, 553, CHANNEL_BROKEN",
        "recipient, 554, CHANNEL_BROKEN",
        "sender,    451, RETRY",
        "sender,    550, CHANNEL_BROKEN",
        "sender,    530, CHANNEL_BROKEN",
        "content,   452, RETRY",
        "content,   421, RETRY",
        "content,   552, REJECTED",
        "content,   554, REJECTED"
    })
    void theStatusSaysWhatFollows(String step, int code, SendOutcome outcome) throws Exception {
        refusing = new Refusing(step, code);
        SendResult result = send("smtp+starttls://127.0.0.1:" + startTls(right));
        assertResult(outcome, code, result);
        assertTrue(result.answer().contains("no " + step + " today"), result::toString);
        assertEquals(List.of(), received);
    }

    @Test
    void aWrongPasswordBreaksTheChannelAndIsNotRepeated() throws Exception {
        SendResult result = send("smtp+starttls://me:hunter2@127.0.0.1:" + startTls(right));
        assertResult(SendOutcome.CHANNEL_BROKEN, 535, result);
        assertTrue(!result.toString().contains("hunter2"), result::toString);
    }

    @Test
    void wrongCertificatesBreakTheChannelAndNothingIsSent() throws Exception {
        SendResult unknown =
                send(
                        "smtp+starttls://me:hunter2@127.0.0.1:" + startTls(right),
                        wrongName.client(),
                        message("a", "b"));
        assertUntrusted(unknown);
        stop();
        SendResult name =
                send(
                        "smtp+starttls://me:hunter2@127.0.0.1:" + startTls(wrongName),
                        wrongName.client(),
                        message("a", "b"));
        assertUntrusted(name);
        stop();
        int port = start(builder().serverSocketFactory(wrongName.server()));
        SendResult tls = send("smtps://127.0.0.1:" + port, wrongName.client(), message("a", "b"));
        assertUntrusted(tls);
        assertEquals(List.of(), received);
    }

    private static void assertUntrusted(SendResult result) {
        assertEquals(SendOutcome.CHANNEL_BROKEN, result.outcome(), result::toString);
        assertEquals(Optional.empty(), result.code(), result::toString);
        assertTrue(result.answer().startsWith("TLS failed: "), result::toString);
    }

    @Test
    void withoutStarttlsNothingIsSent() throws Exception {
        SendResult result = send("smtp+starttls://me:hunter2@127.0.0.1:" + start(builder()));
        assertEquals(SendOutcome.CHANNEL_BROKEN, result.outcome(), result::toString);
        assertTrue(result.answer().contains("STARTTLS"), result::toString);
        assertEquals(List.of(), received);
    }

    @Test
    void aRelayOnThisMachineNeedsNoTls() throws Exception {
        assertResult(SendOutcome.DELIVERED, 250, send("smtp://127.0.0.1:" + start(builder())));
    }

    @Test
    void noServerIsTriedAgain() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        SendResult result = send("smtp://127.0.0.1:" + port);
        assertEquals(SendOutcome.RETRY, result.outcome());
        assertEquals(Optional.empty(), result.code());
        assertEquals("127.0.0.1:" + port, result.address());
        assertTrue(result.answer().contains("refused"), result::toString);
    }

    @Test
    void aServerOfOneByteASecondIsGivenUp() throws Exception {
        try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CountDownLatch hungUp = new CountDownLatch(1);
            Thread.ofVirtual().start(() -> drip(slow, hungUp));
            SendResult result =
                    new EmailSender(
                                    new MailSettings(
                                            SmtpServer.parse(
                                                    "smtp://127.0.0.1:" + slow.getLocalPort()),
                                            "alerts@example.com"),
                                    right.client(),
                                    Duration.ofSeconds(1))
                            .send(new ChannelAddress.Email("jo@example.org"), message("a", "b"));
            assertEquals(
                    SendResults.retry("no answer within 1 s", "127.0.0.1:" + slow.getLocalPort()),
                    result);
            assertTrue(hungUp.await(30, TimeUnit.SECONDS), "the connection is closed");
        }
    }

    private static void drip(ServerSocket slow, CountDownLatch hungUp) {
        try (Socket socket = slow.accept()) {
            OutputStream out = socket.getOutputStream();
            for (int i = 0; i < 10_000; i++) {
                out.write('2');
                out.flush();
                Thread.sleep(100);
            }
        } catch (IOException | InterruptedException e) {
            hungUp.countDown();
        }
    }

    @Test
    void aGreetingThatAsksToComeLaterIsTriedAgain() throws Exception {
        assertResult(SendOutcome.RETRY, 421, greeted("421 too busy"));
        assertResult(SendOutcome.REJECTED, 554, greeted("554 no mail here"));
    }

    /// Lines of a server that hangs up after the last of them.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "220 hi                                             | RETRY     |",
                "220 hi,250 me                                      | RETRY     |",
                "220 hi,250 me,250 sender                           | RETRY     |",
                "220 hi,250 me,250 sender,250 recipient,354 go on   | RETRY     |",
                "220 hi,250 me,250 sender,250 recipient,354 go on,250 taken | DELIVERED | 250"
            })
    void aConnectionThatIsCutIsTriedAgainUnlessTheMessageWasAccepted(
            String lines, SendOutcome outcome, @Nullable Integer code) throws Exception {
        try (ServerSocket cutting = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> speak(cutting, lines.split(",", -1)));
            SendResult result = send("smtp://127.0.0.1:" + cutting.getLocalPort());
            assertEquals(outcome, result.outcome(), result::toString);
            assertEquals(Optional.ofNullable(code), result.code(), result::toString);
        }
    }

    @Test
    void aStatusOfAnEarlierCommandIsNotThatOfTheFault() {
        MessagingException fault =
                new MessagingException("Can't send command", new SocketException("Broken pipe"));
        assertEquals(
                new SmtpOutcomes(
                        SendOutcome.RETRY, Optional.empty(), "SocketException: Broken pipe"),
                SmtpOutcomes.of(fault, 250, "250 me"));
    }

    @Test
    void aHandshakeThatIsCutIsTriedAgainAndABadCertificateIsNot() {
        for (IOException cut :
                List.of(
                        new EOFException("SSL peer shut down incorrectly"),
                        new SocketException("Connection reset"),
                        new SocketTimeoutException("Read timed out"))) {
            SSLException handshake = new SSLHandshakeException("Remote host terminated");
            handshake.initCause(cut);
            assertEquals(
                    SendOutcome.RETRY,
                    SmtpOutcomes.of(
                                    new MessagingException("Could not convert socket", handshake),
                                    220,
                                    "220 go on")
                            .outcome());
        }
        SSLException certificate = new SSLHandshakeException("bad");
        certificate.initCause(new CertificateException("not to be trusted"));
        assertEquals(SendOutcome.CHANNEL_BROKEN, SmtpOutcomes.of(certificate, -1, "").outcome());
    }

    /// Answers one line a command, and one the whole message.
    private static void speak(ServerSocket listener, String[] lines) {
        try (Socket socket = listener.accept()) {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line : lines) {
                if (line.contains("taken")) {
                    while (!".".equals(in.readLine())) {
                        // the message
                    }
                }
                socket.getOutputStream()
                        .write((line.strip() + "\r\n").getBytes(StandardCharsets.US_ASCII));
                if (!line.contains("354") && !line.contains("taken")) {
                    in.readLine();
                }
            }
        } catch (IOException e) {
            // the caller has hung up
        }
    }

    private static SendResult greeted(String words) throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(() -> {
                        try (Socket socket = busy.accept()) {
                            socket.getOutputStream()
                                    .write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
                            socket.getInputStream().readAllBytes();
                        } catch (IOException e) {
                            // the caller has hung up
                        }
                    });
            return send("smtp://127.0.0.1:" + busy.getLocalPort());
        }
    }

    @Test
    void doctorTriesServerCertificateAndLoginAndSendsNothing() {
        String good = "smtp+starttls://me+x:se%3Acret%40@127.0.0.1:" + startTls(right);
        CheckResult.Ok ok = assertInstanceOf(CheckResult.Ok.class, check(good, right.client()));
        assertTrue(ok.words().endsWith(" answers and accepts the login"), ok.words());
        CheckResult.Warning wrong =
                assertInstanceOf(
                        CheckResult.Warning.class,
                        check(good.replace("se%3A", "x"), right.client()));
        assertTrue(wrong.words().contains("535"), wrong.words());
        CheckResult.Warning untrusted =
                assertInstanceOf(CheckResult.Warning.class, check(good, wrongName.client()));
        assertTrue(untrusted.words().contains("TLS failed: "), untrusted.words());
        assertEquals(List.of(), received);
        assertInstanceOf(
                CheckResult.Ok.class, new MailCheck(Optional.empty(), right.client()).run());
    }

    private static CheckResult check(String url, SSLContext trust) {
        return new MailCheck(
                        Optional.of(new MailSettings(SmtpServer.parse(url), "alerts@example.com")),
                        trust)
                .run();
    }
}
