package bellwether.market.imports.format;

import bellwether.market.symbols.Rejection;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The records of one JSON object as Alpha Vantage answers: `Meta Data`, which names the symbol,
/// and `Time Series (Daily)` or `(60min)`, a record under each date.
final class JsonSeries implements PriceTable {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String META = "Meta Data";
    private static final String SERIES = "Time Series";
    private static final String SYMBOL = "symbol";
    private static final String DATE = "date";

    private final BufferedReader text;
    private final List<String> names;
    private final JsonParser json;
    private final CsvRow row = new CsvRow();
    private final String symbol;
    private boolean ahead;
    private boolean ended;

    /// @param names of the columns, as `names` gave them
    JsonSeries(BufferedReader text, List<String> names) throws IOException {
        this.text = text;
        this.names = names;
        this.json = FACTORY.createParser(text);
        try {
            this.symbol = find(json);
        } catch (JsonProcessingException e) {
            throw JsonTable.broken(e, json);
        }
    }

    /// The columns, when this is how such an answer begins; else none.
    ///
    /// @throws Refusal when its series is of weeks or months
    static List<String> names(String sample) throws IOException {
        if (!sample.contains('"' + META + '"') && !sample.contains(SERIES)) {
            return List.of();
        }
        try (JsonParser json = FACTORY.createParser(new StringReader(sample))) {
            String symbol = find(json);
            if (json.nextToken() != JsonToken.FIELD_NAME) {
                return List.of();
            }
            json.nextToken();
            List<String> names = new ArrayList<>(symbol.isEmpty() ? List.of() : List.of(SYMBOL));
            names.add(DATE);
            names.addAll(JsonTable.members(json, new CsvRow(), new HashSet<>()).keySet());
            return names;
        } catch (JsonProcessingException e) {
            return List.of(); // something else, which others understand or refuse
        }
    }

    /// The zone that the answer names for its times, when it names one that is known.
    static Optional<ZoneId> zone(String sample) throws IOException {
        try (JsonParser json = FACTORY.createParser(new StringReader(sample))) {
            return TimeZones.of(member(meta(json), "Time Zone"));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /// Goes on to the first record of the series.
    ///
    /// @return the symbol of the answer; empty when it names none
    private static String find(JsonParser json) throws IOException {
        return symbol(meta(json));
    }

    /// Goes on to the first record of the series.
    ///
    /// @return what the answer says of itself
    private static Map<String, String> meta(JsonParser json) throws IOException {
        Map<String, String> meta = Map.of();
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return meta;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.contains(SERIES)) {
                requireDays(name);
                return meta;
            } else if (name.equals(META)) {
                meta = JsonTable.members(json, new CsvRow(), new HashSet<>());
            } else {
                json.skipChildren();
            }
        }
        return meta;
    }

    private static void requireDays(String name) {
        String words = name.toLowerCase(Locale.ROOT);
        if (words.contains("week") || words.contains("month")) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "other_timeframe",
                    "It holds a %s; weeks and months are put together from days, so import those."
                            .formatted(Rejection.shown(name)));
        }
    }

    /// A coin is quoted in its market's currency, and a currency in another: `ETH-USD`, `EURUSD=X`.
    private static String symbol(Map<String, String> meta) {
        String coin = member(meta, "Digital Currency Code");
        String from = member(meta, "From Symbol");
        if (!coin.isEmpty()) {
            String market = member(meta, "Market Code");
            return market.isEmpty() ? coin : coin + "-" + market;
        }
        return from.isEmpty() ? member(meta, "Symbol") : from + member(meta, "To Symbol") + "=X";
    }

    /// Members are numbered: `2. Symbol`.
    private static String member(Map<String, String> meta, String name) {
        return meta.entrySet().stream()
                .filter(entry -> entry.getKey().replaceFirst("^\\d+\\. ", "").equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    @Override
    public boolean hasNext() throws IOException {
        try {
            if (!ahead && !ended) {
                ended = json.nextToken() != JsonToken.FIELD_NAME;
                if (!ended) {
                    read();
                    ahead = true;
                }
            }
            return ahead;
        } catch (JsonProcessingException e) {
            throw JsonTable.broken(e, json);
        }
    }

    private void read() throws IOException {
        String date = json.currentName();
        row.begin(json.currentTokenLocation().getLineNr());
        json.nextToken();
        Set<String> numbers = new HashSet<>();
        Map<String, String> members = JsonTable.members(json, row, numbers);
        for (String name : names) {
            String value =
                    switch (name) {
                        case SYMBOL -> symbol;
                        case DATE -> date;
                        default -> members.getOrDefault(name, "");
                    };
            JsonTable.add(row, value, numbers.contains(name));
        }
    }

    @Override
    public CsvRow next() {
        ahead = false;
        return row;
    }

    @Override
    public void close() throws IOException {
        json.close();
        text.close();
    }
}
