package bellwether.market.bars.http;

import bellwether.market.bars.ActionKind;
import bellwether.market.bars.CorporateAction;
import bellwether.market.symbols.Rejection;
import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A split or dividend as a client states it: `{"kind":"split","ex_date":"2018-05-31",
/// "numerator":2,"denominator":1}` or `{"kind":"dividend","ex_date":"2018-05-31","amount":0.5}`.
record NewAction(
        @NotNull String kind,
        @NotNull String exDate,
        @Positive @DecimalMax("10000") @Nullable BigDecimal numerator,
        @Positive @DecimalMax("10000") @Nullable BigDecimal denominator,
        @Positive @DecimalMax("1e12") @Nullable BigDecimal amount)
        implements SelfValidating {

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (exDate != null && date().isEmpty()) {
            faults.add(
                    new Fault(
                            "/ex_date",
                            "must be a date such as 2018-05-31, was " + Rejection.shown(exDate)));
        }
        requireDigits(faults, "numerator", numerator);
        requireDigits(faults, "denominator", denominator);
        requireDigits(faults, "amount", amount);
        if (isSplit()) {
            require(faults, "numerator", numerator);
            require(faults, "denominator", denominator);
            forbid(faults, "amount", amount);
            if (numerator != null && denominator != null && numerator.compareTo(denominator) == 0) {
                faults.add(new Fault("/numerator", "must differ from denominator"));
            }
        } else if (isDividend()) {
            require(faults, "amount", amount);
            forbid(faults, "numerator", numerator);
            forbid(faults, "denominator", denominator);
        } else if (kind != null) {
            faults.add(
                    new Fault("/kind", "must be split or dividend, was " + Rejection.shown(kind)));
        }
        return faults;
    }

    /// What is stored has no more digits, and none is dropped in silence.
    private static void requireDigits(List<Fault> faults, String name, @Nullable BigDecimal value) {
        if (value != null && value.stripTrailingZeros().scale() > CorporateAction.MOST_DIGITS) {
            faults.add(
                    new Fault(
                            "/" + name,
                            "must have at most %d digits behind the point, was %s"
                                    .formatted(CorporateAction.MOST_DIGITS, value)));
        }
    }

    private void require(List<Fault> faults, String name, @Nullable BigDecimal value) {
        if (value == null) {
            faults.add(new Fault("/" + name, "must be given for a " + kind));
        }
    }

    private void forbid(List<Fault> faults, String name, @Nullable BigDecimal value) {
        if (value != null) {
            faults.add(new Fault("/" + name, "must not be given for a " + kind));
        }
    }

    private boolean isSplit() {
        return ActionKind.SPLIT.code().equals(kind);
    }

    private boolean isDividend() {
        return ActionKind.DIVIDEND.code().equals(kind);
    }

    private Optional<LocalDate> date() {
        try {
            return Optional.of(LocalDate.parse(exDate == null ? "" : exDate))
                    .filter(date -> date.getYear() >= 1800 && date.getYear() <= 9999);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    CorporateAction action() {
        LocalDate day = date().orElseThrow();
        return isSplit()
                ? CorporateAction.split(
                        day, Objects.requireNonNull(numerator), Objects.requireNonNull(denominator))
                : CorporateAction.dividend(day, Objects.requireNonNull(amount));
    }
}
