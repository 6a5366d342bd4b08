package bellwether.desk.alert.channel;

import bellwether.platform.outbound.AllowedHosts;
import bellwether.platform.secrets.SecretKeySource;
import java.util.Optional;

/// What the operator sets for channels.
///
/// @param mail how e-mail is sent; without it, it is not
/// @param telegram another address of Telegram's API, for tests
/// @param allowed hosts that may be called although they are inside
/// @param secrets where the key comes from that seals users' secrets
/// @param pushContact whom push services may write to: `mailto:…` or `https://…`; without it
///   nothing is pushed
public record ChannelSettings(
        Optional<MailSettings> mail,
        Optional<String> telegram,
        AllowedHosts allowed,
        SecretKeySource secrets,
        Optional<String> pushContact) {
    /// Nothing is set, and nothing can be sealed.
    public static final ChannelSettings NONE =
            new ChannelSettings(
                    Optional.empty(),
                    Optional.empty(),
                    AllowedHosts.NONE,
                    new SecretKeySource.Missing(),
                    Optional.empty());

    static final String TELEGRAM = "https://api.telegram.org";

    String telegramBase() {
        return telegram.orElse(TELEGRAM);
    }

    /// The sender of e-mail as a contact.
    public static String contactOf(String sender) {
        return "mailto:" + MailSettings.address(sender);
    }

    /// Reads the address that push services may write to.
    ///
    /// @throws IllegalArgumentException when it is neither
    public static String contact(String text) {
        boolean mail =
                text.startsWith("mailto:")
                        && MailSettings.isMailBox(text.substring("mailto:".length()));
        if (!mail && !text.matches("https://[A-Za-z0-9.-]+(/[!-~]*)?")) {
            throw new IllegalArgumentException(
                    "must be like mailto:admin@example.com or https://example.com/contact");
        }
        return text;
    }
}
