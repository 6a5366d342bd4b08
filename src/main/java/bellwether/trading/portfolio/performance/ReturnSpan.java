package bellwether.trading.portfolio.performance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// From one complete valuation to the next. Days that are not complete lie within one.
///
/// @param before null: before anything was there
/// @param begins the date of `before`, else of the first flow
/// @param inflow what came in, counted as there from the beginning
/// @param outflow what left, counted as there until the end
public record ReturnSpan(
        @Nullable Valuation before,
        Valuation after,
        LocalDate begins,
        BigDecimal inflow,
        BigDecimal outflow) {
    /// The spans between these valuations, those that are not complete left out.
    ///
    /// @param opening a complete one; null: nothing was there before the first of `later`
    /// @param flows in the order of the ledger
    public static List<ReturnSpan> between(
            @Nullable Valuation opening, List<Valuation> later, List<CashFlow> flows) {
        List<ReturnSpan> spans = new ArrayList<>();
        Valuation before = opening;
        for (Valuation after : later) {
            if (after.isComplete()) {
                spans.add(of(before, after, flows));
                before = after;
            }
        }
        return spans;
    }

    private static ReturnSpan of(
            @Nullable Valuation before, Valuation after, List<CashFlow> flows) {
        long from = before == null ? 0 : before.booked().ledger();
        BigDecimal in = BigDecimal.ZERO;
        BigDecimal out = BigDecimal.ZERO;
        LocalDate first = null;
        for (CashFlow flow :
                BookedStretch.of(flows, CashFlow::sequence, from, after.booked().ledger())) {
            BigDecimal amount = after.inBase(flow.currency(), flow.amount());
            in = in.add(amount.max(BigDecimal.ZERO));
            out = out.add(amount.negate().max(BigDecimal.ZERO));
            first = first == null ? flow.date() : first;
        }
        LocalDate begins = before != null ? before.day() : first;
        return new ReturnSpan(
                before,
                after,
                begins == null || begins.isAfter(after.day()) ? after.day() : begins,
                in,
                out);
    }

    /// Those of the flows that belong to it.
    List<CashFlow> counted(List<CashFlow> flows) {
        long from = before == null ? 0 : before.booked().ledger();
        return BookedStretch.of(flows, CashFlow::sequence, from, after.booked().ledger());
    }

    public BigDecimal opening() {
        return before == null ? BigDecimal.ZERO : before.worth();
    }

    /// What worked throughout it.
    public BigDecimal invested() {
        return opening().add(inflow);
    }

    public BigDecimal profit() {
        return after.worth().add(outflow).subtract(invested());
    }

    /// (V + out) ÷ (V₀ + in) − 1. Empty where nothing, or less, was invested and something came of
    /// it.
    public OptionalDouble rate() {
        if (invested().signum() > 0) {
            return OptionalDouble.of(
                    profit().divide(invested(), MathContext.DECIMAL64).doubleValue());
        }
        return isEmpty() ? OptionalDouble.of(0) : OptionalDouble.empty();
    }

    /// Whether there was nothing in it.
    public boolean isEmpty() {
        return invested().signum() == 0 && profit().signum() == 0;
    }
}
