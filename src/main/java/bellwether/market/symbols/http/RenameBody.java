package bellwether.market.symbols.http;

import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.SymbolFacts;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;

/// A new name of a symbol: `{"to":"META","renamed_on":"2022-06-09"}`.
///
/// @param renamedOn the first day of the new name
record RenameBody(
        @NotNull(message = "is required: the new ticker")
                @Pattern(
                        regexp = Ticker.TYPED_RULE,
                        message = "must be a ticker: " + Ticker.RULE_IN_WORDS)
                String to,
        @NotNull(message = "is required: the first day of the new name") String renamedOn)
        implements SelfValidating {

    @Override
    public List<Fault> faults() {
        return renamedOn == null || SymbolFacts.date(renamedOn).isPresent()
                ? List.of()
                : List.of(
                        new Fault(
                                "/renamed_on",
                                "must be a date such as 2022-06-09, was "
                                        + Rejection.shown(renamedOn)));
    }

    Ticker ticker() {
        return Ticker.of(to).orElseThrow();
    }

    LocalDate day() {
        return SymbolFacts.date(renamedOn).orElseThrow();
    }
}
