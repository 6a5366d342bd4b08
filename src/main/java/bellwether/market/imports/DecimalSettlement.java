package bellwether.market.imports;

import bellwether.market.imports.format.DecimalMark;
import bellwether.market.imports.format.DecimalSurvey;
import bellwether.market.imports.format.FileShape;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.db.Transactions;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Settles by the closes that are stored how the numbers of a file are meant which says nothing of
/// it itself.
final class DecimalSettlement {
    private final Transactions transactions;
    private final Map<Ticker, Optional<StoredCloseDao.Close>> stored = new HashMap<>();
    private final Map<DecimalMark, String> reasons = new EnumMap<>(DecimalMark.class);

    DecimalSettlement(Transactions transactions) {
        this.transactions = transactions;
    }

    /// The shape with its mark.
    ///
    /// @param whole the symbol of all rows, where no column names it
    /// @throws Refusal when nothing says which mark it is
    FileShape settle(FileShape shape, Optional<Ticker> whole) {
        if (!shape.isUndecided()) {
            return shape;
        }
        for (DecimalSurvey.Sample sample : shape.undecided()) {
            Optional<Ticker> ticker =
                    sample.ticker().isEmpty() ? whole : Ticker.of(sample.ticker());
            ticker.ifPresent(known -> weigh(known, sample));
        }
        if (reasons.size() != 1) {
            throw unknown(shape.undecided().getFirst());
        }
        Map.Entry<DecimalMark, String> settled = reasons.entrySet().iterator().next();
        return shape.with(settled.getKey(), settled.getValue());
    }

    private void weigh(Ticker ticker, DecimalSurvey.Sample sample) {
        Optional<StoredCloseDao.Close> close =
                stored.computeIfAbsent(
                        ticker,
                        asked -> transactions.in(handle -> StoredCloseDao.newest(handle, asked)));
        close.flatMap(last -> sample.markNear(last.price()))
                .ifPresent(mark ->
                        reasons.putIfAbsent(
                                mark,
                                "The decimal mark is a %s: so %s fits %s, the stored close of %s of %s."
                                        .formatted(
                                                mark.label(),
                                                Rejection.shown(sample.price()),
                                                close.get().price(),
                                                ticker,
                                                close.get().day())));
    }

    private static Refusal unknown(DecimalSurvey.Sample sample) {
        return Refusal.of(
                RefusalKind.INVALID,
                "decimal_unknown",
                "Its numbers can be read two ways: %s is %s with a decimal comma and %s with a decimal point, and nothing in the file says which. Nothing was stored; say --decimal=comma or --decimal=point (decimal= over HTTP)."
                        .formatted(
                                Rejection.shown(sample.price()),
                                sample.words(DecimalMark.COMMA),
                                sample.words(DecimalMark.POINT)));
    }
}
