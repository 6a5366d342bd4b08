package bellwether.research.evidence.work;

import bellwether.market.symbols.Stock;
import bellwether.research.evidence.store.EvidenceReadDao;
import bellwether.research.evidence.store.EvidenceRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// What followed signals, for those who look at it.
public final class EvidenceArchive {
    private final Jdbi jdbi;
    private final EvidenceReadDao evidence = new EvidenceReadDao();

    public EvidenceArchive(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// What was found of a query.
    ///
    /// @param dataDay the newest day of what was looked at; empty where no job has run
    public record CardListing(Optional<LocalDate> dataDay, List<FoundCard> cards) {
        public CardListing {
            cards = List.copyOf(cards);
        }
    }

    /// The newest cards: those of the universe first, then of sectors, then of the symbol.
    ///
    /// @param upTo a day of data; null for the newest of all
    public CardListing find(EvidenceQuery wanted, @Nullable LocalDate upTo) {
        List<EvidenceRow> rows = rows(wanted, upTo);
        String ticker = wanted.symbol().map(Stock::ticker).orElse(null);
        return new CardListing(
                rows.stream().map(EvidenceRow::dataDay).max(LocalDate::compareTo),
                rows.stream()
                        .flatMap(row ->
                                row.cards().cards().stream()
                                        .filter(wanted::isOf)
                                        .map(card -> FoundCard.of(row, ticker, card)))
                        .toList());
    }

    /// The sectors that there are cards of.
    public List<String> sectors() {
        return jdbi.withHandle(evidence::sectors);
    }

    private List<EvidenceRow> rows(EvidenceQuery wanted, @Nullable LocalDate upTo) {
        String ticker = wanted.symbol().map(Stock::ticker).orElse(null);
        return jdbi.withHandle(h ->
                evidence.newest(
                        h,
                        wanted.owner(),
                        wanted.scopes(),
                        sector(wanted),
                        ticker,
                        wanted.signals(),
                        upTo));
    }

    /// A symbol without a sector has cards of none.
    private static @Nullable String sector(EvidenceQuery wanted) {
        return wanted.sector()
                .or(() ->
                        wanted.symbol()
                                .map(stock -> Optional.ofNullable(stock.sector()).orElse("")))
                .orElse(null);
    }
}
