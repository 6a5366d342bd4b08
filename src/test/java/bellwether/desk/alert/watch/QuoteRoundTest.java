package bellwether.desk.alert.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.RuleDefinition;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which symbols are asked for where there are too many.
final class QuoteRoundTest {
    private final SweepFixture fixture = new SweepFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Set<String> tickers(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> prefix + (char) ('A' + i / 26) + (char) ('A' + i % 26))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private QuoteWatch.ReadRule read(AlertRule rule) {
        RuleDefinition definition = fixture.library.read(rule).definition().orElseThrow();
        return new QuoteWatch.ReadRule(
                rule, definition, fixture.library.judged(rule.owner(), definition));
    }

    @Test
    void ownersTakeTurnsAndEverySymbolIsLookedAtInTheEnd() {
        fixture.lists = Map.of("long", tickers("A", 40), "short", tickers("Z", 4));
        QuoteWatch.ReadRule many =
                read(
                        fixture.rule(
                                "many",
                                "close > 1",
                                ",'on':'quote','universe':{'watchlist':'long'}"));
        AlertRule own =
                fixture.rule("few", "close > 1", ",'on':'quote','universe':{'watchlist':'short'}");
        QuoteWatch.ReadRule few =
                new QuoteWatch.ReadRule(
                        new AlertRule(
                                own.id(),
                                "bob",
                                own.name(),
                                own.body(),
                                own.kind(),
                                own.standing(),
                                own.drilledAt(),
                                own.drillFires(),
                                own.notLookedAt(),
                                own.version(),
                                own.createdAt(),
                                own.changedAt()),
                        read(own).definition(),
                        read(own).judged());
        Set<String> seen = new TreeSet<>();
        Instant now = Instant.parse("2026-11-27T15:00:00Z");
        for (int minute = 0; minute < 8; minute++) {
            QuoteRound round =
                    new QuoteRound(
                            fixture.library, fixture.bars, now.plusSeconds(60L * minute), 10);
            round.add(many);
            round.add(few);
            Set<String> chosen = round.chosen().keySet();
            assertEquals(10, chosen.size());
            assertTrue(chosen.containsAll(tickers("Z", 4)), "bob's are few: " + chosen);
            assertEquals(34, round.left().get(many.rule().id()));
            assertEquals(0, round.left().get(few.rule().id()));
            seen.addAll(chosen);
        }
        assertEquals(44, seen.size());
    }

    @Test
    void outsideOfTheSessionNothingIsLeftOut() {
        fixture.lists = Map.of("long", tickers("A", 40));
        QuoteWatch.ReadRule many =
                read(
                        fixture.rule(
                                "many",
                                "close > 1",
                                ",'on':'quote','universe':{'watchlist':'long'}"));
        QuoteRound round =
                new QuoteRound(
                        fixture.library, fixture.bars, Instant.parse("2026-11-28T15:00:00Z"), 10);
        round.add(many);
        assertEquals(Map.of(), round.chosen());
        assertEquals(0, round.left().get(many.rule().id()));
    }

    @Test
    void aRuleOverTooManySymbolsIsRefusedWithTheirNumber() {
        fixture.lists = Map.of("long", tickers("A", 501));
        assertFault(
                "must have at most 500 symbols where a rule is judged on quotes, has 501;",
                ",'on':'quote','universe':{'watchlist':'long'}");
        assertFault(
                "must be crossing or once where a rule looks at more than 500 symbols, was each over 501;",
                ",'repeat':'each','universe':{'watchlist':'long'}");
        fixture.rule("crossing", "close > 1", ",'universe':{'watchlist':'long'}");
    }

    private void assertFault(String words, String members) {
        Refusal refusal =
                assertThrows(Refusal.class, () -> fixture.rule("x", "close > 1", members));
        List<String> details = refusal.faults().stream().map(Fault::detail).toList();
        assertTrue(details.getFirst().startsWith(words), details.toString());
    }
}
