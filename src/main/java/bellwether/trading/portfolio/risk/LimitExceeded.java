package bellwether.trading.portfolio.risk;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.util.List;
import java.util.stream.Collectors;

/// The refusal of an order that would break limits. It names all of them, and what would pass.
final class LimitExceeded extends Refusal {
    private static final long serialVersionUID = 1;

    private LimitExceeded(String detail, List<Fault> faults) {
        super(RefusalKind.INVALID, "limit_exceeded", detail, faults, null);
    }

    /// @param passes what would pass
    static LimitExceeded of(List<LimitRoom> breaches, String passes) {
        String detail = breaches.stream().map(LimitRoom::detail).collect(Collectors.joining("; "));
        return new LimitExceeded(
                detail + ". " + passes,
                breaches.stream()
                        .map(breach ->
                                new Fault("/limits/" + breach.limit().key(), breach.detail()))
                        .toList());
    }
}
