package bellwether;

import bellwether.desk.alert.channel.ChannelSettings;
import bellwether.desk.alert.channel.MailSettings;
import bellwether.desk.alert.channel.SmtpServer;
import bellwether.platform.base.Refusal;
import bellwether.platform.outbound.AllowedHosts;
import bellwether.platform.outbound.DestinationRules;
import bellwether.platform.secrets.RootSecret;
import bellwether.platform.secrets.SecretKeySource;
import java.nio.file.Path;
import java.util.Optional;

/// Reads the settings of channels.
///
/// @param home where the secret key is kept
/// @param keepsFiles whether what is kept there is there at the next start
record ChannelVariables(Environment variables, Path home, boolean keepsFiles) {
    ChannelSettings read() {
        AllowedHosts allowed =
                variables.parsed("WEBHOOK_ALLOW", AllowedHosts::parse).orElse(AllowedHosts.NONE);
        Optional<String> from = variables.parsed("MAIL_FROM", MailSettings::sender);
        return new ChannelSettings(
                mail(from),
                variables.parsed("TELEGRAM_URL", text -> base(text, allowed)),
                allowed,
                secrets(),
                variables
                        .parsed("PUSH_CONTACT", ChannelSettings::contact)
                        .or(() -> from.map(ChannelSettings::contactOf)));
    }

    private Optional<MailSettings> mail(Optional<String> from) {
        if (variables.given("SMTP_URL") && !variables.given("MAIL_FROM")) {
            variables.missing("MAIL_FROM", "with SMTP_URL: the sender of e-mail");
        }
        return variables
                .parsed("SMTP_URL", SmtpServer::parse)
                .flatMap(server -> from.map(sender -> new MailSettings(server, sender)));
    }

    private static String base(String text, AllowedHosts allowed) {
        try {
            new DestinationRules(allowed).require(text);
            return text.replaceAll("/+$", "");
        } catch (Refusal e) {
            throw new IllegalArgumentException(
                    "must be like https://api.telegram.org. " + e.detail(), e);
        }
    }

    private SecretKeySource secrets() {
        Optional<RootSecret> given = variables.parsed("SECRET_KEY", RootSecret::parse);
        if (given.isPresent()) {
            return new SecretKeySource.Given(given.get());
        }
        return keepsFiles ? new SecretKeySource.Stored(home) : new SecretKeySource.Missing();
    }
}
