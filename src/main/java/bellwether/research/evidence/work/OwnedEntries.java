package bellwether.research.evidence.work;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Sha256;
import bellwether.research.evidence.signal.SignalEvents;
import bellwether.research.evidence.signal.SignalKey;
import bellwether.research.evidence.signal.SignalKind;
import bellwether.research.screen.ScreenEntry;
import bellwether.research.screen.ScreenId;
import bellwether.trading.rules.RuleHistory;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The entries of symbols into one owner's tracked screens, as events. A screen has no side: a rise
/// is taken to be wanted.
final class OwnedEntries {
    private final Map<String, List<ScreenEntry>> byTicker;

    private OwnedEntries(List<ScreenEntry> entries) {
        byTicker =
                entries.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ScreenEntry::ticker, TreeMap::new, Collectors.toList()));
    }

    /// By owner.
    static Map<String, OwnedEntries> of(List<ScreenEntry> entries) {
        Map<String, OwnedEntries> owners = new TreeMap<>();
        entries.stream()
                .collect(Collectors.groupingBy(ScreenEntry::owner))
                .forEach((owner, own) -> owners.put(owner, new OwnedEntries(own)));
        return owners;
    }

    Set<String> tickers() {
        return new TreeSet<>(byTicker.keySet());
    }

    /// Others have another.
    long hash() {
        String all =
                byTicker.values().stream()
                        .flatMap(List::stream)
                        .map(entry ->
                                entry.screen() + " " + entry.ticker() + " " + entry.bar() + "\n")
                        .sorted()
                        .collect(Collectors.joining());
        return ByteBuffer.wrap(Sha256.of(all)).getLong();
    }

    /// Those of a symbol whose bars are stored.
    SignalEvents events(String ticker, RuleHistory history) {
        return SignalEvents.of(events -> {
            for (ScreenEntry entry : byTicker.getOrDefault(ticker, List.of())) {
                LocalDate day = Timeframe.date(entry.bar());
                int bar = history.raw().place(entry.bar());
                if (bar < history.size() && history.date(bar).equals(day)) {
                    String screen = new ScreenId(entry.screen()).toString();
                    events.accept(new SignalKey(SignalKind.SCREEN, screen, 1), bar);
                }
            }
        });
    }
}
