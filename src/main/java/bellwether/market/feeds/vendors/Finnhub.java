package bellwether.market.feeds.vendors;

import bellwether.market.feeds.AnswerParser;
import bellwether.market.feeds.Instrument;
import bellwether.market.feeds.PriceProvider;
import bellwether.market.feeds.ProviderBar;
import bellwether.market.feeds.ProviderException;
import bellwether.market.feeds.ProviderName;
import bellwether.market.feeds.Quote;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finnhub's stock candles. They are adjusted for the splits so far, and tell none.
public final class Finnhub implements PriceProvider {
    private static final List<String> COLUMNS = List.of("o", "h", "l", "c", "v");

    @Override
    public ProviderName source() {
        return ProviderName.FINNHUB;
    }

    @Override
    public Optional<String> symbol(Instrument instrument) {
        return switch (instrument.kind()) {
            case INDEX -> Optional.of(instrument.ticker());
            case PAIR -> Optional.empty();
            case SHARE ->
                    Optional.of(
                            instrument.isAmericanShare()
                                    ? instrument.share(".")
                                    : instrument.listed());
        };
    }

    @Override
    public Question daily(Asked asked) {
        return new Question(
                "/api/v1/stock/candle?symbol=%s&resolution=D&from=%d&to=%d"
                        .formatted(
                                AnswerParser.encode(asked.symbol()),
                                asked.from().atStartOfDay(ZoneOffset.UTC).toEpochSecond(),
                                asked.until()
                                        .plusDays(1)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toEpochSecond()),
                Map.of("X-Finnhub-Token", asked.key()));
    }

    @Override
    public Optional<Question> quote(Instrument instrument, String symbol, String key) {
        return Optional.of(
                new Question(
                        "/api/v1/quote?symbol=" + AnswerParser.encode(symbol),
                        Map.of("X-Finnhub-Token", key)));
    }

    /// Its answers do not name the symbol; of one that it does not know all numbers are 0.
    @Override
    public Quote quoted(String answer, String symbol) {
        JsonNode quote = AnswerParser.json(answer);
        if (!quote.path("t").isIntegralNumber() || !quote.path("c").isNumber()) {
            throw ProviderException.wrong("returned JSON without a quote");
        }
        if (quote.get("t").asLong() == 0) {
            throw ProviderException.noBars("returned no price for this symbol");
        }
        return Quote.at(
                        AnswerParser.price(quote.get("c").decimalValue().toString()),
                        AnswerParser.time(quote.get("t").asLong()))
                .after(AnswerParser.maybePrice(quote.path("pc")));
    }

    @Override
    public List<ProviderBar> days(String answer, Asked asked) {
        JsonNode candles = AnswerParser.json(answer);
        String state = candles.path("s").asText("");
        if (state.equals("no_data")) {
            throw ProviderException.noBars(
                    "has no bars for these days, or does not know the symbol");
        }
        JsonNode times = candles.path("t");
        if (!state.equals("ok") || !times.isArray()) {
            throw ProviderException.wrong("returned JSON without candles");
        }
        for (String column : COLUMNS) {
            if (candles.path(column).size() != times.size()) {
                throw ProviderException.wrong("returned columns of different lengths");
            }
        }
        List<ProviderBar> days = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            int place = i;
            days.add(
                    ProviderBar.bar(
                            AnswerParser.date(times.get(i).asLong(Long.MAX_VALUE)),
                            COLUMNS.stream()
                                    .map(column -> ProviderBar.text(candles.get(column).get(place)))
                                    .toList()));
        }
        return days;
    }
}
