package bellwether.bench;

import bellwether.market.symbols.Survivorship;
import bellwether.research.learning.training.GateLine;
import bellwether.research.learning.training.ModelCard;
import java.time.LocalDate;
import java.util.List;

/// The card of a model that no training has made, for benchmarks that only need an active one.
public final class StandInCard {
    private StandInCard() {}

    /// Of so many sessions.
    public static ModelCard of(int sessions) {
        return new ModelCard(
                new ModelCard.Span(LocalDate.EPOCH, LocalDate.EPOCH, sessions, 1, null),
                new ModelCard.Rows(1, 1, 0, 2, 0, 0, null, 0.5, ""),
                new Survivorship(1, 0, 0, true, ""),
                new ModelCard.Metrics(null, null, null, null, null, null, null, null, null),
                1,
                1,
                null,
                List.of(),
                List.of(),
                List.of(new GateLine("dates", true, 250.0, 250, "")),
                List.of(),
                List.of());
    }
}
