package bellwether.platform.outbound;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hosts with their ports that may be called although they are inside, and without TLS: the
/// operator has listed them.
///
/// @param entries as `10.0.0.29:5000` or `nas.local:8080`, in lower case
public record AllowedHosts(Set<String> entries) {
    public static final AllowedHosts NONE = new AllowedHosts(Set.of());

    private static final Pattern ENTRY =
            Pattern.compile("(\\[[0-9a-f:.]+]|[0-9a-z][0-9a-z.-]*):(\\d{1,5})");
    private static final int LAST_PORT = 65_535;

    public AllowedHosts {
        entries = Set.copyOf(entries);
    }

    /// Reads `10.0.0.29:5000,nas.local:8080,[fd00::7]:80`.
    ///
    /// @throws IllegalArgumentException saying which entry is wrong
    public static AllowedHosts parse(String text) {
        Set<String> entries = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            Matcher entry = ENTRY.matcher(part.strip().toLowerCase(Locale.ROOT));
            if (!entry.matches() || !isPort(entry.group(2))) {
                throw new IllegalArgumentException(
                        "must list hosts with ports such as 10.0.0.29:5000,nas.local:8080, was \"%s\""
                                .formatted(part.strip()));
            }
            entries.add(key(plain(entry.group(1)), Integer.parseInt(entry.group(2))));
        }
        return new AllowedHosts(entries);
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= LAST_PORT;
    }

    /// One form for each IPv6 address.
    private static String plain(String host) {
        return host.startsWith("[")
                ? InetAddress.ofLiteral(host.substring(1, host.length() - 1)).getHostAddress()
                : host;
    }

    boolean admits(String host, int port) {
        return entries.contains(key(host, port));
    }

    boolean admits(InetAddress address, int port) {
        return admits(address.getHostAddress(), port);
    }

    private static String key(String host, int port) {
        return host + " " + port;
    }
}
