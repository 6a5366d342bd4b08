package bellwether.desk.alert.channel;

import bellwether.platform.base.RootCause;
import bellwether.platform.doctor.Check;
import bellwether.platform.doctor.CheckResult;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
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
            connection.run((_, _) -> {});
            return new CheckResult.Ok(
                    "%s (%s) answers%s"
                            .formatted(
                                    mail.server(),
                                    connection.address(),
                                    mail.server().login().isPresent()
                                            ? " and accepts the login"
                                            : ""));
        } catch (MessagingException | IOException e) {
            String why = SmtpOutcomes.of(e, connection.lastCode(), connection.lastAnswer()).words();
            return new CheckResult.Warning(
                    "%s cannot be used: %s"
                            .formatted(mail.server(), why.isEmpty() ? RootCause.line(e) : why),
                    "Check SMTP_URL, the firewall and the server's certificate; e-mail waits meanwhile.");
        }
    }
}
