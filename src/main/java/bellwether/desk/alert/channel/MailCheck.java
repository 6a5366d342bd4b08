package bellwether.desk.alert.channel;

import bellwether.platform.doctor.Check;
import bellwether.platform.doctor.CheckResult;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/// Whether the mail server answers, by TLS, and accepts the login. No mail is sent. Without it all
/// else works, so it is no fault.
public record MailCheck(Optional<MailSettings> settings, SSLContext trust) implements Check {
    /// With the certificates that Java trusts.
    public static MailCheck of(ChannelSettings settings) {
        try {
            return new MailCheck(settings.mail(), SSLContext.getDefault());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public CheckResult run() {
        return settings.map(this::tried)
                .orElseGet(() -> new CheckResult.Ok("SMTP_URL is not set: no e-mail is sent"));
    }

    private CheckResult tried(MailSettings mail) {
        SmtpConnection connection = new SmtpConnection(mail.server(), trust);
        try {
            return connection
                    .run(EmailSender.USUAL, (_, _) -> {})
                    .map(fault -> warning(mail, words(fault, connection)))
                    .orElseGet(() -> answered(mail, connection));
        } catch (TimeoutException e) {
            return warning(mail, "it does not answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return warning(mail, "interrupted");
        }
    }

    private static String words(Exception fault, SmtpConnection connection) {
        return SmtpOutcomes.of(fault, connection.lastCode(), connection.lastAnswer()).words();
    }

    private static CheckResult answered(MailSettings mail, SmtpConnection connection) {
        String login = mail.server().login().isPresent() ? " and accepts the login" : "";
        return new CheckResult.Ok(
                "%s (%s) answers%s".formatted(mail.server(), connection.address(), login));
    }

    private static CheckResult warning(MailSettings mail, String why) {
        return new CheckResult.Warning(
                "%s cannot be used: %s".formatted(mail.server(), why),
                "Check SMTP_URL, the firewall and the server's certificate; e-mail waits meanwhile.");
    }
}
