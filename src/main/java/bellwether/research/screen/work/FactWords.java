package bellwether.research.screen.work;

import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.Exchange;
import bellwether.research.screen.sheet.SheetSnapshot;
import bellwether.research.screen.sheet.SymbolState;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The words of the sectors and exchanges of some symbols.
public record FactWords(List<String> sectors, List<String> exchanges) {
    /// A field needs a word, even when no symbol has one.
    private static final List<String> NONE = List.of("none_stated");

    /// Letters that are not one with an accent.
    private static final Map<String, String> LIGATURES =
            Map.of(
                    "ß", "ss", "ø", "o", "Ø", "O", "ł", "l", "Ł", "L", "æ", "ae", "Æ", "Ae", "œ",
                    "oe", "Œ", "Oe");

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

    /// A sector as conditions name it: in the letters of conditions, without accents. One that has
    /// none of these letters has no word.
    public static Optional<String> sector(@Nullable String stated) {
        if (stated == null) {
            return Optional.empty();
        }
        String word = latin(stated).replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
        if (word.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Character.isDigit(word.charAt(0)) ? "_" + word : word);
    }

    private static String latin(String stated) {
        String letters = stated;
        for (Map.Entry<String, String> letter : LIGATURES.entrySet()) {
            letters = letters.replace(letter.getKey(), letter.getValue());
        }
        return Normalizer.normalize(letters, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
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
