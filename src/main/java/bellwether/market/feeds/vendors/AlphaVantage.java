package bellwether.market.feeds.vendors;

import bellwether.market.feeds.AnswerParser;
import bellwether.market.feeds.Instrument;
import bellwether.market.feeds.PriceProvider;
import bellwether.market.feeds.ProviderBar;
import bellwether.market.feeds.ProviderException;
import bellwether.market.feeds.ProviderName;
import bellwether.market.feeds.Quote;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Alpha Vantage's TIME_SERIES_DAILY: prices as traded. Splits and dividends come only with its
/// paid sister, whose fields are read where they are.
public final class AlphaVantage implements PriceProvider {
    /// The compact answer holds 100 sessions.
    private static final int COMPACT_DAYS = 130;

    private static final Map<String, String> EXCHANGES =
            Map.of(
                    "L", ".LON", "DE", ".DEX", "BO", ".BSE", "TO", ".TRT", "V", ".TRV", "SS",
                    ".SHH", "SZ", ".SHZ");

    @Override
    public ProviderName source() {
        return ProviderName.ALPHA_VANTAGE;
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
                                AnswerParser.encode(asked.symbol()),
                                few ? "compact" : "full",
                                AnswerParser.encode(asked.key())));
    }

    /// It tells the day only.
    @Override
    public Optional<Question> quote(Instrument instrument, String symbol, String key) {
        return Optional.of(
                Question.of(
                        "/query?function=GLOBAL_QUOTE&symbol=%s&apikey=%s"
                                .formatted(AnswerParser.encode(symbol), AnswerParser.encode(key))));
    }

    @Override
    public Quote quoted(String answer, String symbol) {
        JsonNode quote = said(answer).path("Global Quote");
        if (!quote.isObject()) {
            throw ProviderException.wrong("returned JSON without a quote");
        }
        if (quote.isEmpty()) {
            throw ProviderException.noBars("returned no price for this symbol");
        }
        AnswerParser.requireSame(symbol, quote.path("01. symbol").asText(""));
        return Quote.of(
                        AnswerParser.price(quote.path("05. price").asText("")),
                        AnswerParser.date(quote.path("07. latest trading day").asText("")))
                .after(
                        Optional.of(quote.path("08. previous close").asText(""))
                                .filter(text -> !text.isEmpty())
                                .map(AnswerParser::price));
    }

    /// The answer, unless it says that there is none.
    private static JsonNode said(String answer) {
        JsonNode tree = AnswerParser.json(answer);
        for (String limit : List.of("Note", "Information")) {
            if (tree.hasNonNull(limit)) {
                throw new ProviderException(
                        ProviderException.Kind.TOO_MANY,
                        "said: " + AnswerParser.shown(tree.get(limit).asText()));
            }
        }
        if (tree.hasNonNull("Error Message")) {
            throw ProviderException.noBars(
                    "said: " + AnswerParser.shown(tree.get("Error Message").asText()));
        }
        return tree;
    }

    @Override
    public List<ProviderBar> days(String answer, Asked asked) {
        JsonNode tree = said(answer);
        JsonNode series = tree.path("Time Series (Daily)");
        if (!series.isObject()) {
            throw ProviderException.wrong("returned JSON without a daily series");
        }
        AnswerParser.requireSame(
                asked.symbol(), tree.path("Meta Data").path("2. Symbol").asText(""));
        return days(series, asked);
    }

    private static List<ProviderBar> days(JsonNode series, Asked asked) {
        List<ProviderBar> days = new ArrayList<>();
        series.properties()
                .forEach(entry -> {
                    LocalDate date = AnswerParser.date(entry.getKey());
                    if (!date.isBefore(asked.from())) {
                        days.add(day(date, entry.getValue()));
                    }
                });
        days.sort(Comparator.comparing(ProviderBar::date));
        return days;
    }

    private static ProviderBar day(LocalDate date, JsonNode cells) {
        JsonNode volume = cells.has("6. volume") ? cells.get("6. volume") : cells.path("5. volume");
        return new ProviderBar(
                date,
                ProviderBar.text(cells.path("1. open")),
                ProviderBar.text(cells.path("2. high")),
                ProviderBar.text(cells.path("3. low")),
                ProviderBar.text(cells.path("4. close")),
                ProviderBar.text(volume),
                ProviderBar.text(cells.path("7. dividend amount")),
                ProviderBar.text(cells.path("8. split coefficient")));
    }
}
