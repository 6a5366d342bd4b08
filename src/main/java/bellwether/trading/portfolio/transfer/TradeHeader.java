package bellwether.trading.portfolio.transfer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The header of a file whose format is known, and where its columns stand.
///
/// @param titles as the file writes them
record TradeHeader(
        TradeFormat format,
        List<String> titles,
        Map<TradeColumn, Integer> places,
        List<FeeColumn> fees) {
    private static final String CURRENCY_OF = "currency (";

    TradeHeader {
        titles = List.copyOf(titles);
        places = Map.copyOf(places);
        fees = List.copyOf(fees);
    }

    /// A column of charges.
    ///
    /// @param currency that its title names; empty where it names none
    /// @param currencyPlace of the column that says the currency; -1 for none
    record FeeColumn(int place, String currency, int currencyPlace) {}

    /// The format whose header this is, the one with the most of its columns where it could be
    /// several. Empty where it is none.
    static Optional<TradeHeader> of(List<String> cells) {
        List<String> words = cells.stream().map(TradeHeader::normal).toList();
        TradeHeader best = null;
        for (TradeLayout layout : TradeLayout.ALL) {
            Optional<TradeHeader> header = of(layout, cells, words);
            if (header.isPresent() && (best == null || header.get().size() > best.size())) {
                best = header.get();
            }
        }
        return Optional.ofNullable(best);
    }

    private int size() {
        return places.size() + fees.size();
    }

    private static Optional<TradeHeader> of(
            TradeLayout layout, List<String> cells, List<String> words) {
        Map<TradeColumn, Integer> places = new EnumMap<>(TradeColumn.class);
        TradeFormat format = layout.format();
        layout.words()
                .forEach((column, known) ->
                        first(words, known).ifPresent(place -> places.put(column, place)));
        if (!places.keySet().containsAll(layout.needed())) {
            return Optional.empty();
        }
        if (format == TradeFormat.DEGIRO) {
            int behind = places.getOrDefault(TradeColumn.PRICE, 0) + 1;
            if (behind < words.size() && words.get(behind).isEmpty()) {
                places.put(TradeColumn.CURRENCY, behind);
            }
        }
        List<FeeColumn> fees = fees(layout, words);
        return layout.charged() && fees.isEmpty()
                ? Optional.empty()
                : Optional.of(new TradeHeader(format, cells, places, fees));
    }

    private static Optional<Integer> first(List<String> words, List<String> known) {
        return known.stream().map(words::indexOf).filter(place -> place >= 0).findFirst();
    }

    private static List<FeeColumn> fees(TradeLayout layout, List<String> words) {
        List<FeeColumn> found = new ArrayList<>();
        for (List<String> known : layout.fees()) {
            for (int place = 0; place < words.size(); place++) {
                String word = words.get(place);
                int open = word.indexOf(" (");
                String bare =
                        open > 0 && word.matches(".* \\([a-z]{3}\\)")
                                ? word.substring(0, open)
                                : word;
                if (known.contains(word) || known.contains(bare)) {
                    String currency =
                            bare.equals(word) ? "" : word.substring(open + 2, word.length() - 1);
                    found.add(
                            new FeeColumn(
                                    place,
                                    currency.toUpperCase(Locale.ROOT),
                                    currencyOf(layout.format(), words, place)));
                }
            }
        }
        return found;
    }

    private static int currencyOf(TradeFormat format, List<String> words, int place) {
        int named = words.indexOf(CURRENCY_OF + words.get(place) + ")");
        if (named >= 0 || format == TradeFormat.TRADING_212) {
            return named;
        }
        if (format == TradeFormat.DEGIRO) {
            boolean blank = place + 1 < words.size() && words.get(place + 1).isEmpty();
            return blank ? place + 1 : -1;
        }
        return words.get(place).equals("ibcommission") ? words.indexOf("ibcommissioncurrency") : -1;
    }

    /// A word of a header without what people and programs change about it.
    static String normal(String cell) {
        return cell.replace("\ufeff", "")
                .replace('\u00a0', ' ')
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    /// A row's cell of a column; empty where it has none.
    String cell(List<String> row, TradeColumn column) {
        Integer place = places.get(column);
        return place == null || place >= row.size() ? "" : row.get(place).strip();
    }

    /// What the file calls a column.
    String title(TradeColumn column) {
        Integer place = places.get(column);
        return place == null ? column.name().toLowerCase(Locale.ROOT) : titles.get(place).strip();
    }

    boolean has(TradeColumn column) {
        return places.containsKey(column);
    }
}
