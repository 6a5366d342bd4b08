package bellwether.desk.alert.channel;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The mail server that takes this service's messages. Its text never shows the password.
///
/// @param login user and password, where the server wants them
public record SmtpServer(Encryption encryption, String host, int port, Optional<Login> login) {
    private static final String FORM =
            "must be like smtp+starttls://user:password@mail.example.com:587 or smtps://…; smtp:// is for a server on this machine only";

    /// How the connection is protected. The certificate must be valid for the host.
    public enum Encryption {
        /// The command STARTTLS, without which nothing is sent.
        STARTTLS("smtp+starttls", 587),
        /// TLS from the first byte.
        TLS("smtps", 465),
        /// None, for a relay on this machine.
        NONE("smtp", 25);

        private final String scheme;
        private final int port;

        Encryption(String scheme, int port) {
            this.scheme = scheme;
            this.port = port;
        }

        static Optional<Encryption> of(String scheme) {
            for (Encryption encryption : values()) {
                if (encryption.scheme.equals(scheme)) {
                    return Optional.of(encryption);
                }
            }
            return Optional.empty();
        }
    }

    /// Who signs in.
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "(login)";
        }
    }

    /// Reads `smtp+starttls://user:password@host:587`.
    ///
    /// @throws IllegalArgumentException without repeating the text
    public static SmtpServer parse(String text) {
        try {
            URI uri = new URI(text);
            Encryption encryption =
                    Encryption.of(String.valueOf(uri.getScheme())).orElseThrow(SmtpServer::wrong);
            String host = Optional.ofNullable(uri.getHost()).orElseThrow(SmtpServer::wrong);
            boolean more = !String.valueOf(uri.getPath()).matches("/?") || uri.getQuery() != null;
            if (more || (encryption == Encryption.NONE && !isThisMachine(host))) {
                throw wrong();
            }
            int port = uri.getPort() < 0 ? encryption.port : uri.getPort();
            return new SmtpServer(
                    encryption,
                    host,
                    port,
                    Optional.ofNullable(uri.getRawUserInfo()).map(SmtpServer::login));
        } catch (URISyntaxException e) {
            throw wrong();
        }
    }

    private static Login login(String userInfo) {
        int colon = userInfo.indexOf(':');
        if (colon < 1 || colon == userInfo.length() - 1) {
            throw wrong();
        }
        return new Login(
                decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1)));
    }

    /// A plus is a plus here, and not a space.
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static boolean isThisMachine(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException(FORM);
    }

    @Override
    public String toString() {
        return "%s://%s:%d".formatted(encryption.scheme, host, port);
    }
}
