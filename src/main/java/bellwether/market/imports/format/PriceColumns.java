package bellwether.market.imports.format;

import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which column of a file is what.
///
/// @param prefix the ticker that all names begin with, as in `AAPL.Open`
public record PriceColumns(
        Map<PriceColumn, Integer> places, List<String> header, Optional<Ticker> prefix) {
    private static final List<PriceColumn> ONE_EACH =
            List.of(PriceColumn.OPEN, PriceColumn.HIGH, PriceColumn.LOW, PriceColumn.CLOSE);

    private static final List<PriceColumn> ONE_NAME =
            List.of(
                    PriceColumn.DATE,
                    PriceColumn.OPEN,
                    PriceColumn.HIGH,
                    PriceColumn.LOW,
                    PriceColumn.CLOSE,
                    PriceColumn.VOLUME,
                    PriceColumn.TICKER);

    /// What else a second set of prices beside the first may be, of the same symbol.
    private static final Set<String> SAME_SYMBOL =
            Set.of(
                    "adj",
                    "adjusted",
                    "unadj",
                    "unadjusted",
                    "raw",
                    "ha",
                    "heikinashi",
                    "bid",
                    "ask",
                    "mid",
                    "prev",
                    "previous",
                    "pre",
                    "post",
                    "norm",
                    "log",
                    "split",
                    "adjustment",
                    "time",
                    "timeof",
                    "date",
                    "datetime",
                    "timestamp");

    /// A zone behind the name of a column: `Date (EST)`, `datetime_utc`.
    private static final Pattern ZONE_BEHIND =
            Pattern.compile(
                    "(.*?)[\\s_(\\[-]+(utc|gmt|est|edt|et|cst|cdt|pst|pdt|cet|cest|bst|ist|jst|local|server)[)\\]]?\\s*",
                    Pattern.CASE_INSENSITIVE);

    /// Understands a header line.
    ///
    /// @throws Refusal when a needed column is not there
    static PriceColumns of(List<String> header) {
        PriceColumns plain = new PriceColumns(places(header), header, Optional.empty());
        if (plain.missing().isEmpty()) {
            plain.refuseTwins();
            return plain;
        }
        return prefix(header)
                .map(ticker ->
                        new PriceColumns(
                                places(withoutPrefix(header)), header, Optional.of(ticker)))
                .filter(columns -> columns.missing().isEmpty())
                .orElseThrow(() -> MissingColumns.refusal(plain));
    }

    /// Several symbols side by side: the first would be taken and the others dropped.
    private void refuseTwins() {
        for (PriceColumn column : ONE_NAME) {
            int place = place(column);
            String name = place < 0 ? "" : plain(header.get(place));
            for (int other = place + 1; !name.isEmpty() && other < header.size(); other++) {
                // pandas calls the second Open.1
                String twin = plain(header.get(other).replaceFirst("\\.\\d+$", ""));
                if (twin.equals(name)) {
                    throw twice(
                            "Column %d and column %d are both called %s"
                                    .formatted(
                                            place + 1,
                                            other + 1,
                                            Rejection.shown(header.get(place))));
                }
            }
        }
        refuseOtherSet();
    }

    /// `Open` … beside `Apple Open` …, or `Open Apple`.
    private void refuseOtherSet() {
        List<String> plain = header.stream().map(PriceColumns::plain).toList();
        List<String> names = ONE_EACH.stream().map(this::place).map(plain::get).toList();
        for (int other = 0; other < plain.size(); other++) {
            String rest = plain.get(other).replace(names.getFirst(), "");
            boolean longer = !rest.isEmpty() && plain.get(other).length() > rest.length();
            if (longer
                    && !SAME_SYMBOL.contains(rest)
                    && (names.stream().allMatch(name -> plain.contains(rest + name))
                            || names.stream().allMatch(name -> plain.contains(name + rest)))) {
                throw twice(
                        "Column %d, %s, and three others are a second open, high, low and close"
                                .formatted(other + 1, Rejection.shown(header.get(other))));
            }
        }
    }

    private static Refusal twice(String what) {
        return Refusal.of(
                RefusalKind.INVALID,
                "columns_twice",
                "%s, as if several symbols stood side by side. Give each symbol a file of its own, or rows of its own with a column ticker."
                        .formatted(what));
    }

    /// The abbreviation of a zone in the name of the date or time, which may mean several clocks.
    public Optional<String> abbreviatedZone() {
        return Stream.of(PriceColumn.DATE, PriceColumn.TIME)
                .filter(this::has)
                .map(column -> ZONE_BEHIND.matcher(header.get(place(column))))
                .filter(Matcher::matches)
                .map(zone -> zone.group(2).toUpperCase(Locale.ROOT))
                .filter(_ -> clock().isEmpty())
                .findFirst();
    }

    /// The clock that the header names: `Gmt time` is that of UTC.
    public Optional<ZoneId> clock() {
        return Stream.of(PriceColumn.DATE, PriceColumn.TIME)
                .filter(this::has)
                .map(column -> plain(header.get(place(column))))
                .filter(name -> name.contains("gmt") || name.contains("utc"))
                .findFirst()
                .map(_ -> ZoneOffset.UTC);
    }

    boolean isPrice(int place) {
        return ONE_EACH.stream().anyMatch(column -> place(column) == place);
    }

    /// Columns of a file without a header.
    static PriceColumns bare(Map<PriceColumn, Integer> places, int fields) {
        return new PriceColumns(places, Collections.nCopies(fields, ""), Optional.empty());
    }

    /// The columns of this header, if it is one.
    ///
    /// @throws Refusal when it is one and two of its columns are of the same name
    static Optional<PriceColumns> find(List<String> header) {
        try {
            return header.isEmpty() ? Optional.empty() : Optional.of(of(header));
        } catch (Refusal refusal) {
            if (refusal.code().equals("columns_twice")) {
                throw refusal;
            }
            return Optional.empty();
        }
    }

    public boolean has(PriceColumn column) {
        return places.containsKey(column);
    }

    /// The names of the columns that nothing is taken from, or their numbers where none has a name.
    public List<String> unused() {
        if (header.stream().allMatch(String::isEmpty)) {
            return IntStream.range(0, header.size())
                    .filter(place -> !places.containsValue(place))
                    .mapToObj(place -> "column " + (place + 1))
                    .toList();
        }
        return IntStream.range(0, header.size())
                .filter(place -> !places.containsValue(place))
                .mapToObj(header::get)
                .filter(name -> !name.isBlank() && !ContractCheck.isColumn(plain(name)))
                .toList();
    }

    /// Whether the close is an adjusted one, for lack of a raw one.
    public boolean isCloseAdjusted() {
        String name = plain(header.get(place(PriceColumn.CLOSE)));
        return name.contains("adj") && !name.startsWith("closeclose");
    }

    /// The field of this column, or −1.
    int place(PriceColumn column) {
        return places.getOrDefault(column, -1);
    }

    /// How the header was understood, for the report.
    public Map<String, String> understood() {
        Map<String, String> names = new LinkedHashMap<>();
        places.forEach((column, place) ->
                names.put(
                        column.label(),
                        header.get(place).isEmpty() ? "column " + (place + 1) : header.get(place)));
        return names;
    }

    List<PriceColumn> missing() {
        return Stream.of(PriceColumn.values())
                .filter(column -> column.isNeeded() && !places.containsKey(column))
                .toList();
    }

    private static Map<PriceColumn, Integer> places(List<String> header) {
        List<String> plain = header.stream().map(PriceColumns::plain).toList();
        Map<PriceColumn, Integer> places = new EnumMap<>(PriceColumn.class);
        for (PriceColumn column : PriceColumn.values()) {
            column.names().stream()
                    .map(plain::indexOf)
                    .filter(place -> place >= 0 && !places.containsValue(place))
                    .findFirst()
                    .ifPresent(place -> places.put(column, place));
        }
        if (!places.containsKey(PriceColumn.DATE)) {
            dateWithZone(header).ifPresent(place -> places.put(PriceColumn.DATE, place));
        }
        PairVolume.place(header).ifPresent(place -> places.putIfAbsent(PriceColumn.VOLUME, place));
        if (plain.get(0).isEmpty()) {
            places.putIfAbsent(PriceColumn.DATE, 0); // the index that pandas writes has no name
        }
        return places;
    }

    private static OptionalInt dateWithZone(List<String> header) {
        return IntStream.range(0, header.size())
                .filter(place -> {
                    Matcher zone = ZONE_BEHIND.matcher(header.get(place));
                    return zone.matches()
                            && PriceColumn.DATE.names().contains(plain(zone.group(1)));
                })
                .findFirst();
    }

    /// A name in small letters and digits alone, those of English where they are known.
    static String plain(String name) {
        return HeaderWords.english(name)
                .orElseGet(() -> {
                    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
                    return plain.isEmpty() ? HeaderWords.letters(name) : plain;
                });
    }

    private static Optional<Ticker> prefix(List<String> header) {
        List<String> prefixes =
                header.stream()
                        .filter(name -> name.lastIndexOf('.') > 0)
                        .map(name -> name.substring(0, name.lastIndexOf('.')))
                        .distinct()
                        .toList();
        return prefixes.size() == 1 ? Ticker.of(prefixes.get(0)) : Optional.empty();
    }

    private static List<String> withoutPrefix(List<String> header) {
        return header.stream().map(name -> name.substring(name.lastIndexOf('.') + 1)).toList();
    }
}
