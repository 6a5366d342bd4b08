package bellwether.market.symbols;

import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is stated about a symbol, each of it null when it is not known.
///
/// @param exchange where it is listed, such as `XNYS`
/// @param listed the first day on which it could be traded
/// @param delisted the first day on which it could no longer be
public record SymbolFacts(
        @Nullable @Pattern(regexp = TEXT, message = TEXT_RULE) @Size(max = 200) String name,
        @Nullable @Pattern(regexp = TEXT, message = TEXT_RULE) @Size(max = 100) String sector,
        @Nullable
                @Pattern(
                        regexp = "[A-Za-z]{3,5}",
                        message = "must be a currency of 3 to 5 letters, such as USD")
                String currency,
        @Nullable
                @Pattern(
                        regexp = "[A-Za-z0-9][A-Za-z0-9 ._-]{0,31}",
                        message = "must be an exchange such as XNYS: 1 to 32 letters and digits")
                String exchange,
        @Nullable String listed,
        @Nullable String delisted)
        implements SelfValidating {
    static final SymbolFacts NONE = new SymbolFacts(null, null, null, null, null, null);

    private static final String TEXT = "[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*";
    private static final String TEXT_RULE = "must be text on one line, and not blank";
    private static final int FIRST_YEAR = 1600;
    private static final int LAST_YEAR = 9999;

    public SymbolFacts {
        exchange = exchange == null ? null : exchange.toUpperCase(Locale.ROOT);
    }

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        requireDate(faults, "/listed", listed);
        requireDate(faults, "/delisted", delisted);
        Optional<LocalDate> from = date(listed);
        Optional<LocalDate> to = date(delisted);
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            faults.add(
                    new Fault(
                            "/delisted",
                            "must not be before listed, was %s and listed %s"
                                    .formatted(delisted, listed)));
        }
        return faults;
    }

    private static void requireDate(List<Fault> faults, String pointer, @Nullable String text) {
        if (text != null && date(text).isEmpty()) {
            faults.add(
                    new Fault(
                            pointer,
                            "must be a date such as 2012-05-18, was " + Rejection.shown(text)));
        }
    }

    public static Optional<LocalDate> date(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// These, and what is not known by them as it was.
    public SymbolFacts over(SymbolFacts before) {
        return new SymbolFacts(
                either(name, before.name),
                either(sector, before.sector),
                either(currency, before.currency),
                either(exchange, before.exchange),
                either(listed, before.listed),
                either(delisted, before.delisted));
    }

    private static @Nullable String either(@Nullable String stated, @Nullable String before) {
        return stated == null ? before : stated;
    }

    @JsonIgnore
    @Nullable LocalDate listedOn() {
        return date(listed).orElse(null);
    }

    @JsonIgnore
    @Nullable LocalDate delistedOn() {
        return date(delisted).orElse(null);
    }
}
