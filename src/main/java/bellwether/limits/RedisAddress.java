package bellwether.limits;

import io.lettuce.core.RedisURI;
import java.net.URI;
import java.net.URISyntaxException;

/// Where a Redis is. Its text never shows the password.
public final class RedisAddress {
    private static final String FORM =
            "must be like redis://:password@host:6379 or rediss://… for TLS";

    private final RedisURI uri;

    private RedisAddress(RedisURI uri) {
        this.uri = uri;
    }

    /// Reads a URL as platforms give it.
    ///
    /// @throws IllegalArgumentException naming the rule and not the value, which is secret
    public static RedisAddress parse(String text) {
        try {
            URI given = new URI(text);
            boolean known = "redis".equals(given.getScheme()) || "rediss".equals(given.getScheme());
            if (!known || given.getHost() == null) {
                throw new IllegalArgumentException(FORM);
            }
            return new RedisAddress(RedisURI.create(given));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IllegalArgumentException(FORM, e);
        }
    }

    RedisURI uri() {
        return uri;
    }

    @Override
    public String toString() {
        return (uri.isSsl() ? "rediss://" : "redis://") + uri.getHost() + ":" + uri.getPort();
    }
}
