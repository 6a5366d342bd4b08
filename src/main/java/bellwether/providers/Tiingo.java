package bellwether.providers;

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
final class Tiingo implements PriceProvider {
    @Override
    public Source source() {
        return Source.TIINGO;
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
                        .formatted(Texts.encode(asked.symbol()), asked.from(), asked.until()),
                Map.of("Authorization", "Token " + asked.key()));
    }

    /// From the IEX exchange.
    @Override
    public Optional<Question> quote(Instrument instrument, String symbol, String key) {
        return Optional.of(
                new Question(
                        "/iex/" + Texts.encode(symbol), Map.of("Authorization", "Token " + key)));
    }

    @Override
    public Quote quoted(String answer, String symbol) {
        JsonNode quotes = Texts.json(answer);
        if (!quotes.isArray() || quotes.size() > 1) {
            throw Trouble.wrong("answered with JSON that holds no quote");
        }
        if (quotes.isEmpty()) {
            throw Trouble.noBars("tells no price of this symbol");
        }
        JsonNode quote = quotes.get(0);
        Texts.requireSame(symbol, quote.path("ticker").asText(""));
        JsonNode price = quote.path("tngoLast");
        return Quote.at(
                        Texts.price(price.isNumber() ? price.decimalValue().toString() : ""),
                        time(quote.path("timestamp").asText("")))
                .after(Texts.maybePrice(quote.path("prevClose")));
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Trouble.wrong("answered with \"%s\" for a time".formatted(Texts.shown(text)));
        }
    }

    @Override
    public List<Day> days(String answer, Asked asked) {
        JsonNode bars = Texts.json(answer);
        if (!bars.isArray()) {
            throw Trouble.wrong("answered with JSON that holds no prices");
        }
        if (bars.isEmpty()) {
            throw Trouble.noBars("has no bars of these days");
        }
        List<Day> days = new ArrayList<>();
        for (JsonNode bar : bars) {
            days.add(
                    new Day(
                            Texts.date(bar.path("date").asText("")),
                            Day.text(bar.path("open")),
                            Day.text(bar.path("high")),
                            Day.text(bar.path("low")),
                            Day.text(bar.path("close")),
                            Day.text(bar.path("volume")),
                            Day.text(bar.path("divCash")),
                            Day.text(bar.path("splitFactor"))));
        }
        return days;
    }
}
