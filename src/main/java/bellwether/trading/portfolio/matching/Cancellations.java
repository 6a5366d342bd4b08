package bellwether.trading.portfolio.matching;

import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.portfolio.FirstBar;
import bellwether.trading.portfolio.LockedAccount;
import bellwether.trading.portfolio.store.CancelDao;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Cancels orders for which it was asked while a bar was under way: what that bar does to them is
/// decided by its prices, and not by who has seen them.
final class Cancellations {
    private final CancelDao dao = new CancelDao();

    /// Before a step: those that were asked for before its bars began.
    void before(LockedAccount account, TapeStep step) {
        for (CancelDao.Request request : of(account, step)) {
            if (request.at() <= step.time()) {
                cancel(account, request);
            }
        }
    }

    /// After a step: those before which no other bar begins.
    void after(LockedAccount account, MatchInput input, TapeStep step) {
        for (CancelDao.Request request : of(account, step)) {
            SymbolTape tape = input.tapes().get(request.symbol());
            if (tape != null && next(tape, step.time() + 1).getEpochSecond() >= request.at()) {
                cancel(account, request);
            }
        }
    }

    private List<CancelDao.Request> of(LockedAccount account, TapeStep step) {
        Set<String> symbols = step.bars().stream().map(TapeBar::symbol).collect(Collectors.toSet());
        return dao.pending(account.transaction(), account.portfolio().id()).stream()
                .filter(request -> symbols.contains(request.symbol()))
                .toList();
    }

    /// Those whose bar did not come in time.
    List<CancelDao.Request> overdue(Handle h, MatchInput input) {
        return dao.pending(h, input.portfolio().id()).stream()
                .filter(request -> deadline(input, request).filter(input.now()::isBefore).isEmpty())
                .toList();
    }

    /// When the first of the others is overdue.
    Optional<Instant> overdueNext(Handle h, MatchInput input) {
        return dao.pending(h, input.portfolio().id()).stream()
                .flatMap(request -> deadline(input, request).stream())
                .filter(input.now()::isBefore)
                .min(Instant::compareTo);
    }

    /// Until when the last bar is waited for that began before the request; empty where it was
    /// matched, or none is due, and where its symbol is held, so that no bar can fill it.
    private static Optional<Instant> deadline(MatchInput input, CancelDao.Request request) {
        SymbolTape tape = input.tapes().get(request.symbol());
        boolean isHeld =
                input.holds().stream()
                        .anyMatch(hold -> hold.isOpen() && hold.symbol().equals(request.symbol()));
        if (tape == null || isHeld) {
            return Optional.empty();
        }
        SymbolMark mark = input.state().marks().get(request.symbol());
        long from = Math.max(request.acceptedAt(), mark == null ? 0 : mark.time() + 1);
        long due = tape.due(request.at() - 1);
        return due < from ? Optional.empty() : Optional.of(tape.patience(due));
    }

    private static Instant next(SymbolTape tape, long from) {
        Timeframe timeframe = tape.timeframe();
        return FirstBar.from(tape.calendar(), timeframe, Instant.ofEpochSecond(from));
    }

    /// Those that are still open.
    void cancel(LockedAccount account, CancelDao.Request request) {
        if (account.order(request.orderId()).isPresent()) {
            account.cancel(request.orderId());
        }
    }
}
