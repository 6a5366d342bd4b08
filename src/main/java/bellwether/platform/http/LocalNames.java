package bellwether.platform.http;

import java.util.regex.Pattern;

/// Names of this very machine, which no page of another site can give it.
public final class LocalNames {
    private static final Pattern OWN =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?", Pattern.CASE_INSENSITIVE);

    private LocalNames() {}

    /// Whether a host, without its port, is one of them.
    public static boolean contain(String host) {
        return OWN.matcher(host).matches();
    }
}
