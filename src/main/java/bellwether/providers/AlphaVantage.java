package bellwether.providers;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Alpha Vantage's TIME_SERIES_DAILY: prices as traded. Splits and dividends come only with its
/// paid sister, whose fields are read where they are.
final class AlphaVantage implements PriceProvider {
    /// The compact answer holds 100 sessions.
    private static final int COMPACT_DAYS = 130;

    private static final Map<String, String> EXCHANGES =
            Map.of(
                    "L", ".LON", "DE", ".DEX", "BO", ".BSE", "TO", ".TRT", "V", ".TRV", "SS",
                    ".SHH", "SZ", ".SHZ");

    @Override
    public Source source() {
        return Source.ALPHA_VANTAGE;
    }

    @Override
    public Optional<String> symbol(Instrument instrument) {
        if (instrument.kind() != Instrument.Kind.SHARE) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                        instrument.exchange().isEmpty() ? "" : EXCHANGES.get(instrument.exchange()))
                .map(suffix -> instrument.share("-") + suffix);
    }

    /// The key can only be sent in the address; so addresses are never shown.
    @Override
    public Question daily(Asked asked) {
        boolean few = asked.from().plusDays(COMPACT_DAYS).isAfter(asked.until());
        return Question.of(
                "/query?function=TIME_SERIES_DAILY&symbol=%s&outputsize=%s&apikey=%s"
                        .formatted(
                                Texts.encode(asked.symbol()),
                                few ? "compact" : "full",
                                Texts.encode(asked.key())));
    }

    /// It tells the day only.
    @Override
    public Optional<Question> quote(Instrument instrument, String symbol, String key) {
        return Optional.of(
                Question.of(
                        "/query?function=GLOBAL_QUOTE&symbol=%s&apikey=%s"
                                .formatted(Texts.encode(symbol), Texts.encode(key))));
    }

    @Override
    public Quote quoted(String answer, String symbol) {
        JsonNode quote = said(answer).path("Global Quote");
        if (!quote.isObject()) {
            throw Trouble.wrong("answered with JSON that holds no quote");
        }
        if (quote.isEmpty()) {
            throw Trouble.noBars("tells no price of this symbol");
        }
        Texts.requireSame(symbol, quote.path("01. symbol").asText(""));
        return Quote.of(
                        Texts.price(quote.path("05. price").asText("")),
                        Texts.date(quote.path("07. latest trading day").asText("")))
                .after(
                        Optional.of(quote.path("08. previous close").asText(""))
                                .filter(text -> !text.isEmpty())
                                .map(Texts::price));
    }

    /// The answer, unless it says that there is none.
    private static JsonNode said(String answer) {
        JsonNode tree = Texts.json(answer);
        for (String limit : List.of("Note", "Information")) {
            if (tree.hasNonNull(limit)) {
                throw new Trouble(
                        Trouble.Kind.TOO_MANY, "said: " + Texts.shown(tree.get(limit).asText()));
            }
        }
        if (tree.hasNonNull("Error Message")) {
            throw Trouble.noBars("said: " + Texts.shown(tree.get("Error Message").asText()));
        }
        return tree;
    }

    @Override
    public List<Day> days(String answer, Asked asked) {
        JsonNode tree = said(answer);
        JsonNode series = tree.path("Time Series (Daily)");
        if (!series.isObject()) {
            throw Trouble.wrong("answered with JSON that holds no daily series");
        }
        Texts.requireSame(asked.symbol(), tree.path("Meta Data").path("2. Symbol").asText(""));
        return days(series, asked);
    }

    private static List<Day> days(JsonNode series, Asked asked) {
        List<Day> days = new ArrayList<>();
        series.properties()
                .forEach(entry -> {
                    LocalDate date = Texts.date(entry.getKey());
                    if (!date.isBefore(asked.from())) {
                        days.add(day(date, entry.getValue()));
                    }
                });
        days.sort(Comparator.comparing(Day::date));
        return days;
    }

    private static Day day(LocalDate date, JsonNode cells) {
        JsonNode volume = cells.has("6. volume") ? cells.get("6. volume") : cells.path("5. volume");
        return new Day(
                date,
                Day.text(cells.path("1. open")),
                Day.text(cells.path("2. high")),
                Day.text(cells.path("3. low")),
                Day.text(cells.path("4. close")),
                Day.text(volume),
                Day.text(cells.path("7. dividend amount")),
                Day.text(cells.path("8. split coefficient")));
    }
}
