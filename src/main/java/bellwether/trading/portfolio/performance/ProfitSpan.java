package bellwether.trading.portfolio.performance;

import bellwether.trading.execution.LedgerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A span and all that was booked in it.
///
/// @param entries of the ledger, flows left out
/// @param transfers the flows that were stated shares
public record ProfitSpan(
        ReturnSpan span,
        @Nullable ValuedDay before,
        ValuedDay after,
        List<LedgerEntry> entries,
        List<CashFlow> transfers,
        List<ClosedLot> closings) {
    public ProfitSpan {
        entries = List.copyOf(entries);
        transfers = List.copyOf(transfers);
        closings = List.copyOf(closings);
    }

    /// What was held at either end.
    List<ValuedLot> allLots() {
        List<ValuedLot> lots = new ArrayList<>(after.lots());
        if (before != null) {
            lots.addAll(before.lots());
        }
        return lots;
    }

    /// The spans between these days, as [ReturnSpan#between]. What was booked is in the order of
    /// its numbers.
    public static List<ProfitSpan> between(
            @Nullable ValuedDay opening,
            List<ValuedDay> later,
            List<CashFlow> flows,
            List<LedgerEntry> ledger,
            List<ClosedLot> closings) {
        Map<Valuation, ValuedDay> days =
                later.stream().collect(Collectors.toMap(ValuedDay::valuation, Function.identity()));
        List<ProfitSpan> spans = new ArrayList<>();
        ValuedDay before = opening;
        for (ReturnSpan span :
                ReturnSpan.between(
                        opening == null ? null : opening.valuation(),
                        later.stream().map(ValuedDay::valuation).toList(),
                        flows)) {
            ValuedDay after =
                    days.getOrDefault(span.after(), new ValuedDay(span.after(), List.of()));
            List<CashFlow> transfers =
                    span.counted(flows).stream()
                            .filter(flow -> flow.transfer().isPresent())
                            .toList();
            spans.add(of(span, before, after, new Books(ledger, transfers, closings)));
            before = after;
        }
        return spans;
    }

    private record Books(
            List<LedgerEntry> ledger, List<CashFlow> transfers, List<ClosedLot> closings) {}

    private static ProfitSpan of(
            ReturnSpan span, @Nullable ValuedDay before, ValuedDay after, Books books) {
        Valuation.BookedTo from =
                before == null ? Valuation.BookedTo.NOTHING : before.valuation().booked();
        Valuation.BookedTo to = after.valuation().booked();
        return new ProfitSpan(
                span,
                before,
                after,
                BookedStretch.of(books.ledger, LedgerEntry::sequence, from.ledger(), to.ledger())
                        .stream()
                        .filter(entry -> !entry.kind().isFlow())
                        .toList(),
                books.transfers,
                BookedStretch.of(books.closings, ClosedLot::n, from.closings(), to.closings()));
    }
}
