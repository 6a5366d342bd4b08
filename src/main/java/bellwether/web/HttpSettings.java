package bellwether.web;

import java.time.Duration;

/// How the web server is set up.
///
/// @param port 0 takes a free one
/// @param origins web pages of other hosts that may call this service
/// @param patience how long requests in flight may take to end when the server stops
public record HttpSettings(
        String host, int port, Origins origins, Limits limits, Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// No foreign origins, the usual limits.
    public static HttpSettings at(String host, int port) {
        return new HttpSettings(host, port, Origins.NONE, Limits.usual(), PATIENCE);
    }

    public HttpSettings with(Origins allowed) {
        return new HttpSettings(host, port, allowed, limits, patience);
    }

    public HttpSettings with(Duration other) {
        return new HttpSettings(host, port, origins, limits, other);
    }

    HttpSettings with(Limits other) {
        return new HttpSettings(host, port, origins, other, patience);
    }
}
