package bellwether.research.screen.work;

import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.Exchange;
import bellwether.research.screen.sheet.SheetSnapshot;
import bellwether.research.screen.sheet.SymbolState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The words of the sectors and exchanges of some symbols.
public record FactWords(List<String> sectors, List<String> exchanges) {
    /// A field needs a word, even when no symbol has one.
    private static final List<String> NONE = List.of("none_stated");

    public FactWords {
        sectors = sectors.isEmpty() ? NONE : List.copyOf(sectors);
        exchanges = exchanges.isEmpty() ? NONE : List.copyOf(exchanges);
    }

    static FactWords of(SheetSnapshot snapshot, Calendars calendars) {
        TreeMap<String, String> sectors = new TreeMap<>();
        TreeMap<String, String> exchanges = new TreeMap<>();
        for (SymbolState state : snapshot.states()) {
            sector(state.sector())
                    .ifPresent(word -> sectors.putIfAbsent(word.toLowerCase(Locale.ROOT), word));
            exchange(state, calendars).ifPresent(word -> exchanges.put(word, word));
        }
        return new FactWords(List.copyOf(sectors.values()), List.copyOf(exchanges.values()));
    }

    /// A sector as conditions name it.
    public static Optional<String> sector(@Nullable String stated) {
        if (stated == null) {
            return Optional.empty();
        }
        String word = stated.strip().replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
        if (word.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Character.isDigit(word.charAt(0)) ? "_" + word : word);
    }

    /// The code of the exchange that a symbol trades at.
    public static Optional<String> exchange(SymbolState state, Calendars calendars) {
        return Optional.of(
                        calendars
                                .of(state.ticker(), Optional.ofNullable(state.exchange()))
                                .exchange())
                .filter(Exchange::isKnown)
                .map(Exchange::mic);
    }
}
