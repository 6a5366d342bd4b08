package bellwether.desk.alert.channel;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/// Sends e-mail by the operator's mail server, one connection a message.
record EmailSender(MailSettings settings, SSLContext trust, Duration whole) {
    static final Duration USUAL = Duration.ofSeconds(10);

    /// On a thread of its own, whose interruption closes the socket: a server that sends a byte now
    /// and then would outlast every time-out of a single read.
    SendResult send(ChannelAddress.Email to, ChannelMessage message) throws InterruptedException {
        SmtpConnection connection = new SmtpConnection(settings.server(), trust);
        FutureTask<SendResult> sending =
                new FutureTask<>(() -> attempt(connection, to.to(), message));
        Thread thread = Thread.ofVirtual().name("mail").start(sending);
        try {
            return sending.get(whole.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return SendResults.retry(
                    "no answer within %.0f s".formatted(whole.toMillis() / 1e3),
                    connection.address());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            thread.interrupt();
        }
    }

    private SendResult attempt(SmtpConnection connection, String to, ChannelMessage message) {
        try {
            connection.run((session, transport) -> {
                MailText mail = MailText.of(session, settings.from(), to, message);
                Address[] recipients = mail.getAllRecipients();
                transport.sendMessage(mail, recipients);
            });
            return result(
                    connection,
                    new SmtpOutcomes(
                            SendOutcome.DELIVERED,
                            Optional.of(connection.lastCode()),
                            connection.lastAnswer()));
        } catch (MessagingException | IOException e) {
            return result(
                    connection, SmtpOutcomes.of(e, connection.lastCode(), connection.lastAnswer()));
        }
    }

    private static SendResult result(SmtpConnection connection, SmtpOutcomes end) {
        return new SendResult(
                end.outcome(),
                end.code(),
                connection.address(),
                AnswerText.of(end.words()),
                Optional.empty());
    }
}
