package bellwether.desk.journal.insight;

import bellwether.desk.journal.NotedTrade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What trades are put together by.
public enum InsightBy {
    /// Of entries about the trade; a trade with several is in several groups.
    TAG,
    /// The pattern that the entry order names.
    SETUP,
    /// Of the day on which it was opened.
    WEEKDAY,
    /// Of entries about the trade.
    EMOTION;

    private Stream<String> keys(NotedTrade one) {
        return switch (this) {
            case TAG -> said(one.words().tags());
            case SETUP -> Stream.of(one.trade().pattern());
            case WEEKDAY -> Stream.of(one.trade().times().opened().getDayOfWeek().name());
            case EMOTION -> said(one.words().emotions());
        };
    }

    private static Stream<String> said(List<String> words) {
        return words.isEmpty() ? Stream.of("") : words.stream();
    }

    /// The groups, the largest first.
    List<InsightGroup> groups(List<NotedTrade> trades) {
        Map<String, List<NotedTrade>> groups = new HashMap<>();
        for (NotedTrade trade : trades) {
            keys(trade)
                    .map(key -> key.toLowerCase(Locale.ROOT))
                    .distinct()
                    .forEach(key ->
                            Objects.requireNonNull(
                                            groups.computeIfAbsent(key, _ -> new ArrayList<>()))
                                    .add(trade));
        }
        return groups.entrySet().stream()
                .map(group -> InsightGroup.of(group.getKey(), group.getValue()))
                .sorted(
                        Comparator.comparingInt(InsightGroup::n)
                                .reversed()
                                .thenComparing(InsightGroup::key))
                .toList();
    }
}
