package bellwether.trading.portfolio.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class QuoteTurnsTest {
    private final QuoteTurns turns = new QuoteTurns();

    @Test
    void whoWasNotReachedComesFirstNextTime() {
        List<String> asked = turns.order(List.of("C", "A", "D", "B"));
        assertEquals(List.of("A", "B", "C", "D"), asked);
        turns.end(asked, Set.of("A", "B"));
        assertEquals(List.of("C", "D", "A", "B"), turns.order(asked));
    }

    @Test
    void whoCannotBeQuotedKeepsNobodyWaiting() {
        List<String> asked = turns.order(List.of("A", "B", "C"));
        turns.end(asked, Set.of("B"));
        assertEquals(List.of("C", "A", "B"), turns.order(asked));
        turns.end(List.of("C", "A", "B"), Set.of());
        assertEquals(List.of("B", "A", "C"), turns.order(asked));
    }

    /// 150 symbols, of which every third has no quote at all, by a provider of 60 calls a minute.
    @Test
    void allAreQuotedWithinFewMinutes() {
        List<String> all = IntStream.range(0, 150).mapToObj("S%03d"::formatted).toList();
        Map<String, Integer> quoted = new HashMap<>();
        for (int minute = 0; minute < 6; minute++) {
            List<String> asked = new ArrayList<>(turns.order(all));
            Set<String> found = new HashSet<>();
            asked.subList(0, 60).stream()
                    .filter(name -> Integer.parseInt(name.substring(1)) % 3 != 0)
                    .forEach(found::add);
            found.forEach(name -> quoted.merge(name, 1, Integer::sum));
            turns.end(asked, found);
        }
        assertEquals(100, quoted.size());
        assertEquals(0, quoted.values().stream().filter(times -> times < 2).count());
    }
}
