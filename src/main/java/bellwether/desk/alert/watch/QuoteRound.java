package bellwether.desk.alert.watch;

import bellwether.desk.alert.rule.AlertRuleId;
import bellwether.desk.alert.rule.RuleBounds;
import bellwether.desk.alert.rule.RuleLibrary;
import bellwether.desk.alert.watch.QuoteWatch.ReadRule;
import bellwether.market.calendar.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Chooses the symbols whose quotes are asked for in one look: those that trade now. Where there
/// are too many, owners take turns, and each look goes on with others of an owner's symbols.
final class QuoteRound {
    /// At most so many symbols are asked for, of all owners together.
    private static final int MOST = RuleBounds.MOST_QUOTES;

    private static final Duration ROUND = Duration.ofMinutes(1);

    private final ResolvedUniverses universes;
    private final FinishedBars bars;
    private final Instant now;
    private final int most;
    private final Map<ReadRule, Set<String>> wanted = new HashMap<>();
    private final Map<AlertRuleId, Integer> left = new HashMap<>();

    QuoteRound(RuleLibrary library, FinishedBars bars, Instant now) {
        this(library, bars, now, MOST);
    }

    QuoteRound(RuleLibrary library, FinishedBars bars, Instant now, int most) {
        this.universes = new ResolvedUniverses(library);
        this.bars = bars;
        this.now = now;
        this.most = most;
    }

    void add(ReadRule rule) {
        wanted.put(rule, universes.tickers(rule.rule(), rule.definition().scope()));
    }

    /// The symbols to ask for, and the rules that look at each.
    Map<String, List<ReadRule>> chosen() {
        Set<String> all = new TreeSet<>();
        wanted.values().forEach(all::addAll);
        Map<String, TradingCalendar> calendars = bars.calendars(all);
        all.removeIf(ticker -> !isOpen(calendars.get(ticker)));
        Set<String> asked = all.size() <= most ? all : turns(all);
        Map<String, List<ReadRule>> chosen = new TreeMap<>();
        wanted.forEach((rule, tickers) -> {
            int unasked = 0;
            for (String ticker : tickers) {
                if (asked.contains(ticker)) {
                    chosen.computeIfAbsent(ticker, _ -> new ArrayList<>()).add(rule);
                } else if (all.contains(ticker)) {
                    unasked++;
                }
            }
            left.put(rule.rule().id(), unasked);
        });
        return chosen;
    }

    private boolean isOpen(@Nullable TradingCalendar calendar) {
        return calendar != null
                && calendar.session(calendar.day(now))
                        .filter(session -> session.isOpenAt(now))
                        .isPresent();
    }

    /// One symbol of each owner after the other.
    private Set<String> turns(Set<String> open) {
        Map<String, TreeSet<String>> byOwner = new TreeMap<>();
        wanted.forEach((rule, tickers) ->
                tickers.stream()
                        .filter(open::contains)
                        .forEach(
                                byOwner.computeIfAbsent(rule.rule().owner(), _ -> new TreeSet<>())
                                        ::add));
        byOwner.values().removeIf(TreeSet::isEmpty);
        long round = now.getEpochSecond() / ROUND.toSeconds();
        int share = Math.max(1, most / byOwner.size());
        List<List<String>> queues = new ArrayList<>();
        for (TreeSet<String> tickers : byOwner.values()) {
            List<String> queue = new ArrayList<>(tickers);
            Collections.rotate(queue, -(int) (round * share % queue.size()));
            queues.add(queue);
        }
        Collections.rotate(queues, -(int) (round % queues.size()));
        Set<String> asked = new TreeSet<>();
        for (int place = 0; asked.size() < most; place++) {
            for (List<String> queue : queues) {
                if (place < queue.size() && asked.size() < most) {
                    asked.add(queue.get(place));
                }
            }
        }
        return asked;
    }

    /// How many symbols of each rule trade now and were not chosen.
    Map<AlertRuleId, Integer> left() {
        return left;
    }
}
