package bellwether.desk.alert.channel;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/// How e-mail is sent.
///
/// @param from the sender's address, with a name or without
public record MailSettings(SmtpServer server, String from) {
    /// Reads `alerts@example.com` or `Bellwether <alerts@example.com>`.
    ///
    /// @throws IllegalArgumentException when it is neither
    public static String sender(String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            if (isPlain(address.getAddress())) {
                return text;
            }
        } catch (AddressException e) {
            // refused below, like an address without a domain
        }
        throw new IllegalArgumentException(
                "must be an address such as alerts@example.com or Bellwether <alerts@example.com>");
    }

    /// Whether it is one mail box at a domain, and nothing else.
    static boolean isMailBox(String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            return text.equals(address.getAddress()) && isPlain(text);
        } catch (AddressException e) {
            return false;
        }
    }

    private static boolean isPlain(String address) {
        return address.length() <= 254
                && address.matches(
                        "[!-~&&[^\\s,;<>()\"\\[\\]\\\\]]+@[A-Za-z0-9.-]+\\.[A-Za-z0-9-]+");
    }

    /// The sender without its name.
    static String address(String from) {
        try {
            return new InternetAddress(from, true).getAddress();
        } catch (AddressException e) {
            throw new IllegalArgumentException("not a sender: " + from, e);
        }
    }

    static String domain(String from) {
        String address = address(from);
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
