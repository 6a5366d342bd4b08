package bellwether.desk.alert.channel;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/// Sends e-mail by the operator's mail server, one connection a message.
record EmailSender(MailSettings settings, SSLContext trust, Duration whole) {
    static final Duration USUAL = Duration.ofSeconds(10);

    SendResult send(ChannelAddress.Email to, ChannelMessage message) throws InterruptedException {
        SmtpConnection connection = new SmtpConnection(settings.server(), trust);
        try {
            Optional<Exception> fault =
                    connection.run(
                            whole,
                            (session, transport) -> {
                                MailText mail =
                                        MailText.of(session, settings.from(), to.to(), message);
                                transport.sendMessage(mail, mail.getAllRecipients());
                            });
            return result(
                    connection,
                    fault.map(e ->
                                    SmtpOutcomes.of(
                                            e, connection.lastCode(), connection.lastAnswer()))
                            .orElseGet(() -> SmtpOutcomes.delivered(connection)));
        } catch (TimeoutException e) {
            return SendResults.retry(
                    "no answer within %.0f s".formatted(whole.toMillis() / 1e3),
                    connection.address());
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
