package bellwether.platform.http;

import java.time.Duration;
import java.time.Instant;

/// One request and its answer, as logs and metrics want to know it.
///
/// @param at when it ended
/// @param route the route's pattern, never the path itself; "unmatched" when there was none
/// @param path the path as it came, percent-encoded where it is not plain ASCII, and cut when it is
///   long
/// @param client the address that it came from, proxies of our own left out
/// @param read bytes of the request's body
/// @param written bytes of the answer's body
/// @param key what tells the caller's key from others, without being the secret; "" for none
/// @param user whose objects the caller may see; "" for nobody
public record HttpExchange(
        Instant at,
        String method,
        String route,
        String path,
        int status,
        Duration took,
        String client,
        long read,
        long written,
        String key,
        String user,
        String requestId) {}
