package bellwether.trading.portfolio.performance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a portfolio came to in a period.
///
/// @param opening the last complete valuation before it; null: nothing was there before
/// @param days all valuations of the period, also those that are not complete
/// @param spans between complete ones
/// @param flows of the spans, each at the rate of the valuation that counts it first
/// @param transfers how many of the flows were stated shares
public record PerformanceReport(
        @Nullable Valuation opening,
        List<Valuation> days,
        List<ReturnSpan> spans,
        List<DatedAmount> flows,
        Transfers transfers) {
    public PerformanceReport {
        days = List.copyOf(days);
        spans = List.copyOf(spans);
        flows = List.copyOf(flows);
    }

    /// Stated shares that came in or left.
    ///
    /// @param all of them
    /// @param asStated those of which no close was known when they were booked, so that they count
    ///   at their stated price
    public record Transfers(int all, int asStated) {
        Transfers plus(CashFlow flow) {
            return flow.transfer()
                    .map(one -> new Transfers(all + 1, one.priced() ? asStated : asStated + 1))
                    .orElse(this);
        }
    }

    public static PerformanceReport of(
            @Nullable Valuation opening, List<Valuation> days, List<CashFlow> flows) {
        List<ReturnSpan> spans = ReturnSpan.between(opening, days, flows);
        List<DatedAmount> dated = new ArrayList<>();
        Transfers transfers = new Transfers(0, 0);
        for (ReturnSpan span : spans) {
            for (CashFlow flow : span.counted(flows)) {
                dated.add(dated(span, flow));
                transfers = transfers.plus(flow);
            }
        }
        return new PerformanceReport(opening, days, spans, dated, transfers);
    }

    /// A flow may be dated after the valuation that counts it, as on a weekend.
    private static DatedAmount dated(ReturnSpan span, CashFlow flow) {
        LocalDate day = flow.date();
        day = day.isBefore(span.begins()) ? span.begins() : day;
        day = day.isAfter(span.after().day()) ? span.after().day() : day;
        return new DatedAmount(day, span.after().inBase(flow.currency(), flow.amount()));
    }

    /// The last complete valuation of the period.
    public Optional<Valuation> closing() {
        return spans.isEmpty() ? Optional.empty() : Optional.of(spans.getLast().after());
    }

    public ReturnIndex index() {
        return new ReturnIndex(spans);
    }

    /// The money-weighted return. Empty without exactly one.
    public Optional<InternalRate> rate() {
        return closing().flatMap(closing -> rate(closing.worth()));
    }

    /// The same, had the flows come to this.
    public Optional<InternalRate> rate(BigDecimal worth) {
        if (spans.isEmpty()) {
            return Optional.empty();
        }
        List<DatedAmount> payments = new ArrayList<>();
        ReturnSpan first = spans.getFirst();
        payments.add(new DatedAmount(first.begins(), first.opening().negate()));
        flows.forEach(flow -> payments.add(new DatedAmount(flow.date(), flow.amount().negate())));
        payments.add(new DatedAmount(spans.getLast().after().day(), worth));
        return InternalRate.of(payments);
    }

    public BigDecimal inflow() {
        return spans.stream().map(ReturnSpan::inflow).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal outflow() {
        return spans.stream().map(ReturnSpan::outflow).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
