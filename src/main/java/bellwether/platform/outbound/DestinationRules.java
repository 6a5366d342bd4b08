package bellwether.platform.outbound;

import bellwether.platform.base.PrintableText;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which URLs of users may be called. The text is judged when it is given, the addresses of its
/// name at each call.
public final class DestinationRules {
    private static final int LONGEST = 2_048;
    private static final int LEAST_FREE_PORT = 1_024;
    private static final int LAST_PORT = 65_535;
    private static final int LONGEST_NAME = 253;

    private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]*]|[^:]*)(?::(\\d{1,5}))?");
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.?)+");

    /// Browsers and resolvers read a host whose last label is a number as an IPv4 address, in
    /// whatever form (`0x7f.1`, `2130706433`).
    private static final Pattern NUMBER =
            Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)\\.?", Pattern.CASE_INSENSITIVE);

    private static final Pattern FOUR_NUMBERS =
            Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");

    private final AllowedHosts allowed;

    public DestinationRules(AllowedHosts allowed) {
        this.allowed = allowed;
    }

    /// Reads a URL and judges its text.
    ///
    /// @throws Refusal `address_refused`, saying which part of it is wrong
    public Destination require(String url) {
        URI uri = parsed(url);
        Matcher authority = authority(uri);
        String host = authority.group(1).toLowerCase(Locale.ROOT);
        boolean secure = "https".equals(uri.getScheme());
        int port = port(authority.group(2), secure);
        Optional<InetAddress> literal = literal(host);
        String name = literal.map(InetAddress::getHostAddress).orElse(host);
        requireAllowedPort(name, port, secure);
        Destination destination =
                new Destination(URI.create(uri.toASCIIString()), name, port, literal);
        literal.ifPresent(address -> requireOutside(destination, List.of(address)));
        return destination;
    }

    private static URI parsed(String url) {
        if (url.length() > LONGEST) {
            throw refused("the URL is longer than 2,048 characters");
        }
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme();
            if (!"https".equals(scheme) && !"http".equals(scheme)) {
                throw refused("the URL must begin with https://");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw refused("it is not a URL: %s".formatted(e.getReason()));
        }
    }

    private static Matcher authority(URI uri) {
        String text = uri.getRawAuthority();
        if (text == null || text.isEmpty()) {
            throw refused("the URL has no host");
        }
        if (text.contains("@")) {
            throw refused("the URL must not contain a user name or a password");
        }
        Matcher authority = AUTHORITY.matcher(text);
        if (!authority.matches()) {
            throw refused("\"%s\" is not a host with an optional port".formatted(shown(text)));
        }
        return authority;
    }

    private static int port(String digits, boolean secure) {
        if (digits == null) {
            return secure ? 443 : 80;
        }
        int port = Integer.parseInt(digits);
        if (port < 1 || port > LAST_PORT) {
            throw refused("port %s does not exist".formatted(digits));
        }
        return port;
    }

    private static Optional<InetAddress> literal(String host) {
        if (host.startsWith("[")) {
            return Optional.of(address6(host.substring(1, host.length() - 1)));
        }
        if (NUMBER.matcher(host).matches()) {
            return Optional.of(address4(host));
        }
        if (host.length() > LONGEST_NAME || !NAME.matcher(host).matches()) {
            throw refused(
                    "\"%s\" is not a host name; write international names in their xn-- form"
                            .formatted(shown(host)));
        }
        return Optional.empty();
    }

    private static InetAddress address6(String text) {
        try {
            if (!text.contains("%") && text.contains(":")) {
                return InetAddress.ofLiteral(text);
            }
        } catch (IllegalArgumentException e) {
            // refused below, like one with a zone
        }
        throw refused("\"[%s]\" is not an IPv6 address".formatted(shown(text)));
    }

    private static InetAddress address4(String text) {
        try {
            if (FOUR_NUMBERS.matcher(text).matches()) {
                return InetAddress.ofLiteral(text);
            }
        } catch (IllegalArgumentException e) {
            // refused below, like every other form
        }
        throw refused(
                "\"%s\" is not an IPv4 address of four decimal numbers".formatted(shown(text)));
    }

    private void requireAllowedPort(String host, int port, boolean secure) {
        if (allowed.admits(host, port)) {
            return;
        }
        if (!secure) {
            throw refused(
                    "the URL must begin with https://; http:// is for hosts in WEBHOOK_ALLOW");
        }
        if (port != 443 && port != 80 && port < LEAST_FREE_PORT) {
            throw refused("port %d is not allowed: use 443, 80 or 1024 and above".formatted(port));
        }
    }

    /// @param found every address of the destination's host; one bad address refuses all
    /// @throws Refusal `address_refused`, naming the address
    void requireOutside(Destination destination, List<InetAddress> found) {
        if (allowed.admits(destination.host(), destination.port())) {
            return;
        }
        for (InetAddress address : found) {
            if (AddressRules.isInside(address) && !allowed.admits(address, destination.port())) {
                throw refused(
                        "%s is not a public address%s; the operator can allow it by WEBHOOK_ALLOW"
                                .formatted(address.getHostAddress(), from(destination)));
            }
        }
    }

    private static String from(Destination destination) {
        return destination.literal().isPresent()
                ? ""
                : " (found for %s)".formatted(destination.host());
    }

    private static Refusal refused(String why) {
        return Refusal.of(
                RefusalKind.INVALID, "address_refused", "This address cannot be used: " + why);
    }

    private static String shown(String text) {
        return PrintableText.cut(PrintableText.line(text), 100);
    }
}
