package bellwether.platform.http.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Caller;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.base.Role;
import bellwether.platform.http.ClientAddress;
import bellwether.platform.http.KeyLookup;
import bellwether.platform.http.TicketLookup;
import bellwether.platform.http.limits.WrongKeys;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whose key is looked up while a crowd shows wrong ones.
@Timeout(20)
final class BoundedKeyLookupTest {
    private static final Caller ANN = new Caller("bw_0000000001", "ann", Role.READER);
    private static final ClientAddress SENDER =
            new ClientAddress(InetAddress.ofLiteral("203.0.113.1"));

    /// Everybody has shown too many wrong keys.
    private static final WrongKeys SUSPECTS =
            new WrongKeys() {
                @Override
                public Optional<Refusal> refusal(ClientAddress sender) {
                    return Optional.of(Refusal.of(RefusalKind.LIMITED, "x", "y"));
                }

                @Override
                public void seen(ClientAddress sender) {}
            };

    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger lookups = new AtomicInteger();
    private volatile boolean revoked;

    /// Answers at once for the good key, and for others when they are released.
    private KeyLookup.Check check(String key) {
        lookups.incrementAndGet();
        if (key.equals("good")) {
            return revoked
                    ? new KeyLookup.Check.Gone(ANN.key(), "revoked")
                    : new KeyLookup.Check.Good(ANN);
        }
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new KeyLookup.Check.Unknown();
    }

    private BoundedKeyLookup lookup(WrongKeys wrong) {
        return new BoundedKeyLookup(
                new KeyLookup() {
                    @Override
                    public Check check(String key) {
                        return BoundedKeyLookupTest.this.check(key);
                    }

                    @Override
                    public Optional<Caller> keyless() {
                        return Optional.empty();
                    }

                    @Override
                    public boolean stands(Caller caller) {
                        return true;
                    }
                },
                TicketLookup.NONE,
                wrong);
    }

    private static List<Thread> crowd(BoundedKeyLookup lookup, int size) {
        List<Thread> crowd = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String key = "wrong " + i;
            crowd.add(Thread.ofVirtual().start(() -> lookup.check(SENDER, key)));
        }
        return crowd;
    }

    private void awaitLookups(int wanted) {
        while (lookups.get() < wanted) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aKeyThatWasGoodLatelyPassesACrowdOfSuspects() throws Exception {
        BoundedKeyLookup lookup = lookup(SUSPECTS);
        assertInstanceOf(KeyLookup.Check.Good.class, lookup.check(SENDER, "good"));
        List<Thread> crowd = crowd(lookup, 2);
        awaitLookups(3);
        assertInstanceOf(KeyLookup.Check.Good.class, lookup.check(SENDER, "good"));
        release.countDown();
        for (Thread one : crowd) {
            assertTrue(one.join(Duration.ofSeconds(10)));
        }
    }

    @Test
    void everyKeyIsLookedUpAnewHoweverGoodItWas() {
        BoundedKeyLookup lookup = lookup(WrongKeys.UNLIMITED);
        lookup.check(SENDER, "good");
        revoked = true;
        assertEquals(new KeyLookup.Check.Gone(ANN.key(), "revoked"), lookup.check(SENDER, "good"));
        assertEquals(2, lookups.get());
    }

    @Test
    void aPlaceIsGivenBackWhenTheLookupFails() {
        BoundedKeyLookup failing =
                new BoundedKeyLookup(
                        new KeyLookup() {
                            @Override
                            public Check check(String key) {
                                throw new IllegalStateException("the database is away");
                            }

                            @Override
                            public Optional<Caller> keyless() {
                                return Optional.empty();
                            }

                            @Override
                            public boolean stands(Caller caller) {
                                return true;
                            }
                        },
                        TicketLookup.NONE,
                        SUSPECTS);
        int failures = 0;
        for (int i = 0; i < 40; i++) {
            try {
                failing.check(SENDER, "wrong");
            } catch (IllegalStateException e) {
                failures++;
            }
        }
        assertEquals(40, failures, "a lost place would be answered 503");
    }
}
