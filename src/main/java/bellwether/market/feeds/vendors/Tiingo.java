package bellwether.market.feeds.vendors;

import bellwether.market.feeds.AnswerParser;
import bellwether.market.feeds.Instrument;
import bellwether.market.feeds.PriceProvider;
import bellwether.market.feeds.ProviderBar;
import bellwether.market.feeds.ProviderException;
import bellwether.market.feeds.ProviderName;
import bellwether.market.feeds.Quote;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Tiingo's end-of-day prices: as traded, each day with its dividend and split. Its answers do not
/// name the symbol.
public final class Tiingo implements PriceProvider {
    @Override
    public ProviderName source() {
        return ProviderName.TIINGO;
    }

    @Override
    public Optional<String> symbol(Instrument instrument) {
        return Optional.of(instrument.share("-").toLowerCase(Locale.ROOT))
                .filter(_ -> instrument.isAmericanShare());
    }

    @Override
    public Question daily(Asked asked) {
        return new Question(
                "/tiingo/daily/%s/prices?startDate=%s&endDate=%s&format=json"
                        .formatted(
                                AnswerParser.encode(asked.symbol()), asked.from(), asked.until()),
                Map.of("Authorization", "Token " + asked.key()));
    }

    /// From the IEX exchange.
    @Override
    public Optional<Question> quote(Instrument instrument, String symbol, String key) {
        return Optional.of(
                new Question(
                        "/iex/" + AnswerParser.encode(symbol),
                        Map.of("Authorization", "Token " + key)));
    }

    @Override
    public Quote quoted(String answer, String symbol) {
        JsonNode quotes = AnswerParser.json(answer);
        if (!quotes.isArray() || quotes.size() > 1) {
            throw ProviderException.wrong("returned JSON without a quote");
        }
        if (quotes.isEmpty()) {
            throw ProviderException.noBars("returned no price for this symbol");
        }
        JsonNode quote = quotes.get(0);
        AnswerParser.requireSame(symbol, quote.path("ticker").asText(""));
        JsonNode price = quote.path("tngoLast");
        return Quote.at(
                        AnswerParser.price(price.isNumber() ? price.decimalValue().toString() : ""),
                        time(quote.path("timestamp").asText("")))
                .after(AnswerParser.maybePrice(quote.path("prevClose")));
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw ProviderException.wrong(
                    "returned the invalid time \"%s\"".formatted(AnswerParser.shown(text)));
        }
    }

    @Override
    public List<ProviderBar> days(String answer, Asked asked) {
        JsonNode bars = AnswerParser.json(answer);
        if (!bars.isArray()) {
            throw ProviderException.wrong("returned JSON without prices");
        }
        if (bars.isEmpty()) {
            throw ProviderException.noBars("has no bars for these days");
        }
        List<ProviderBar> days = new ArrayList<>();
        for (JsonNode bar : bars) {
            days.add(
                    new ProviderBar(
                            AnswerParser.date(bar.path("date").asText("")),
                            ProviderBar.text(bar.path("open")),
                            ProviderBar.text(bar.path("high")),
                            ProviderBar.text(bar.path("low")),
                            ProviderBar.text(bar.path("close")),
                            ProviderBar.text(bar.path("volume")),
                            ProviderBar.text(bar.path("divCash")),
                            ProviderBar.text(bar.path("splitFactor"))));
        }
        return days;
    }
}
