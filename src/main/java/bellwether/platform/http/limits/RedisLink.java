package bellwether.platform.http.limits;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/// One connection to Redis and the counts behind it.
final class RedisLink implements AutoCloseable {
    /// Counts stay a little longer than their window.
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final StatefulRedisConnection<byte[], byte[]> connection;
    private final AsyncProxyManager<byte[]> counts;

    RedisLink(RedisClient client, InstantSource clock) {
        this.clock = clock;
        this.connection = client.connect(ByteArrayCodec.INSTANCE);
        this.counts =
                Bucket4jLettuce.casBasedBuilder(connection)
                        .clientClock(new WallClock(clock))
                        .expirationAfterWrite(
                                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                                        MARGIN))
                        .build()
                        .asAsync();
    }

    CompletableFuture<ConsumptionProbe> take(RequestCounter counter) {
        return bucket(counter).tryConsumeAndReturnRemaining(1);
    }

    void giveBack(RequestCounter counter) {
        var _ = bucket(counter).addTokens(1);
    }

    private AsyncBucketProxy bucket(RequestCounter counter) {
        return counts.getProxy(
                counter.key(),
                () ->
                        CompletableFuture.completedFuture(
                                counter.allowance().bucket(clock.instant())));
    }

    /// Does not wait for it: whoever gives up a connection has waited already.
    @Override
    public void close() {
        if (connection.isOpen()) {
            var _ = connection.closeAsync();
        }
    }
}
