package bellwether.trading.portfolio.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The columns of a format.
///
/// @param words that a column may have in the header, the usual one first
/// @param needed columns without which a header is not of the format
/// @param fees the columns of charges, each by the words it may have
/// @param charged whether one of them must be there
record TradeLayout(
        TradeFormat format,
        Map<TradeColumn, List<String>> words,
        Set<TradeColumn> needed,
        List<List<String>> fees,
        boolean charged) {
    private static final String FEE = "fee";

    /// All layouts, in the order of the formats.
    static final List<TradeLayout> ALL =
            Arrays.stream(TradeFormat.values()).map(TradeLayout::of).toList();

    TradeLayout {
        words = Map.copyOf(words);
        needed = Set.copyOf(needed);
        fees = List.copyOf(fees);
    }

    private static TradeLayout of(TradeFormat format) {
        Map<TradeColumn, List<String>> words = new EnumMap<>(TradeColumn.class);
        Set<TradeColumn> needed = EnumSet.noneOf(TradeColumn.class);
        List<List<String>> fees = new ArrayList<>();
        boolean charged = false;
        for (String line : format.layout().lines().toList()) {
            String[] parts = line.split(" ", 2);
            List<String> known = List.of(parts[1].split(" \\| ", -1));
            boolean must = parts[0].endsWith("!");
            String name = parts[0].replace("!", "");
            if (name.equals(FEE)) {
                fees.add(known);
                charged |= must;
                continue;
            }
            TradeColumn column = TradeColumn.of(name);
            words.put(column, known);
            if (must) {
                needed.add(column);
            }
        }
        return new TradeLayout(format, words, needed, fees, charged);
    }

    /// Name and header words, for those whose file is none of these.
    String description() {
        Stream<String> titles =
                needed.stream()
                        .sorted()
                        .map(column -> words.getOrDefault(column, List.of()).getFirst());
        Stream<String> fee = charged ? Stream.of(fees.getFirst().getFirst()) : Stream.empty();
        return "%s (%s)"
                .formatted(
                        format.title(),
                        Stream.concat(titles, fee).collect(Collectors.joining(", ")));
    }
}
