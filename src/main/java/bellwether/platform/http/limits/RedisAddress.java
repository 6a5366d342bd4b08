package bellwether.platform.http.limits;

import bellwether.platform.base.RootCause;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

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

    /// Why it cannot be used; empty when it takes what is written.
    public Optional<String> complaint(Duration patience) {
        RedisURI patient = RedisURI.builder(uri).withTimeout(patience).build();
        ClientOptions once =
                ClientOptions.builder()
                        .autoReconnect(false)
                        .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                        .socketOptions(SocketOptions.builder().connectTimeout(patience).build())
                        .build();
        RedisClient client = RedisClient.create(patient);
        try {
            client.setOptions(once);
            try (StatefulRedisConnection<String, String> connection = client.connect()) {
                // a standby answers too, and so does one whose memory is full
                connection.sync().set("bellwether:complaint", "", SetArgs.Builder.ex(1));
                return Optional.empty();
            }
        } catch (RedisException e) {
            String reason = String.valueOf(RootCause.of(e).getMessage());
            return Optional.of(reason.lines().findFirst().orElse(""));
        } finally {
            client.shutdown(Duration.ZERO, patience);
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
