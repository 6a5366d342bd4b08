package bellwether.market.symbols;

import bellwether.market.calendar.Calendars;
import bellwether.market.money.PriceUnit;
import bellwether.market.money.StatedUnits;
import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is stated about a symbol, each of it null when it is not known.
///
/// @param currency of its prices: `USD`, or `GBX` for pence
/// @param exchange where it is listed: its market identifier code, `XNYS`, also when it was given
///   as NYSE; one that is not known here as it was given
/// @param listed the first day on which it could be traded
/// @param delisted the first day on which it could no longer be
/// @param tick the smallest step of its prices, in their unit
/// @param lot the smallest quantity that is traded
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
        @Nullable String delisted,
        @Nullable BigDecimal tick,
        @Nullable BigDecimal lot)
        implements SelfValidating {
    private static final String TEXT = "[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*";
    private static final String TEXT_RULE = "must be text on one line, and not blank";
    private static final int FIRST_YEAR = 1600;
    private static final int LAST_YEAR = 9999;
    private static final BigDecimal LEAST_STEP = new BigDecimal("0.000000000001");
    private static final BigDecimal LARGEST_STEP = new BigDecimal("1000000000");
    private static final int MOST_DIGITS = 12;

    public SymbolFacts {
        currency =
                currency == null
                        ? null
                        : PriceUnit.of(currency).map(PriceUnit::code).orElse(currency);
        tick = tick == null ? null : plain(tick);
        lot = lot == null ? null : plain(lot);
        exchange = exchange == null ? null : Calendars.code(exchange);
    }

    /// 0.050 and 0.05 are the same.
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 && stripped.scale() > -MOST_DIGITS
                ? stripped.setScale(0)
                : stripped;
    }

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (currency != null
                && currency.matches("[A-Za-z]{3,5}")
                && PriceUnit.of(currency).isEmpty()) {
            faults.add(new Fault("/currency", PriceUnit.rule(currency)));
        }
        requireStep(faults, "/tick", tick);
        requireStep(faults, "/lot", lot);
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

    private static void requireStep(List<Fault> faults, String pointer, @Nullable BigDecimal step) {
        if (step != null
                && (step.compareTo(LEAST_STEP) < 0
                        || step.compareTo(LARGEST_STEP) > 0
                        || step.scale() > MOST_DIGITS)) {
            faults.add(
                    new Fault(
                            pointer,
                            "must be above 0, at most 1,000,000,000, and have at most 12 digits behind the point, was "
                                    + step));
        }
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
                either(delisted, before.delisted),
                either(tick, before.tick),
                either(lot, before.lot));
    }

    private static <T> @Nullable T either(@Nullable T stated, @Nullable T before) {
        return stated == null ? before : stated;
    }

    @JsonIgnore
    StatedUnits units() {
        return new StatedUnits(
                Optional.ofNullable(currency), Optional.ofNullable(tick), Optional.ofNullable(lot));
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
