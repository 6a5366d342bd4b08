package bellwether.providers;

import com.fasterxml.jackson.databind.JsonNode;
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
