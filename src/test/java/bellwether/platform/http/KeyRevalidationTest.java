package bellwether.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.Waiting;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// How streams find out that their callers may not listen any more.
final class KeyRevalidationTest {
    private final Set<Caller> good = ConcurrentHashMap.newKeySet();
    private final List<Integer> looks = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    private final KeyRevalidation revalidation =
            new KeyRevalidation(
                    new KeyLookup() {
                        @Override
                        public Check check(String key) {
                            throw new AssertionError("no key is shown again");
                        }

                        @Override
                        public Optional<Caller> keyless() {
                            return Optional.empty();
                        }

                        @Override
                        public boolean stands(Caller caller) {
                            throw new AssertionError("all are looked up together");
                        }

                        @Override
                        public Set<Caller> standing(Set<Caller> callers) {
                            looks.add(callers.size());
                            if (away) {
                                throw new IllegalStateException("the database is away");
                            }
                            return Set.copyOf(callers.stream().filter(good::contains).toList());
                        }
                    });

    private List<BooleanSupplier> streams(int callers) {
        List<BooleanSupplier> streams = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            Caller caller = new Caller("bw_1", "ann", Role.READER, "se_" + (i + 1));
            good.add(caller);
            streams.add(revalidation.of(caller));
        }
        return streams;
    }

    private static long standing(List<BooleanSupplier> streams) {
        return streams.stream().filter(BooleanSupplier::getAsBoolean).count();
    }

    @Test
    void manyAreLookedUpTogetherAndEachEndIsSeen() {
        List<BooleanSupplier> streams = streams(100);
        assertEquals(100, standing(streams));
        assertEquals(100, standing(streams));
        looks.clear();
        Waiting.until(() -> standing(streams) == 100 && looks.contains(100));
        Caller gone = new Caller("bw_1", "ann", Role.READER, "se_7");
        good.remove(gone);
        Waiting.until(() -> !streams.get(6).getAsBoolean());
        assertEquals(99, standing(streams));
        assertTrue(streams.getFirst().getAsBoolean());
    }

    @Test
    void withoutTheDatabaseNobodyIsCutOffAndNobodyAsksAgainAtOnce() {
        List<BooleanSupplier> streams = streams(50);
        assertEquals(50, standing(streams));
        away = true;
        looks.clear();
        Waiting.until(() -> standing(streams) == 50 && looks.contains(50));
        away = false;
        good.clear();
        Waiting.until(() -> standing(streams) == 0);
        assertFalse(streams.getLast().getAsBoolean());
    }
}
