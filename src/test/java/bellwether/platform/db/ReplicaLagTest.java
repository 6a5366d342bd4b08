package bellwether.platform.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postgresql.replication.LogSequenceNumber;

final class ReplicaLagTest {
    private final ReplicaLag lag = new ReplicaLag();

    @Test
    void isNotKnownBeforeAnythingIsReached() {
        assertEquals(Optional.empty(), lag.at(0));
        lag.wrote(second(1), at(100));
        lag.replayed(at(99));
        assertEquals(Optional.empty(), lag.at(second(2)));
    }

    @Test
    void aReplicaOfAnIdlePrimaryIsNotBehind() {
        for (int i = 1; i <= 1_000; i++) {
            lag.wrote(second(i), at(100));
            lag.replayed(at(100));
        }
        assertEquals(Optional.of(Duration.ofSeconds(1)), lag.at(second(1_001)));
    }

    @Test
    void aReplicaThatStandsStillFallsBehindOnceThePrimaryWrites() {
        lag.wrote(second(1), at(100));
        lag.replayed(at(100));
        for (int i = 2; i <= 1_000; i++) {
            lag.wrote(second(i), at(100 + i));
            lag.replayed(at(100));
        }
        assertEquals(Optional.of(Duration.ofSeconds(1_000)), lag.at(second(1_001)));
        lag.replayed(at(1_100));
        assertEquals(Optional.of(Duration.ofSeconds(1)), lag.at(second(1_001)));
    }

    @Test
    void withoutThePrimaryNobodyKnowsHowFarBehindItIs() {
        lag.wrote(second(1), at(100));
        lag.replayed(at(100));
        lag.replayed(at(200));
        assertEquals(Optional.of(Duration.ofSeconds(59)), lag.at(second(60)));
    }

    @Test
    void whatIsAwayHasReachedNothing() {
        lag.wrote(second(1), at(100));
        lag.replayed(at(100));
        lag.forget();
        assertEquals(Optional.empty(), lag.at(second(2)));
    }

    private static long second(int n) {
        return Duration.ofSeconds(n).toNanos();
    }

    private static LogSequenceNumber at(long position) {
        return LogSequenceNumber.valueOf(position);
    }
}
