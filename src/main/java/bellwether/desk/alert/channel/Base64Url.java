package bellwether.desk.alert.channel;

import java.util.Base64;

/// Base64 for URLs, without padding (RFC 4648, 5).
final class Base64Url {
    private Base64Url() {}

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// @throws IllegalArgumentException when it is none
    static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
